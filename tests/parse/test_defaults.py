"""Defaults that descriptions state, and the sentences that only look like one."""

from __future__ import annotations

import pytest
from canvas_docs.model import Json, Primitive, ScalarType, UnionType
from canvas_docs.parse.defaults import default_in


@pytest.mark.parametrize(
    ("text", "kind", "default"),
    [
        ("Whether to shade it. Defaults to false.", "boolean", False),
        ("Whether to shade it (default: true).", "boolean", True),
        ("Default is true. If false, nothing is shaded.", "boolean", True),
        ("Plants in each page. Defaults to 10.", "integer", 10),
        ("The tilt, default: -5.", "integer", -5),
        ("The share, defaults to 0.5.", "number", 0.5),
        ("The mode. Defaults to “row”.", "string", "row"),
        ("The mode, defaults to 'row'.", "string", "row"),
        ("The mode defaults to “row” if this field is omitted.", "string", "row"),
        ("Defaults to false unless explicitly provided.", "boolean", False),
        ("The default value is 1.", "boolean", True),
        ("Defaults to 50.", "string", "50"),
    ],
)
def test_a_stated_default_is_a_value_of_the_type(text: str, kind: str, default: Json) -> None:
    found = default_in(text, ScalarType(Primitive(kind)))

    assert found == default
    assert type(found) is type(default)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Defaults to the greenhouse's own pot.", "string"),  # words, not a value
        ("Defaults to true if the plant is new.", "boolean"),  # depends
        ("Defaults to false unless it rains.", "boolean"),
        ("Defaults to 10 for seeds.", "integer"),
        ("Defaults to “row” if it is shaded then defaults to “many”.", "string"),
        ("True for all plants but ferns, which default to false.", "boolean"),
        ("The mode. For ferns and mosses, defaults to 'row'.", "string"),
        ("If it rains, it defaults to true", "boolean"),
        ("Defaults to “many”.", "integer"),  # of another type
        ("Defaults to 1.5.", "integer"),
        ("Defaults to 7 days.", "boolean"),
        ("The default pot.", "string"),
        ("Defaults to start_date.", "string"),  # another parameter
        ("Restores the defaults.", "boolean"),
    ],
)
def test_no_default_is_concluded_from_less(text: str, kind: str) -> None:
    assert default_in(text, ScalarType(Primitive(kind))) is None


def test_a_default_must_be_one_of_the_allowed_values() -> None:
    assert default_in("Default is ‘row.’", ScalarType(Primitive.STRING), ["row", "ring"]) == "row"
    assert default_in("“row”: In rows (default). “ring”: In rings", ScalarType(Primitive.STRING), ["row"]) == "row"
    assert default_in("“row”: In rows (default)", ScalarType(Primitive.STRING)) is None
    assert default_in("Defaults to row.", ScalarType(Primitive.STRING), ["row", "ring"]) == "row"
    assert default_in("Defaults to “spiral”.", ScalarType(Primitive.STRING), ["row", "ring"]) is None


def test_the_name_of_another_parameter_is_no_default_of_a_date() -> None:
    dates = tuple(ScalarType(Primitive.STRING, form) for form in ("date", "date-time"))
    assert default_in("The last day. Defaults to start_date.", UnionType(dates)) is None
    assert default_in('The first day. Defaults to "2030-01-02".', UnionType(dates)) == "2030-01-02"
