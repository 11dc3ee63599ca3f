"""Nothing changed, nothing done; anything changed, everything done. A wrong "up to date" is the worst bug there is."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from canvas_openapi import program
from canvas_openapi.program import LIBRARIES, folder_digest, library_versions
from canvas_openapi.store import Store, usual_folder

from tests.conftest import REPOSITORY, Run, Said, write_pages
from tests.forms import gitbook_markdown
from tests.forms.greenhouse import GREENHOUSE

OVERLAY = """
overlay: 1.0.0
info: {title: Mine, version: "1"}
actions:
  - target: $.info
    update: {x-mine: %s}
"""


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    (tmp_path / "mine.yaml").write_text(OVERLAY % 1)
    (tmp_path / "earlier").mkdir()
    (tmp_path / "earlier" / "page.md").write_text(gitbook_markdown.write(GREENHOUSE[0]))
    few = [page for page in GREENHOUSE if page.slug in ("plants", "archived_plants")]
    return write_pages(tmp_path / "pages", {f"{page.slug}.md": gitbook_markdown.write(page) for page in few})


def is_up_to_date(said: Said) -> bool:
    assert said.code == 0, said.stderr
    assert ("up to date" in said.stderr) != ("wrote" in said.stderr), said.stderr
    return "up to date" in said.stderr


VERBS: dict[str, list[str]] = {
    "parse": ["parse", "pages", "-o", "reference.json"],
    "spec": ["spec", "pages", "-o", "a.yaml", "-o", "b.json", "-o", "c-3.0.yaml", "--overlay", "mine.yaml"],
    "docs": ["docs", "pages", "-o", "site", "--previous", "earlier"],
    "clients": ["clients", "pages", "-o", "clients"],
    "build": ["build", "pages", "-o", "out"],
}


@pytest.mark.parametrize("verb", VERBS)
def test_a_second_run_has_nothing_to_do_and_says_the_same(pages: Path, run: Run, verb: str) -> None:
    first, second, forced, uncached = (run(*VERBS[verb], *more) for more in ((), (), ("--force",), ("--no-cache",)))

    assert [is_up_to_date(said) for said in (first, second, forced, uncached)] == [False, True, False, False]
    assert [line for line in second.stderr.splitlines() if "up to date" not in line] == [
        line for line in first.stderr.splitlines() if "wrote" not in line
    ]


def edit(name: str, more: str = "\n") -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        with (folder / name).open("a") as file:
            file.write(more)

    return change


CHANGES: dict[str, Callable[[Path], object]] = {
    "a page": edit("pages/archived_plants.md"),
    "a page more": lambda folder: (folder / "pages/note.txt").write_text("no page"),
    "a page less": lambda folder: (folder / "pages/archived_plants.md").unlink(),
    "a page of another name": lambda folder: (folder / "pages/archived_plants.md").rename(folder / "pages/beds2.md"),
    "a page that is now a link to another": lambda folder: (
        (folder / "pages/archived_plants.md").unlink(),
        (folder / "pages/archived_plants.md").symlink_to("plants.md"),
    ),
    "an overlay": edit("mine.yaml", "x-more: 1\n"),
    "an output": edit("b.json"),
    "an output that is gone": lambda folder: (folder / "c-3.0.yaml").unlink(),
    "an output that is empty": lambda folder: (folder / "a.yaml").write_bytes(b""),
    "an output that is a folder": lambda folder: ((folder / "a.yaml").unlink(), (folder / "a.yaml").mkdir()),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_makes_a_run(pages: Path, run: Run, change: str) -> None:
    run(*VERBS["spec"])
    before = {name: Path(name).read_bytes() for name in ("a.yaml", "b.json", "c-3.0.yaml")}
    assert is_up_to_date(run(*VERBS["spec"]))
    CHANGES[change](pages.parent)

    said = run(*VERBS["spec"])
    if change == "an output that is a folder":
        assert said.code == 1
        return
    assert not is_up_to_date(said)
    if change.startswith("an output"):
        assert {name: Path(name).read_bytes() for name in before} == before
    assert is_up_to_date(run(*VERBS["spec"]))


@pytest.mark.parametrize(
    "options",
    [["--no-overlays"], ["--no-validate"], ["--openapi", "3.0"], ["--strict"], ["--diagnostics", "d.json"]],
)
def test_other_options_make_a_run(pages: Path, run: Run, options: list[str]) -> None:
    run(*VERBS["spec"])
    assert "wrote" in run(*VERBS["spec"], *options).stderr
    assert (is_up_to_date(run(*VERBS["spec"]))) == (options != ["--openapi", "3.0"])


@pytest.mark.parametrize("change", ["earlier/page.md", "site/index.html", "site/more.html"])
def test_a_site_depends_on_the_earlier_edition_and_on_each_of_its_files(pages: Path, run: Run, change: str) -> None:
    run(*VERBS["docs"])
    assert is_up_to_date(run(*VERBS["docs"]))
    edit(change)(pages.parent)
    assert not is_up_to_date(run(*VERBS["docs"]))


def test_other_code_another_python_or_another_library_makes_a_run(
    pages: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    run(*VERBS["spec"])
    code = [*program.code_folders()]
    more = write_pages(tmp_path / "code", {"new.py": "x = 1"})
    libraries = tmp_path / "libraries"
    (libraries / "lxml-0.0.1.dist-info").mkdir(parents=True)
    for name, value in (
        ("code_folders", lambda: [*code, more]),
        ("library_versions", lambda places: library_versions([*places, str(libraries)])),
    ):
        with monkeypatch.context() as changed:
            changed.setattr(program, name, value)
            assert not is_up_to_date(run(*VERBS["spec"]))
            assert is_up_to_date(run(*VERBS["spec"]))
    with monkeypatch.context() as changed:
        changed.setattr(sys, "version", sys.version + " of tomorrow")
        assert not is_up_to_date(run(*VERBS["spec"]))
    assert is_up_to_date(run(*VERBS["spec"]))


def test_our_code_is_all_of_it_and_compiled_code_is_none(tmp_path: Path) -> None:
    names = {folder.name for folder in program.code_folders()}
    assert names == {"canvas_openapi", "canvas_docs", "templates"}
    folder = write_pages(tmp_path / "code", {"a.py": "1", "b.yaml": "2"})
    first = folder_digest([folder])
    write_pages(folder / "__pycache__", {"a.pyc": "3"})
    assert folder_digest([folder]) == first
    (folder / "b.yaml").write_text("3")
    assert folder_digest([folder]) != first


SHAPES_NOTHING = {"click", "filelock", "ijson", "protego", "tenacity", "tqdm", "truststore", "urllib3"}


def test_every_dependency_is_watched_or_shapes_nothing() -> None:
    project = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    listed = project.partition("dependencies = [")[2].partition("\n]")[0]
    names = {
        line.strip().lstrip('"').partition(">")[0].partition("=")[0] for line in listed.splitlines() if line.strip()
    }
    assert len(names) > 10
    assert names - LIBRARIES - SHAPES_NOTHING == set()
    assert len(library_versions(sys.path)) > 10


def test_nothing_is_remembered_of_what_went_to_a_pipe_or_to_standard_output(pages: Path, run: Run) -> None:
    for _ in range(2):
        said = run("spec", "pages", "-o", "-", "-o", "a.json")
        assert said.stdout.startswith('openapi: "3.1')
        assert "up to date" not in said.stderr
    if os.path.exists("/dev/null"):
        for _ in range(2):
            assert not is_up_to_date(run("spec", "pages", "-o", "/dev/null"))


def test_a_run_that_failed_is_no_reason_to_do_nothing(pages: Path, run: Run) -> None:
    edit("pages/archived_plants.md", "\n**Scope:** `url:GET|/api/v1/elsewhere`\n")(pages.parent)
    (pages.parent / "mine.yaml").write_text("overlay: 1.0.0\n")
    for _ in range(2):
        said = run(*VERBS["spec"])
        assert said.code == 1
        assert "up to date" not in said.stderr


@pytest.mark.parametrize("damage", [b"", b"\0" * 50, b"{}", "cut"])
def test_a_damaged_record_is_none(pages: Path, run: Run, damage: bytes | str) -> None:
    run(*VERBS["spec"])
    for entry in [path for path in usual_folder().rglob("*") if path.is_file()]:
        entry.write_bytes(damage if isinstance(damage, bytes) else entry.read_bytes()[:-1])
    first = Path("a.yaml").read_bytes()
    assert not is_up_to_date(run(*VERBS["spec"]))
    assert Path("a.yaml").read_bytes() == first


def test_a_cache_that_cannot_be_written_is_no_error(pages: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("no-folder").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(Path("no-folder").resolve()))
    for _ in range(2):
        assert not is_up_to_date(run(*VERBS["spec"]))


def test_a_store_keeps_what_was_of_use_last(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    for number in range(10):
        store.put(str(number), bytes(1000))
    for path in (tmp_path / "store").rglob("*"):
        os.utime(path, (1, 1))
    assert store.get("3") == bytes(1000)
    store.prune(most=5000, kept=2500)

    assert store.get("3") == bytes(1000)
    assert sum(store.get(str(number)) is not None for number in range(10)) == 2


def test_a_store_finds_nothing_of_another_salt(tmp_path: Path) -> None:
    Store(tmp_path, "a").put("name", b"x")
    assert Store(tmp_path, "b").get("name") is None
    assert Store(tmp_path, "a").get("name") == b"x"
