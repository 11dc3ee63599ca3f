"""Defaults that descriptions state, and the sentences that only look like one."""

from __future__ import annotations

import pytest
from canvas_docs.model import Json, Kind, Type
from canvas_docs.parse.defaults import default_in


@pytest.mark.parametrize(
    ("text", "kind", "default"),
    [
        ("Whether to shade it. Defaults to false.", Kind.BOOLEAN, False),
        ("Whether to shade it (default: true).", Kind.BOOLEAN, True),
        ("Default is true. If false, nothing is shaded.", Kind.BOOLEAN, True),
        ("Plants in each page. Defaults to 10.", Kind.INTEGER, 10),
        ("The tilt, default: -5.", Kind.INTEGER, -5),
        ("The share, defaults to 0.5.", Kind.NUMBER, 0.5),
        ("The mode. Defaults to “row”.", Kind.STRING, "row"),
        ("The mode, defaults to 'row'.", Kind.STRING, "row"),
    ],
)
def test_a_stated_default_is_a_value_of_the_type(text: str, kind: Kind, default: Json) -> None:
    found = default_in(text, Type(kind))

    assert found == default
    assert type(found) is type(default)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Defaults to the greenhouse's own pot.", Kind.STRING),  # words, not a value
        ("Defaults to true if the plant is new.", Kind.BOOLEAN),  # depends
        ("Defaults to false unless it rains.", Kind.BOOLEAN),
        ("Defaults to 10 for seeds.", Kind.INTEGER),
        ("True for all plants but ferns, which default to false.", Kind.BOOLEAN),
        ("The mode. For ferns and mosses, defaults to 'row'.", Kind.STRING),
        ("If it rains, it defaults to true", Kind.BOOLEAN),
        ("Defaults to “many”.", Kind.INTEGER),  # of another type
        ("Defaults to 1.5.", Kind.INTEGER),
        ("Defaults to 7 days.", Kind.BOOLEAN),
        ("The default pot.", Kind.STRING),
        ("Restores the defaults.", Kind.BOOLEAN),
    ],
)
def test_no_default_is_concluded_from_less(text: str, kind: Kind) -> None:
    assert default_in(text, Type(kind)) is None


def test_a_default_must_be_one_of_the_allowed_values() -> None:
    assert default_in("Defaults to row.", Type(Kind.STRING), ["row", "ring"]) == "row"
    assert default_in("Defaults to “spiral”.", Type(Kind.STRING), ["row", "ring"]) is None
