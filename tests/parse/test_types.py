"""Type cells: an open vocabulary, of which only what is understood becomes a type."""

from __future__ import annotations

import pytest
from canvas_docs.model import Grade, Kind
from canvas_docs.parse.types import parse_type


@pytest.mark.parametrize(
    ("text", "kind", "format_"),
    [
        ("string", Kind.STRING, None),
        ("String", Kind.STRING, None),
        ("boolean", Kind.BOOLEAN, None),
        ("Boolean", Kind.BOOLEAN, None),
        ("integer", Kind.INTEGER, None),
        ("Integer", Kind.INTEGER, None),
        ("Positive Integer", Kind.INTEGER, None),
        ("number", Kind.NUMBER, None),
        ("Numeric", Kind.NUMBER, None),
        ("Float", Kind.NUMBER, None),
        ("Decimal", Kind.NUMBER, None),
        ("DateTime", Kind.STRING, "date-time"),
        ("Datetime", Kind.STRING, "date-time"),
        ("Date", Kind.STRING, "date"),
        ("URL", Kind.STRING, "uri"),
        ("File", Kind.FILE, None),
        ("Array", Kind.ARRAY, None),
        ("array", Kind.ARRAY, None),
        ("Hash", Kind.OBJECT, None),
        ("SerializedHash", Kind.OBJECT, None),
        ("Object", Kind.OBJECT, None),
        ("object", Kind.OBJECT, None),
    ],
)
def test_words_for_types(text: str, kind: Kind, format_: str | None) -> None:
    found = parse_type(text)

    assert (found.kind, found.format, found.text, found.grade) == (kind, format_, text, Grade.DOCUMENTED)


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("String[]", Kind.STRING),
        ("[Integer]", Kind.INTEGER),
        ("[Answer]", Kind.REFERENCE),
        ("Array<DateTime>", Kind.STRING),
        ("multiple BlueprintRestrictions", Kind.REFERENCE),
        ("array of integers", Kind.INTEGER),
    ],
)
def test_words_for_arrays(text: str, item: Kind) -> None:
    found = parse_type(text)

    assert found.kind is Kind.ARRAY
    assert found.items is not None
    assert found.items.kind is item


@pytest.mark.parametrize("text", ["Watering", "Lti::ToolSetting", "RubricAssessment"])
def test_a_capitalised_word_is_an_object_of_that_name(text: str) -> None:
    found = parse_type(text)

    assert found.kind is Kind.REFERENCE
    assert found.target is not None
    assert found.target.name == text


@pytest.mark.parametrize("text", ["", "json", "JSON", "variable", "Deprecated", "combine them with this mode", "???"])
def test_what_promises_no_shape_is_unknown_with_its_text(text: str) -> None:
    found = parse_type(text)

    assert (found.kind, found.grade, found.text) == (Kind.UNKNOWN, Grade.UNKNOWN, text)
