"""Operations that share a title are told apart by what their paths do not share."""

from __future__ import annotations

import pytest
from canvas_openapi.openapi.summaries import unique_summaries

ROWS = [
    # one title, one call: as the docs have it
    ([("GET", "/api/v1/ponds")], ["List"]),
    # by the fixed words of the path
    (
        [("GET", "/api/v1/parks/{park_id}/ponds"), ("GET", "/api/v1/towns/{town_id}/ponds")],
        ["List (park)", "List (town)"],
    ),
    ([("GET", "/api/v1/ponds"), ("GET", "/api/v1/parks/{park_id}/ponds")], ["List", "List (park)"]),
    # by a parameter, only where the words are the same
    (
        [
            ("GET", "/api/v1/ponds/by_path"),
            ("GET", "/api/v1/ponds/by_path/{full_path}"),
            ("GET", "/api/v1/lakes/by_path"),
        ],
        ["List (pond)", "List (pond, by full path)", "List (lake)"],
    ),
    # by the verb, where the whole path is the same
    ([("PUT", "/api/v1/ponds/{id}"), ("PATCH", "/api/v1/ponds/{id}")], ["List (PUT)", "List (PATCH)"]),
    # by everything, where the paths differ in no word
    (
        [("GET", "/api/v1/a/{x}/a"), ("GET", "/api/v1/a/a/{x}")],
        ["List (GET /api/v1/a/{x}/a)", "List (GET /api/v1/a/a/{x})"],
    ),
]


@pytest.mark.parametrize(("calls", "expected"), ROWS)
def test_calls_of_one_title(calls: list[tuple[str, str]], expected: list[str]) -> None:
    found = unique_summaries((call, "List") for call in calls)
    assert [found[call] for call in calls] == expected


def test_the_stop_of_a_title_goes_before_a_mark() -> None:
    calls = [("GET", "/api/v1/parks/{park_id}/ponds"), ("GET", "/api/v1/towns/{town_id}/ponds")]
    found = unique_summaries((call, "List the ponds.") for call in calls)
    assert list(found.values()) == ["List the ponds (park)", "List the ponds (town)"]


def test_titles_of_their_own_get_no_mark() -> None:
    assert unique_summaries([(("GET", "/a"), "One."), (("GET", "/b"), "Two")]) == {
        ("GET", "/a"): "One",
        ("GET", "/b"): "Two",
    }


def test_titles_are_written_alike() -> None:
    titles = {("GET", "/api/v1/pots"): "export the pots.", ("GET", "/api/v1/beds"): "Export the pots"}
    assert unique_summaries(titles.items()) == {
        ("GET", "/api/v1/pots"): "Export the pots (pot)",
        ("GET", "/api/v1/beds"): "Export the pots (bed)",
    }
