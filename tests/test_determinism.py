"""Same input, same bytes: no order of files, hash seed, folder, locale, time zone or clock shows in an output."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

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


ALL_VERBS = """
import sys
from canvas_openapi.cli import main

source, out = sys.argv[1:]
for line in (
    ["build", source, "-o", out],
    ["spec", source, "--only", "read-only", "-o", f"{out}/slice.yaml", "-o", f"{out}/slice-3.0.json"],
    ["spec", source, "--profile", "agent", "-o", f"{out}/agent.json", "--diagnostics", f"{out}/diagnostics.json"],
    ["docs", source, "--previous", f"{source}/legacy", "--base-url", "https://a.example/", "-o", f"{out}/since"],
    *(["diff", f"{source}/legacy", source, "-o", f"{out}/changes.{kind}"] for kind in ("md", "html", "json")),
    ["scopes", "for", "GET /api/v1/plants", "--source", source, "--format", "json"],
):
    try:
        main([*line, "--no-cache"] if line[0] in ("build", "spec", "docs") else line)
    except SystemExit as ended:
        assert ended.code == 0, line
"""
"""All that writes an output, in one process: SOURCE and a folder for the outputs."""


def made_by_all_verbs(source: Path, output: Path, env: dict[str, str], cwd: Path | None = None) -> dict[str, bytes]:
    command = [sys.executable, "-c", ALL_VERBS, str(source), str(output)]
    done = subprocess.run(command, env={**os.environ, **env}, cwd=cwd, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return {"what is printed": done.stdout, **files_below(output)}


def build(run: Run, source: Path, output: Path) -> dict[str, bytes]:
    done = run("build", source, "-o", output, "--no-cache")
    assert done.code == 0, done.stderr
    return files_below(output)


def files_below(folder: Path) -> dict[str, bytes]:
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert found.keys() >= SOME
    return found


ELSEWHERE = {"TZ": "Asia/Kathmandu", "LC_ALL": "C", "LANG": "tr_TR.UTF-8"}
OLD_TERMINAL = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("first")
    made = made_by_all_verbs(folder_of(folder / "pages", 0), folder / "out", {"PYTHONHASHSEED": "0"})
    assert made.keys() >= {"slice-3.0.json", "agent.json", "since/changes.html", "changes.html", "diagnostics.json"}
    return made


@pytest.mark.parametrize("seed", [1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in (2, 3, 4))])
def test_nothing_but_the_input_shows_in_an_output(first: dict[str, bytes], tmp_path: Path, seed: int) -> None:
    environment = {"PYTHONHASHSEED": str(seed), **ELSEWHERE, **OLD_TERMINAL}
    source = folder_of(tmp_path / "other" / "pages", seed)
    found = made_by_all_verbs(source, tmp_path / "other out", environment, cwd=Path("/"))

    assert {name for name in found.keys() | first.keys() if found.get(name) != first.get(name)} == set()


def test_a_reference_json_gives_the_document_of_its_pages_and_no_path_of_this_machine(run: Run, tmp_path: Path) -> None:
    source = folder_of(tmp_path / "pages", 0)
    first = build(run, source, tmp_path / "out")
    again = build(run, tmp_path / "out" / "reference.json", tmp_path / "again")

    assert again["reference.json"] == first["reference.json"]
    assert again["openapi.yaml"] == first["openapi.yaml"]
    assert [name for name, content in first.items() if str(tmp_path).encode() in content] == []
