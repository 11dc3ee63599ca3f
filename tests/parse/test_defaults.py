"""Defaults in prose: (text, kind, the default)."""

from __future__ import annotations

import pytest

from scraper.model import Json, Kind, Type
from scraper.parse.defaults import default_in


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Whether it is wet. Defaults to false.", Kind.BOOLEAN, False),
        ("How deep. Default is 10", Kind.INTEGER, 10),
        ("How deep. Defaults to 1.5.", Kind.NUMBER, 1.5),
        ("The kind. Defaults to 'wet'", Kind.STRING, "wet"),
        ("The kind. Defaults to the parent's", Kind.STRING, None),
        ("Defaults to all ponds", Kind.INTEGER, None),
        ("Defaults to true if it rains", Kind.BOOLEAN, None),
        ("True for all ponds but lakes, which default to false.", Kind.BOOLEAN, None),
        ("The kind. For lakes and seas, defaults to 'wet'.", Kind.STRING, None),
        ("If it rains, it defaults to true", Kind.BOOLEAN, None),
        ("no default", Kind.STRING, None),
    ],
)
def test_defaults(text: str, kind: Kind, value: Json) -> None:
    assert default_in(text, Type(kind)) == value
