"""The comment grammar, rule by rule: (comment, what it claims)."""

from __future__ import annotations

import pytest
from canvas_docs.model import ArrayType, Deprecation
from canvas_docs.parse import comments

from tests.conftest import format_of


@pytest.mark.parametrize(
    ("comment", "kind", "format_", "stated"),
    [
        ("Boolean indicating whether there is water", "boolean", None, True),
        ("(Optional) boolean flag for water", "boolean", None, True),
        ("If it is a lake, boolean flag indicating whether it is deep.", "boolean", None, True),
        ("If it rains, a boolean indicating whether it is wet", "boolean", None, True),
        ("An integer between 0 and 9", "integer", None, True),
        ("(Integer) The depth", "integer", None, True),
        ("(Optional, missing if dry) Integer representing the depth", "integer", None, True),
        ("String describing the pond", "string", None, True),
        ("A short, unique string that can be searched for", "string", None, True),
        ("The datetime of the last rain", "string", "date-time", True),
        ("Timestamp of the pond's creation", "string", "date-time", True),
        ("ISO8601 time of the last rain", "string", "date-time", True),
        ("String representing a date the pond was dug", "string", "date-time", True),
        ("Whether there is water", "boolean", None, False),
        ("optional: whether there is water", "boolean", None, False),
        ("(Keys only) If true, there is water", "boolean", None, False),
        ("The number of fish", "integer", None, False),
        ("total number of fish in all ponds", "integer", None, False),
        ("URL of the pond", "string", "uri", False),
        ("The API URL of the pond", "string", "uri", False),
        ("if dry, a URL where water can be ordered", "string", "uri", False),
        ("A comma-separated list of ponds", "string", None, False),
        ("The display name of the pond", "string", None, False),
    ],
)
def test_types(comment: str, kind: str, format_: str | None, stated: bool) -> None:
    claim = comments.claim(comment)
    assert claim is not None
    assert (claim.type.kind, format_of(claim.type), claim.is_stated) == (kind, format_, stated)


@pytest.mark.parametrize(
    ("comment", "item"),
    [
        ("Array of user ids who swim", "integer"),
        ("(Optional) A list of the IDs", "integer"),
        ("array of strings representing days", "string"),
        ("List of names", "string"),
        ("(Optional) If asked for, includes an array of pond objects.", None),
        ("Only wet ponds have this. An array of fish.", None),
    ],
)
def test_arrays(comment: str, item: str | None) -> None:
    claim = comments.claim(comment)
    assert claim is not None
    assert isinstance(claim.type, ArrayType)
    assert claim.type.items is not None
    assert claim.type.items.kind == (item or "unknown")


@pytest.mark.parametrize(
    "comment",
    [
        "",
        "The pond",
        "The keeper's list of ponds",
        "Normally shown with a list of fish",
        "The integers are elsewhere",
        "Deepest",
    ],
)
def test_prose_that_claims_nothing(comment: str) -> None:
    assert comments.claim(comment) is None


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("the parent's id, or null if there is none", True),
        ("Otherwise, null.", True),
        ("returns NULL", True),
        ("nil if the pond is dry", True),
        ("This is never null", False),
        ("cannot be null", False),
        ("an annulled pond", False),
    ],
)
def test_nullable(comment: str, expected: bool) -> None:
    assert comments.is_nullable(comment) is expected


@pytest.mark.parametrize(
    "comment",
    ["DEPRECATED A pond", "(Deprecated) A pond", "(Optional, Deprecated) A pond",
     "This field is deprecated, and always false",
     "The label. (Deprecated alias for 'name')", "[DEPRECATED] Use name"],
)  # fmt: skip
def test_deprecated(comment: str) -> None:
    assert comments.deprecation(comment) == Deprecation(comment)


def test_deprecation_dates() -> None:
    found = comments.deprecation("[DEPRECATED] Effective 2030-01-02 (notice given 2029-01-02) Use name")
    assert found is not None
    assert (found.effective, found.notice) == ("2030-01-02", "2029-01-02")


def test_no_deprecation() -> None:
    assert comments.deprecation("Ponds. This placement is deprecated.") is None


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("A dictionary of ponds keyed by name", True),
        ("A key-value listing", True),
        ("Keys are locale codes", True),
        ("The key", False),
    ],
)
def test_maps(comment: str, expected: bool) -> None:
    assert comments.is_map(comment) is expected
