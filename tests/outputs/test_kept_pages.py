"""What is kept between runs changes no byte: pages changed at random give what a full run gives."""

from __future__ import annotations

import copy
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import canvas_openapi
import pytest
from canvas_openapi import validation
from canvas_openapi.store import Store, usual_folder

from tests.conftest import Run, Said, write_pages
from tests.forms import gitbook_html, gitbook_markdown, plain_text, yard_html
from tests.forms.greenhouse import GREENHOUSE

PAGES: dict[str, str | bytes] = {
    **{f"{page.slug}.md": gitbook_markdown.write(page) for page in GREENHOUSE},
    **{f"saved-{page.slug}.html": gitbook_html.write(page) for page in GREENHOUSE[:1]},
    **{f"legacy-{page.legacy}.html": yard_html.write(page) for page in GREENHOUSE[1:]},
    "text.txt": plain_text.write(GREENHOUSE),
}


def everything_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def problems(said: Said) -> list[str]:
    return [line for line in said.stderr.splitlines() if not line.startswith("wrote") and "up to date" not in line]


def changed(chance: random.Random, text: str) -> str:
    """The text with one or two of its lines cut, doubled, swapped, or with a word changed."""
    lines = text.splitlines(keepends=True)
    for _ in range(chance.choice((1, 1, 2))):
        at = chance.randrange(len(lines))
        match chance.randrange(4):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, lines[at])
            case 2:
                other = chance.randrange(len(lines))
                lines[at], lines[other] = lines[other], lines[at]
            case _:
                lines[at] = lines[at].replace("plant", "pot", 1).replace("string", "integer", 1)
    return "".join(lines)


MORE = [pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 12)]


@pytest.mark.parametrize("seed", [0, *MORE])
def test_pages_changed_at_random_give_what_a_full_run_gives(run: Run, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    folder = write_pages(tmp_path / "pages", PAGES)
    run("build", "pages", "-o", "kept", "--no-cache", "-q")
    for step in range(3):
        name = chance.choice(sorted(PAGES))
        page = folder / name
        page.write_text(changed(chance, page.read_text()))
        kept = run("build", "pages", "-o", "kept", "-v", "--diagnostics", "kept.json")
        full = run("build", "pages", "-o", "full", "-v", "--diagnostics", "full.json", "--no-cache")

        assert kept.code == full.code, (name, step)
        assert problems(kept) == problems(full)
        assert Path("kept.json").read_bytes() == Path("full.json").read_bytes()
        if full.code == 0:
            assert everything_in(Path("kept")) == everything_in(Path("full"))


def test_a_kept_page_is_used(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_pages(tmp_path / "pages", PAGES)
    run("spec", "pages", "-o", "a.yaml")
    asked: list[bool] = []
    real = Store.get

    def get(self: Store, name: str) -> bytes | None:
        found = real(self, name)
        if name.startswith("pages "):
            asked.append(found is not None)
        return found

    monkeypatch.setattr(Store, "get", get)
    with (tmp_path / "pages" / "plants.md").open("a") as page:
        page.write("\n")
    run("spec", "pages", "-o", "a.yaml")
    assert sorted(asked) == [False] + [True] * (len(PAGES) - 1)


@pytest.mark.parametrize("damage", ["cut", "zeros", "gone", "swapped"])
def test_what_is_damaged_is_never_trusted(run: Run, tmp_path: Path, damage: str) -> None:
    write_pages(tmp_path / "pages", PAGES)
    run("spec", "pages", "-o", "a.yaml")
    first = Path("a.yaml").read_bytes()
    entries = sorted(path for path in usual_folder().rglob("*") if path.is_file())
    assert len(entries) > len(PAGES)
    for entry in entries:
        content = entry.read_bytes()
        if damage == "gone":
            entry.unlink()
        else:
            entry.write_bytes({"cut": content[:-3], "zeros": bytes(len(content)), "swapped": content[::-1]}[damage])

    assert "wrote" in run("spec", "pages", "-o", "a.yaml").stderr
    assert Path("a.yaml").read_bytes() == first


def test_nothing_is_kept_where_that_is_not_wanted(run: Run, tmp_path: Path) -> None:
    write_pages(tmp_path / "pages", PAGES)
    run("spec", "pages", "-o", "a.yaml", "--no-cache")
    assert not usual_folder().exists()


def test_only_what_was_found_sound_is_not_looked_into_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path / "store")
    reference = canvas_openapi.load(write_pages(tmp_path / "pages", PAGES)).reference
    assert reference is not None
    known: list[int] = []
    real = validation.keep_valid_parts

    def keep_valid_parts(document: dict[str, Any], places: Any, sound: set[Any]) -> Any:
        known.append(len(sound))
        return real(document, places, sound)

    monkeypatch.setattr(validation, "keep_valid_parts", keep_valid_parts)
    first, second = (canvas_openapi.make_document(reference, cache=store) for _ in range(2))
    parts = len(first.corrected.parts.digests_with_reached)
    assert known == [0, parts]
    assert (first.content, first.diagnostics) == (second.content, second.diagnostics)
    first.in_version("3.0")
    assert known[2:] == [0]

    changed = copy.deepcopy(first.corrected.document)
    next(iter(next(iter(changed["paths"].values())).values()))["responses"]["200"] = {"$ref": "#/components/Nowhere"}
    document = replace(first, corrected=replace(first.corrected, document=changed))
    broken = [document.in_version("3.1") for _ in range(2)]
    assert known[3:] == [parts - 1, parts - 1]
    assert broken[0].diagnostics == broken[1].diagnostics != first.diagnostics
