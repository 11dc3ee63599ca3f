"""Lists of values in comments: (comment, the values), and the lists that are none."""

from __future__ import annotations

import pytest
from canvas_docs.parse.allowed_values import allowed_values, are_strings, is_open


@pytest.mark.parametrize(
    ("comment", "rule", "values"),
    [
        ("The state. One of 'wet', 'dry', or 'iced'.", "values-listed", ("wet", "dry", "iced")),
        ("the state of the pond one of 'wet', 'dry'", "values-listed", ("wet", "dry")),
        ("Can be 'wet' or 'dry'. Ask the keeper.", "values-listed", ("wet", "dry")),
        ("which kind this is possible values: 'wet', 'dry'", "values-listed", ("wet", "dry")),
        ("The kind. Possible values: ['wet'|'dry'|'half_ wet'].", "values-listed", ("wet", "dry", "half_wet")),
        ("how it looks? possible values: null, 'wet', 'dry'", "values-listed", ("wet", "dry")),
        ("The order, Options: 'wet', 'dry'.", "values-listed", ("wet", "dry")),
        ("Kinds to list. One or more of ['wet', 'dry'].", "values-listed", ("wet", "dry")),
        ("one or more of the following: 'wet' 'dry'", "values-listed", ("wet", "dry")),
        ('Allowed values: "wet", “dry”', "values-listed", ("wet", "dry")),
        ("Valid values are `wet`, `dry`", "values-are", ("wet", "dry")),
        ("can be 'wet' (the default), 'dry' (in summer)", "values-listed", ("wet", "dry")),
        (
            "Valid options are 'wet' (the default), 'dry', and 'iced'. Only in winter.",
            "values-are",
            ("wet", "dry", "iced"),
        ),
        ("Values are 'wet', for ponds with water, and 'dry' for all others.", "values-are", ("wet", "dry")),
        ("['wet'|'dry'] What it is, for sorting.", "values-enclosed", ("wet", "dry")),
        ("Current state ('wet', 'dry' or 'iced'). 'iced' means winter.", "values-enclosed", ("wet", "dry", "iced")),
        ("The state of the pond: 'wet' or 'dry'", "values-behind-colon", ("wet", "dry")),
        ("The state.\n- 'wet': has water.\n- 'dry': has none.", "values-defined", ("wet", "dry")),
        ("'wet' means that it has water, 'dry' means that it has none", "values-defined", ("wet", "dry")),
        ("Can be one of: 'wet': there is water; 'dry': there is none", "values-defined", ("wet", "dry")),
        ("The state of the pond, 'wet' or 'dry'.", "values-behind-comma", ("wet", "dry")),
        ("the kind ('wet', dry' or 'iced')", "values-loosely-quoted", ("wet", "dry", "iced")),
        ("show it at once ('wet') or later ('dry')", "values-labelled", ("wet", "dry")),
        ("If 'wet', boats are allowed. If 'dry', cars are.", "values-by-condition", ("wet", "dry")),
        ("possible values are: wet, dry, and iced", "values-listed-bare", ("wet", "dry", "iced")),
        ("Should be one of [wet, dry, iced].", "values-listed-bare", ("wet", "dry", "iced")),
        ("Can be wet, dry, or null.", "values-listed-bare", ("wet", "dry")),
        ("the state (wet, dry or iced).", "values-bare-enclosed", ("wet", "dry", "iced")),
        ("Current state of the pond: wet, dry", "values-bare-behind-colon", ("wet", "dry")),
    ],
)
def test_closed_lists(comment: str, rule: str, values: tuple[str, ...]) -> None:
    found = allowed_values(comment, "wet")
    assert found is not None
    assert (found.rule, found.values) == (rule, values)


@pytest.mark.parametrize(
    "comment",
    [
        "The state, e.g. 'wet' or 'dry'.",
        "States such as 'wet', 'dry'",
        "ex: ('wet'|'dry')",
        "Can be 'wet', 'dry', etc.",
        "Can be 'wet' or a state that the keeper made.",
        "One of 'wet', 'dry', or another state",
        "Either 'wet' or 'dry', e.g. in summer 'dusty'",
        "- 'wet': water - 'dry': none. Other kinds may be added later",
        "['wet', 'dry'...]",
        "Valid if other_state is 'wet' or 'dry'.",
        "Only if 'wet' and 'dry' are among the 'include' parameters",
        "Only 'wet' is supported.",
        "comma-separated, a combination of 'wet', 'dry'",
        "the course, group or user that it belongs to",
        "A pond (big, small, round) of water",
        "May be shown or hidden",
        "",
    ],
)
def test_lists_that_are_not_closed_or_not_of_values(comment: str) -> None:
    assert allowed_values(comment, "wet") is None


def test_a_bare_list_needs_the_example_as_witness() -> None:
    assert allowed_values("the code of the calendar (course, group)", "course_123") is None
    assert allowed_values("Additional flags (first, last)") is None


def test_a_stated_list_without_the_example_stands_if_the_example_is_a_word_like_them() -> None:
    found = allowed_values("One of 'wet', 'dry'", "moist")
    assert found is not None
    assert allowed_values("One of 'wet', 'dry'", "https://example.com/1") is None


def test_open_lists_still_tell_strings() -> None:
    assert are_strings("Currently, these include: 'wet', 'dry'")
    assert not are_strings("If 'wet' and 'dry' are requested")


@pytest.mark.parametrize(
    ("comment", "expected"), [("such as x", True), ("other kinds may be added", True), ("The state of the pond", False)]
)
def test_is_open(comment: str, expected: bool) -> None:
    assert is_open(comment) is expected
