"""Types of the corpora: every object is read, and what Canvas's own generator knew is found again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from canvas_docs.model import element_of

from tests.conftest import AtLeast, format_of, target_of
from tests.made import reference_of

KINDS = {
    "string": {"string"},
    "datetime": {"string"},
    "integer": {"integer"},
    "number": {"integer", "number"},
    "boolean": {"boolean"},
    "array": {"array"},
    "object": {"object", "reference"},
}


@pytest.mark.parametrize("folder", ["gitbook_md/2025-12", "gitbook_md/2025-09", "yard_html/2022", "yard_html/2014"])
def test_every_object_is_read(corpus: Path, folder: str) -> None:
    unread = [o.name for page in reference_of(corpus / folder).pages for o in page.objects if not o.example.is_json]
    schemas = {"QuizSubmissionUserList", "QuizSubmissionUserListMeta", "JSONAPIPagination"}
    assert set(unread) <= schemas
    assert all(
        field.type.grade
        for page in reference_of(corpus / folder).pages
        for o in page.objects
        for field in o.type.fields
    )


@pytest.mark.parametrize("folder", ["yard_html/2022"])
def test_what_the_generator_knew(corpus: Path, at_least: AtLeast, folder: str) -> None:
    truth = json.loads((corpus / "truth" / "swagger_2022.json").read_text(encoding="utf-8"))["models"]
    known = {o.name: {f.name: f for f in o.type.fields} for p in reference_of(corpus / folder).pages for o in p.objects}
    wanted = [(known[m][p], v) for m, ps in truth.items() if m in known for p, v in ps.items() if p in known[m]]
    typed = [(f, v) for f, v in wanted if v["type"] in KINDS and not (v["ref"] and v["type"] != "array")]
    right = [f for f, v in typed if f.type.kind in KINDS[v["type"]]]
    dated = [f for f, v in wanted if v["type"] == "datetime"]
    referring = [(f, v["ref"]) for f, v in wanted if v["ref"] and v["ref"] in known]
    assert len(wanted) >= at_least(real=801, invented=20)
    assert len(right) / len(typed) > 0.965
    assert all(format_of(field.type) in ("date-time", "date") for field in dated)
    assert sum(target_of(element_of(f.type)) == name for f, name in referring) / len(referring) > 0.97
