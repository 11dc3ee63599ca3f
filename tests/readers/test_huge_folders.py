"""A home folder given by mistake: said at once, and nothing of it is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from canvas_docs import sources
from canvas_docs.sources import list_source, read_source

from tests.conftest import Run


@pytest.mark.parametrize(("limit", "most"), [("MOST_FILES", 30), ("MOST_BYTES", 5000)])
def test_too_much_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, most: int) -> None:
    for number in range(40):
        (tmp_path / f"{number}.md").write_bytes(bytes(200))
    assert len(list_source(tmp_path).files) == 40
    monkeypatch.setattr(sources, limit, most)

    found = read_source(tmp_path)
    assert found.documents == ()
    assert [diagnostic.code for diagnostic in found.diagnostics] == ["too-many-files"]


def test_many_files_are_said_to_be_looked_at(tmp_path: Path, run: Run) -> None:
    (tmp_path / "home").mkdir()
    for number in range(1200):
        (tmp_path / "home" / f"{number}.txt").write_bytes(b"a letter")
    said = run("spec", "home")
    assert said.code == 1
    assert "looking at 1,200 files in home" in said.stderr
    assert "no-pages" in said.stderr
