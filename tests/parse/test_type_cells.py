"""Type cells: an open vocabulary, of which only what is understood becomes a type."""

from __future__ import annotations

import pytest
from canvas_docs.model import Grade
from canvas_docs.parse.type_cells import parse_type

from tests.conftest import format_of


@pytest.mark.parametrize(
    ("text", "kind", "format_"),
    [
        ("string", "string", None),
        ("String", "string", None),
        ("boolean", "boolean", None),
        ("Boolean", "boolean", None),
        ("integer", "integer", None),
        ("Integer", "integer", None),
        ("Positive Integer", "integer", None),
        ("number", "number", None),
        ("Numeric", "number", None),
        ("Float", "number", None),
        ("Decimal", "number", None),
        ("DateTime", "string", "date-time"),
        ("Datetime", "string", "date-time"),
        ("Date", "string", "date"),
        ("URL", "string", "uri"),
        ("File", "file", None),
        ("Array", "array", None),
        ("array", "array", None),
        ("Hash", "object", None),
        ("SerializedHash", "object", None),
        ("Object", "object", None),
        ("object", "object", None),
    ],
)
def test_words_for_types(text: str, kind: str, format_: str | None) -> None:
    found = parse_type(text)

    assert (found.kind, format_of(found), found.text, found.grade) == (kind, format_, text, Grade.DOCUMENTED)


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("String[]", "string"),
        ("[Integer]", "integer"),
        ("[Answer]", "reference"),
        ("Array<DateTime>", "string"),
        ("multiple BlueprintRestrictions", "reference"),
        ("array of integers", "integer"),
    ],
)
def test_words_for_arrays(text: str, item: str) -> None:
    found = parse_type(text)

    assert found.kind == "array"
    assert found.items is not None
    assert found.items.kind == item


@pytest.mark.parametrize("text", ["Watering", "Lti::ToolSetting", "RubricAssessment"])
def test_a_capitalised_word_is_an_object_of_that_name(text: str) -> None:
    found = parse_type(text)

    assert found.kind == "reference"
    assert found.target is not None
    assert found.target.name == text


@pytest.mark.parametrize("text", ["", "json", "JSON", "variable", "Deprecated", "combine them with this mode", "???"])
def test_what_promises_no_shape_is_unknown_with_its_text(text: str) -> None:
    found = parse_type(text)

    assert (found.kind, found.grade, found.text) == ("unknown", Grade.UNKNOWN, text)
