"""The public API: what the README shows runs, and nothing of it prints, exits, writes or reads the environment."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import canvas_openapi
import pytest
import yaml
from canvas_openapi import Severity

from tests.conftest import REPOSITORY, Run, write_pages
from tests.forms import gitbook_markdown
from tests.forms.greenhouse import GREENHOUSE

PAGES: dict[str, str | bytes] = {f"{page.slug}.md": gitbook_markdown.write(page) for page in GREENHOUSE}
SECTION = (REPOSITORY / "README.md").read_text(encoding="utf-8").partition("## As a library")[2].partition("\n## ")[0]


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write_pages(tmp_path / "pages", PAGES)


def test_what_the_readme_shows_runs(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (program,) = re.findall(r"```python\n(.*?)```", SECTION, re.DOTALL)
    exec(compile(program, "README.md", "exec"), {})  # noqa: S102 (our own README)

    said = capsys.readouterr().out
    assert "Archived Plants ['GET /api/v1/archived_plants/:id']" in said
    assert yaml.safe_load(Path("openapi.yaml").read_bytes())["openapi"].startswith("3.1")
    assert re.search(r"\d+ files of the site, \d+ of the client", said)
    assert "Nothing changed. none []" in said
    assert "{} {'GET /api/v1/courses/7': " in said
    assert "() {'url:GET|/api/v1/courses/:id': " in said
    assert "7 operations that change nothing" in said


def test_every_public_name_is_there_and_no_other() -> None:
    for name in canvas_openapi.__all__:
        assert getattr(canvas_openapi, name) is not None
    assert set(canvas_openapi.__all__) <= set(dir(canvas_openapi))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        canvas_openapi.nothing  # noqa: B018


def test_the_package_itself_imports_nothing_but_the_standard_library() -> None:
    program = "import sys; before = set(sys.modules); import canvas_openapi; print(*set(sys.modules) - before)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    imported = {name.partition(".")[0] for name in done.stdout.split()}
    assert imported - sys.stdlib_module_names == {"canvas_openapi"}


class _Forbidden(dict[str, str]):
    """An environment that nobody may ask."""

    def __getitem__(self, key: str) -> str:
        raise AssertionError(f"the environment was asked for {key}")

    def get(self, key: str, default: object = None) -> str:  # type: ignore[override]
        return self[key]


def everything(pages: Path) -> tuple[canvas_openapi.Document, dict[str, bytes]]:
    loaded = canvas_openapi.load(pages)
    assert loaded.reference is not None
    document = canvas_openapi.make_document(loaded.reference, validate=False)
    files = canvas_openapi.render_site(loaded.reference, document, previous=document)
    for language in ("python", "typescript"):
        files |= canvas_openapi.render_client(document, language)
    assert not canvas_openapi.compare(document, document).changes
    needed = canvas_openapi.scopes_for(document, ["GET /api/v1/plants/7", canvas_openapi.Called("GET", "/nowhere")])
    assert (list(needed.scopes), list(needed.unmatched)) == (["url:GET|/api/v1/plants/:id"], ["GET /nowhere"])
    assert canvas_openapi.check_scopes(document, "url:GET|/api/v1/plants", used=["list_plants"]).wrong
    assert canvas_openapi.upgrade_scopes(document, document, needed.scopes).keep == tuple(needed.scopes)
    part = canvas_openapi.for_agents(canvas_openapi.slice_document(document, only=["read-only"]))
    assert 0 < len(part.content["paths"]) < len(document.content["paths"])
    return document, files


def test_nothing_is_printed_written_or_read_from_the_environment(
    pages: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    everything(pages)  # imports, which may ask what they like
    before = sorted(pages.parent.rglob("*"))
    monkeypatch.setattr(os, "environ", _Forbidden())
    _, files = everything(pages)
    monkeypatch.undo()

    assert len(files) > 20
    assert sorted(pages.parent.rglob("*")) == before
    assert capfd.readouterr() == ("", "")


def test_the_command_line_gives_what_the_library_gives(pages: Path, run: Run) -> None:
    document, _ = everything(pages)
    assert run("spec", pages, "-o", "a.yaml").code == 0
    assert run("spec", pages, "--openapi", "3.0", "-o", "b.json").code == 0

    assert Path("a.yaml").read_bytes() == document.to_yaml()
    assert Path("b.json").read_bytes() == document.in_version("3.0").to_json()


def test_what_is_not_there_is_a_diagnostic(tmp_path: Path) -> None:
    loaded = canvas_openapi.load(tmp_path / "missing")

    assert loaded.reference is None
    assert {diagnostic.severity for diagnostic in loaded.diagnostics} == {Severity.ERROR}


def test_a_slice_of_nothing_is_an_error(pages: Path) -> None:
    loaded = canvas_openapi.load(pages)
    assert loaded.reference is not None
    document = canvas_openapi.make_document(loaded.reference, validate=False)
    with pytest.raises(canvas_openapi.UnknownTermError, match=r"'Plantz' is no tag.*nearest: "):
        canvas_openapi.slice_document(document, only=["Plantz"])
    with pytest.raises(canvas_openapi.EmptySliceError):
        canvas_openapi.slice_document(document, but=["/api/*"])
    assert canvas_openapi.slice_document(document) is document


def test_an_overlay_that_cannot_be_used_fails_the_document(pages: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("overlay: 1.0.0\n")
    loaded = canvas_openapi.load(pages)
    assert loaded.reference is not None

    document = canvas_openapi.make_document(loaded.reference, overlays=[tmp_path / "mine.yaml"])

    assert document.failed
    assert {d.code for d in document.diagnostics if d.severity is Severity.ERROR} == {"overlay-invalid"}
