"""operationIds: a pure function of verb and path."""

from __future__ import annotations

import keyword
import re

import pytest
from canvas_openapi.openapi.operation_ids import MAX_LENGTH, operation_id, singular
from hypothesis import given
from hypothesis import strategies as st

IDS = [
    ("GET", "/api/v1/pots", "list_pots"),
    ("GET", "/api/v1/pots/{pot_id}", "get_pot"),
    ("POST", "/api/v1/pots", "create_pot"),
    ("PUT", "/api/v1/pots/{pot_id}", "update_pot"),
    ("PATCH", "/api/v1/pots/{pot_id}", "patch_pot"),
    ("DELETE", "/api/v1/pots/{pot_id}", "delete_pot"),
    ("DELETE", "/api/v1/pots", "delete_pots"),
    ("PUT", "/api/v1/pots", "update_pots"),
    ("POST", "/api/v1/pots/{pot_id}", "post_pot"),
    ("GET", "/api/v1/beds/{bed_id}/pots", "list_bed_pots"),
    ("GET", "/api/v1/beds/{bed_id}/pots/{id}", "get_bed_pot"),
    ("POST", "/api/v1/beds/{bed_id}/pots", "create_bed_pot"),
    ("GET", "/api/v1/beds/{bed_id}/weather", "get_bed_weather"),
    ("POST", "/api/v1/beds/{bed_id}/bulk_pots", "create_bed_bulk_pots"),
    ("GET", "/api/v1/progress/{id}", "get_progress_by_id"),
    ("GET", "/api/v1/progress", "get_progress"),
    ("GET", "/api/v1/beds/{bed_id}/{kind}/{day}", "get_bed_by_id_by_id"),
    ("POST", "/api/v1/beds/{bed_id}/water/{id}/cancel", "cancel_bed_water_by_id"),
    ("PUT", "/api/v1/beds/{id}/restore", "restore_bed"),
    ("POST", "/api/v1/beds/{id}/pots/reorder", "reorder_bed_pots"),
    # what is done, to what, and where
    ("POST", "/api/v1/beds/{id}/add_pots", "add_pots_for_bed"),
    ("PUT", "/api/v1/beds/{id}/pots/bulk_update", "bulk_update_for_bed_pots"),
    ("GET", "/api/v1/beds/{id}/search", "get_bed_search"),
    ("DELETE", "/api/v1/beds/{id}/lock", "delete_bed_lock"),
    ("POST", "/api/v1/reorder", "reorder_all"),
    # one thing with a name in the plural
    ("GET", "/api/v1/beds/{id}/settings", "get_bed_settings"),
    # the caller's own
    ("GET", "/api/v1/users/self/pots", "list_my_pots"),
    ("GET", "/api/v1/users/{id}/pots", "list_user_pots"),
    # the same words in one segment and in two
    ("POST", "/api/v1/courses/{id}/quizzes/{id}/extensions", "create_course_quiz_extension"),
    ("POST", "/api/v1/courses/{id}/quiz_extensions", "create_course_all_quiz_extensions"),
    ("GET", "/api/v1/courses/{id}/quizzes/{id}/submission", "get_course_quiz_own_submission"),
    ("GET", "/api/lti/beds/{id}/names", "list_lti_bed_names"),
    ("GET", "/api/v1/entries", "list_entries"),
    ("GET", "/api/v1/entries/{id}", "get_entry"),
    ("GET", "/api/v1/boxes/{id}", "get_box"),
    ("GET", "/api/v1", "get_root"),
    ("GET", "/api/v1/pots.csv", "get_pots_csv"),
]


@pytest.mark.parametrize(("verb", "path", "name"), IDS)
def test_ids_read_like_what_they_do(verb: str, path: str, name: str) -> None:
    assert operation_id(verb, path) == name


def test_the_names_of_path_parameters_do_not_matter() -> None:
    assert operation_id("GET", "/api/v1/pots/{id}") == operation_id("GET", "/api/v1/pots/{pot_id}")


SEGMENT = st.one_of(st.from_regex(r"[a-z][a-z_]{0,24}", fullmatch=True), st.just("{id}"), st.just("v1"))
PATHS = st.lists(SEGMENT, min_size=1, max_size=9).map(lambda parts: "/api/v1/" + "/".join(parts))
VERBS = st.sampled_from(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"])


@given(VERBS, PATHS)
def test_every_id_is_a_short_name_in_every_language(verb: str, path: str) -> None:
    name = operation_id(verb, path)

    assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)+", name.replace("__", "_")), name
    assert len(name) <= MAX_LENGTH == 64
    assert not keyword.iskeyword(name)
    assert operation_id(verb, path) == name


def test_long_paths_that_differ_at_the_end_get_different_ids() -> None:
    base = "/api/v1/" + "/".join(f"very_long_segment_{letter}/{{id}}" for letter in "abcdef")
    names = {operation_id("GET", base + end) for end in ("/pots", "/beds", "/plants")}

    assert len(names) == 3
    assert {len(name) <= MAX_LENGTH for name in names} == {True}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("pots", "pot"),
        ("entries", "entry"),
        ("boxes", "box"),
        ("branches", "branch"),
        ("glasses", "glass"),
        ("statuses", "status"),
        ("course_quizzes", "course_quiz"),
        ("status", "status"),
        ("progress", "progress"),
        ("news", "news"),
        ("pot", "pot"),
    ],
)
def test_singulars(word: str, expected: str) -> None:
    assert singular(word) == expected
