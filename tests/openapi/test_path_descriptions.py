"""What is said of path parameters that the docs leave undescribed."""

from __future__ import annotations

import pytest
from canvas_openapi.openapi.path_descriptions import PathDescription, path_description

ROWS = [
    ("pond_id", "/api/v1/ponds/{pond_id}", "The pond: its Canvas id.", ("1234",)),
    (
        "course_id",
        "/api/v1/courses/{course_id}",
        "The course: its Canvas id, or `sis_course_id:` and its SIS id.",
        ("1234", "sis_course_id:MATH-101"),
    ),
    (
        "user_id",
        "/api/v1/users/{user_id}",
        "The user: its Canvas id, `self`, or `sis_user_id:` and its SIS id.",
        ("1234", "sis_user_id:S12345"),
    ),
    # a user by another name; `self` is not said of a stranger
    (
        "grader_id",
        "/api/v1/graders/{grader_id}",
        "The grader: its Canvas id, or `sis_user_id:` and its SIS id.",
        ("1234", "sis_user_id:S12345"),
    ),
    ("id", "/api/v1/ponds/{pond_id}/fishes/{id}", "The fish: its Canvas id.", ("1234",)),
    (
        "id",
        "/api/v1/courses/{id}",
        "The course: its Canvas id, or `sis_course_id:` and its SIS id.",
        ("1234", "sis_course_id:MATH-101"),
    ),
    ("url_or_id", "/api/v1/ponds/{url_or_id}", "The pond: its URL, or its Canvas id.", ("1234",)),
    ("sis_import_id", "/api/v1/x/{sis_import_id}", "The SIS import: its Canvas id.", ("1234",)),
    # no id, so no value is known
    ("report_type", "/api/v1/reports/{report_type}", "The report type.", ()),
    # no number
    ("tab_id", "/api/v1/tabs/{tab_id}", "The tab: its id, as the list of tabs gives it.", ("assignments",)),
]


@pytest.mark.parametrize(("name", "template", "text", "examples"), ROWS)
def test_descriptions(name: str, template: str, text: str, examples: tuple[str, ...]) -> None:
    assert path_description(name, template) == PathDescription(text, examples)
