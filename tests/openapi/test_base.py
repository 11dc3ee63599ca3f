"""What no page states has a place too: `documented` is said of what a line of a page shows, and of nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from canvas_docs.reference import read_reference
from canvas_docs.sources import BUNDLED
from canvas_openapi.making import make_document
from canvas_openapi.openapi import base

from tests.pages import portal_action, portal_page

BASE = Path(base.__file__).with_name("base.yaml").read_text(encoding="utf-8").splitlines()


def test_types_of_the_base_have_the_line_that_they_stand_in() -> None:
    evidence = base.evidence_of_base()
    assert {known.rule for known in evidence.values()} == {"guides"}
    for at, known in evidence.items():
        assert known.origin.document.endswith("base.yaml")
        if at.endswith("/schema"):
            assert "schema:" in BASE[known.origin.line - 2] + BASE[known.origin.line - 1], at


def test_a_caller_may_change_the_base() -> None:
    base.base()["paths"]["/ponds"] = {}
    assert base.base()["paths"] == {}


@pytest.mark.parametrize("name", ["the page that ships", "an invented page"])
def test_what_is_documented_stands_in_a_line_of_a_page(name: str, tmp_path: Path) -> None:
    source = BUNDLED
    if name == "an invented page":
        source = tmp_path / "ponds.md"
        source.write_text(portal_page(portal_action("Digs.\n\nReturns a [Pond](#pond) object.")))
    reference, _ = read_reference(source)
    assert reference is not None
    evidence = make_document(reference).evidence
    documented = [entry for entry in evidence["types"].values() if entry["grade"] == "documented"]
    assert documented
    assert [entry for entry in documented if not (entry.get("page") and entry.get("line"))] == []
