"""Calls of programs that use PyPI's `canvasapi`: told by what objects are, on invented programs."""

from __future__ import annotations

import pytest
from canvas_openapi.scopes.calls import Called, calls_in
from canvas_openapi.scopes.canvasapi_calls import calls_of_canvasapi

START = "from canvasapi import Canvas\ncanvas = Canvas(URL, KEY)\n"
COURSES = ("GET", "/api/v1/courses")
COURSE = ("GET", "/api/v1/courses/{}")
ASSIGNMENTS = ("GET", "/api/v1/courses/{}/assignments")
PROGRAMS = [
    ("what a method returns", "course = canvas.get_course(1)\ncourse.get_assignments()", [COURSE, ASSIGNMENTS]),
    ("in one line", "canvas.get_course(1).get_assignments()", [COURSE, ASSIGNMENTS]),
    ("another name", "c = canvas.get_course(1)\nc.get_assignments()", [COURSE, ASSIGNMENTS]),
    ("each of a list", "for c in canvas.get_courses():\n    c.get_assignments()", [COURSES, ASSIGNMENTS]),
    ("one of a list", "c = list(canvas.get_courses())[0]\nc.get_assignments()", [COURSES, ASSIGNMENTS]),
    ("in a comprehension", "[c.get_assignments() for c in canvas.get_courses()]", [COURSES, ASSIGNMENTS]),
    ("by its name", "def grade(new_course):\n    new_course.get_assignments()", [ASSIGNMENTS]),
    ("an attribute", "class A:\n    def b(self):\n        self.course.get_assignments()", [ASSIGNMENTS]),
    ("an annotation", "def grade(x: canvasapi.course.Course):\n    x.get_assignments()", [ASSIGNMENTS]),
    ("an inherited method", "canvas.get_current_user().get_courses()", [("GET", "/api/v1/users/{}/courses")]),
    (
        "of the course that it was had from",
        "course.get_discussion_topic(1).delete()",
        [("GET", "/api/v1/courses/{}/discussion_topics/{}"), ("DELETE", "/api/v1/courses/{}/discussion_topics/{}")],
    ),
    ("of what, cannot be told", "discussion_topic.delete()", [("DELETE", "/api/v1/{}/{}/discussion_topics/{}")]),
    ("another object", "shop.get_assignments()\nfoo().delete()", []),
    ("a name that is given to another", "course = load()\ncourse.get_assignments()", []),
]


@pytest.mark.parametrize(("text", "calls"), [row[1:] for row in PROGRAMS], ids=[row[0] for row in PROGRAMS])
def test_calls_by_what_objects_are(text: str, calls: list[tuple[str, str]]) -> None:
    assert sorted(calls_of_canvasapi(START + text)) == sorted(calls)


@pytest.mark.parametrize(
    "text",
    [
        "course.get_assignments()",  # the library is not imported
        "# canvasapi\ncourse.get_assignments()",
        "import canvasapi\nprint 'Python 2'; course.get_assignments()",
        "import canvasapi\n\0",
        "import canvasapi\n" + "(" * 10_000,
    ],
)
def test_other_programs_have_none(text: str) -> None:
    assert list(calls_of_canvasapi(text)) == []


def test_a_program_is_read_once() -> None:
    text = START + 'course = canvas.get_course(1)\nrequests.get(f"{URL}/api/v1/courses/1/users")\n'
    assert list(calls_in("a.py", text.splitlines(keepends=True))) == [
        Called("GET", "{}/api/v1/courses/1/users"),
        Called("GET", "/api/v1/courses/{}"),
    ]
