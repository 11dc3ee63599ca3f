"""Same input, same bytes: no order of files, hash seed, folder, locale, time zone or clock shows in an output."""

from __future__ import annotations

import os
import random
from pathlib import Path

from tests.conftest import Run
from tests.forms import gitbook_markdown, yard_html
from tests.forms.greenhouse import GREENHOUSE
from tests.pages import portal_action, portal_page

PAGES = {
    **{f"{page.slug}.md": gitbook_markdown.write(page) for page in GREENHOUSE},
    **{f"legacy/{page.legacy}.html": yard_html.write(page) for page in GREENHOUSE},
    **{f"more/{name}.md": portal_page(portal_action(anchor=f"{name}.index"), name) for name in "zaymb"},
}
SOME = {
    "openapi.yaml",
    "openapi.json",
    "reference.json",
    "evidence.json",
    "openapi-3.0.yaml",
    "docs/index.html",
    "clients/python/pyproject.toml",
}
"""Outputs that must be among all that a build writes."""


def folder_of(root: Path, seed: int) -> Path:
    """The pages in a folder, created in some order and of some age."""
    chance = random.Random(seed)
    names = list(PAGES)
    chance.shuffle(names)
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGES[name], encoding="utf-8")
        os.utime(path, (chance.randrange(2**31), chance.randrange(2**31)))
    return root


def build(run: Run, source: Path, output: Path, **how: object) -> dict[str, bytes]:
    done = run("build", source, "-o", output, "--no-cache", **how)
    assert done.code == 0, done.stderr
    found = {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}
    assert found.keys() >= SOME
    return found


VARIATIONS: list[dict[str, object]] = [
    {"env": {"PYTHONHASHSEED": "1", "TZ": "Asia/Kathmandu", "LC_ALL": "C", "LANG": "tr_TR.UTF-8"}, "cwd": Path("/")},
    {"env": {"PYTHONHASHSEED": "2", "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1", "LC_ALL": "POSIX"}},
]


def test_nothing_but_the_input_shows_in_an_output(run_process: Run, tmp_path: Path) -> None:
    first = build(run_process, folder_of(tmp_path / "pages", 0), tmp_path / "out", env={"PYTHONHASHSEED": "0"})
    for number, how in enumerate(VARIATIONS, 1):
        source = folder_of(tmp_path / f"other {number}" / "pages", number)
        found = build(run_process, source, tmp_path / f"out {number}", **how)

        assert {name for name in found.keys() | first.keys() if found.get(name) != first.get(name)} == set(), how


def test_a_reference_json_gives_the_document_of_its_pages(run: Run, tmp_path: Path) -> None:
    source = folder_of(tmp_path / "pages", 0)
    first = build(run, source, tmp_path / "out")
    again = build(run, tmp_path / "out" / "reference.json", tmp_path / "again")

    assert again["reference.json"] == first["reference.json"]
    assert again["openapi.yaml"] == first["openapi.yaml"]


def test_no_path_of_this_machine_shows(run: Run, tmp_path: Path) -> None:
    for name, content in build(run, folder_of(tmp_path / "pages", 0), tmp_path / "out").items():
        assert str(tmp_path).encode() not in content, name
