"""What the README promises is there."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from canvas_docs.reference import read_reference
from canvas_docs.sources import BUNDLED
from canvas_openapi.cli import main
from canvas_openapi.openapi.document import openapi
from canvas_openapi.slices.agent import for_agents
from canvas_openapi.slices.cut import cut
from canvas_openapi.slices.selection import Selection

from tests.conftest import REPOSITORY, Read
from tests.made import openapi_of

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
EXTENSIONS = set(re.findall(r"^\| `(x-[\w-]+)` \|", README, re.MULTILINE))


VERBS = {name: main.get_command(click.Context(main), name) for name in main.list_commands(click.Context(main))}


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_a_verb_has_help_an_example_and_a_line_in_the_readme(verb: str) -> None:
    command = VERBS[verb]
    assert command is not None
    text = command.get_help(click.Context(command, info_name=f"canvas-openapi {verb}"))
    assert command.get_short_help_str()
    assert re.search(rf"^  canvas-openapi {verb}\b.*", text.split("\n\n", 1)[1], re.MULTILINE), text
    assert f"| `{verb}` | `canvas-openapi {verb}" in README


def test_all_verbs_of_the_readme_exist() -> None:
    assert set(re.findall(r"^\| `(\w+)` \| `canvas-openapi", README, re.MULTILINE)) == set(VERBS)


def extensions(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for key, below in node.items():
            if key.startswith("x-"):
                yield key
            elif key not in ("example", "examples", "default", "enum"):
                yield from extensions(below)
    elif isinstance(node, list):
        for below in node:
            yield from extensions(below)


PICTURES = REPOSITORY / ".github" / "pictures"
"""Made by `make screenshots`, which needs a browser; this test does not."""


def test_the_pictures_are_there_and_light() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\((\.github/pictures/[^)]+)\)", README)
    there = {path.relative_to(REPOSITORY).as_posix(): path.stat().st_size for path in PICTURES.iterdir()}
    assert set(pictures) == there.keys()
    assert len(pictures) == 4
    assert max(there.values()) <= 60_000


def test_every_extension_of_the_document_is_explained() -> None:
    reference, _ = read_reference(BUNDLED)
    assert reference is not None
    assert set(extensions(openapi(reference).document)) <= EXTENSIONS


def test_every_extension_is_explained_and_met_somewhere(corpus: Path) -> None:
    met = set()
    for source in (BUNDLED, corpus / "gitbook_md" / "2025-12", corpus / "yard_html" / "2014"):
        document = openapi_of(source).document
        met |= set(extensions(document)) | set(extensions(for_agents(cut(document, Selection(("read-only",))))))
    assert met == EXTENSIONS


def test_the_fragment_of_a_page_becomes_what_the_readme_shows(read: Read) -> None:
    (markdown,) = re.findall(r"```markdown\n(.*?)```", README, re.DOTALL)
    (shown,) = re.findall(r"and becomes this:\n\n```yaml\n(.*?)```", README, re.DOTALL)
    definition = '**A Token object looks like:**\n\n```js\n{"id": 1}\n```\n'
    reference, _ = read({"access_tokens.md": f"# Access Tokens\n\n## Access Tokens API\n\n{definition}\n{markdown}"})
    assert differing(yaml.safe_load(shown), openapi(reference).document["paths"]) == []


def differing(shown: Any, made: Any, where: str = "") -> list[str]:
    """The places at which what is shown is not part of what was made."""
    if isinstance(shown, dict):
        return [
            place for key, below in shown.items() for place in differing(below, (made or {}).get(key), f"{where}/{key}")
        ]
    if isinstance(shown, list):
        return [] if all(any(not differing(one, other) for other in made or ()) for one in shown) else [where]
    return [] if shown == made else [where]
