"""Files of several pages, read whole, and what a page announces."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from canvas_docs.blocks import Block
from canvas_docs.diagnostics import Diagnostic
from canvas_docs.documents import Document, Form
from canvas_docs.model import Action, Page
from canvas_docs.parse.slugs import portal_slug
from canvas_docs.readers import READERS
from canvas_docs.reference import read_reference
from canvas_docs.several_pages import methods_missed

from tests.conftest import Read
from tests.forms import gitbook_markdown
from tests.forms.greenhouse import GREENHOUSE as PAGES
from tests.pages import portal_action, portal_page

NOTE = "> For the complete documentation index, see [llms.txt](https://developerdocs.instructure.com/llms.txt).\n\n"
AGENTS = "\n---\n\n# Agent Instructions\n\nAsk this documentation.\n\n```\nGET https://x.example/page.md?ask=<question>\n```\n"
OTHER = "# Commons\n\nAnother product.\n\n## Share\n\nText.\n\n# Share more\n\nText.\n"
NEXT = "\n\n---\n\n[Next Page](/llms-full.txt/1)\n"


def single(read: Read) -> list[Page]:
    pages = {f"{portal_slug(page.title)}.md": gitbook_markdown.write(page) for page in PAGES}
    return sorted(read(pages, "single")[0].pages, key=lambda page: page.slug)


def without_places(page: Page) -> str:
    """The page as text, less where its parts were read."""
    return re.sub(r"Origin\(document='[^']*', line=\d+\)", "", repr(page))


@pytest.mark.parametrize("latest", [False, True])
def test_a_file_of_all_pages_gives_what_the_pages_give(read: Read, latest: bool) -> None:
    texts = [gitbook_markdown.write(page) for page in PAGES]
    if latest:
        texts = [NOTE + text + AGENTS for text in texts]
    whole = "\n\n".join([texts[0], OTHER, *texts[1:]]) + NEXT
    found = sorted(read({"llms-full.txt": whole}, "whole")[0].pages, key=lambda page: page.slug)

    assert [without_places(page) for page in found] == [without_places(page) for page in single(read)]


def test_lines_are_those_of_the_file(read: Read) -> None:
    first = portal_page(portal_action())
    second = portal_page(portal_action(anchor="beds.index", route="GET /api/v1/beds"), "Beds")
    reference, _ = read({"all.md": f"{first}\n{second}"})
    lines = f"{first}\n{second}".split("\n")
    origin = reference.pages[1].actions[0].routes[0].origin

    assert lines[origin.line - 1] == "**Scope:** `url:GET|/api/v1/beds`"


def test_a_title_in_code_begins_no_page(read: Read) -> None:
    page = portal_page(portal_action("```bash\n# Beds\n\n## Beds API\n```"))

    assert len(read({"pots.md": page})[0].pages) == 1


def test_a_heading_in_prose_begins_no_page(read: Read) -> None:
    page = portal_page("Words.\n\n" + portal_action() + portal_action("Text.", "pots.show", "GET /api/v1/pots/:id"))
    reference, _ = read({"pots.md": page})

    assert [p.slug for p in reference.pages] == ["pots"]


@pytest.mark.parametrize(
    ("title", "slug"),
    [("ePub Exports", "e_pub_exports"), ("JWTs", "jw_ts"), ("Accounts (LTI)", "accounts_-lti"), ("Pots", "pots")],
)
def test_slugs_are_those_of_the_portal(title: str, slug: str) -> None:
    assert portal_slug(title) == slug


def test_announced_methods_that_are_not_read_are_named() -> None:
    text = portal_page(portal_action() + portal_action(anchor="pots/old.gone", route="GET /api/v1/pots/gone"))
    document = Document("pots.md", text, Form.GITBOOK_MARKDOWN)
    reads_one = Page("pots", "Pots", "gitbook-markdown", actions=(Action((), anchor="method.pots.index"),))
    (missed,) = methods_missed(document, [reads_one])

    assert "1 of 2 announced methods were not read, such as method.pots/old.gone" in missed.problem
    assert text.split("\n")[missed.origin.line - 1].startswith("### [Do gone]")


def test_all_methods_read_is_no_problem(read: Read) -> None:
    _, diagnostics = read({"pots.md": portal_page(portal_action(anchor="pots/old.index"))})

    assert diagnostics == []


def test_an_error_that_no_one_foresaw_costs_its_page(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = READERS[Form.GITBOOK_MARKDOWN]

    def broken(document: Document) -> tuple[list[Block], list[Diagnostic]]:
        if document.name == "beds.md":
            raise IndexError("unforeseen")
        return reader(document)

    monkeypatch.setitem(READERS, Form.GITBOOK_MARKDOWN, broken)
    pots = portal_page(portal_action())
    reference, diagnostics = read({"beds.md": pots, "pots.md": pots})
    (failed,) = (d for d in diagnostics if d.code == "page-failed")

    assert [page.slug for page in reference.pages] == ["pots"]
    assert failed.origin.document == "beds.md"
    assert "IndexError" in failed.problem


def test_a_page_that_failed_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: dict[str, bytes] = {}

    class Kept:
        def get(self, name: str) -> bytes | None:
            return kept.get(name)

        def put(self, name: str, content: bytes) -> None:
            kept[name] = content

    def broken(document: Document) -> tuple[list[Block], list[Diagnostic]]:
        raise IndexError("unforeseen")

    (tmp_path / "pots.md").write_text(portal_page(portal_action()))
    with monkeypatch.context() as patched:
        patched.setitem(READERS, Form.GITBOOK_MARKDOWN, broken)
        reference, _ = read_reference(tmp_path, cache=Kept())
        assert reference is None
    reference, _ = read_reference(tmp_path, cache=Kept())

    assert reference is not None
    assert len(kept) == 1
