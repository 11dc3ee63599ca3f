"""The fake Canvas that the packages bring for the tests of their users."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from tests.clients.conftest import HERE, bundled_script, run_tool

COURSES = "/api/v1/courses"


@pytest.fixture
def fake(package: Any) -> Any:
    from canvas_client.testing import FakeCanvas

    return FakeCanvas()


def test_lists_come_in_pages(fake: Any) -> None:
    fake.on("GET", COURSES, [{"id": number} for number in range(25)])
    found = fake.canvas().courses.list_courses(include=["term", "teachers"])
    assert [course["id"] for course in found] == list(range(25))
    assert len(fake.asked) == 3
    assert fake.asked[0].query == {"include[]": ["term", "teachers"]}
    assert found.count() == 25


def test_what_it_was_not_told_is_the_example_of_the_docs(package: Any, fake: Any) -> None:
    from canvas_client.testing import documented

    settings = documented("GET", "/api/v1/accounts/1/settings")
    assert settings is not None
    assert settings.body["microsoft_sync_enabled"] is True
    assert fake.canvas().accounts.get_account_settings(1) == settings.body
    with pytest.raises(package.NotFoundError):
        fake.canvas().request("GET", "/api/v1/nothing")


def test_errors_throttling_and_bodies(package: Any, fake: Any) -> None:
    from canvas_client.testing import Answer

    fake.throttle(2)
    fake.on("POST", "/api/v1/courses/1/enrollments", {"id": 5}, lambda asked: Answer({"id": asked.body["enrollment"]}))
    canvas = fake.canvas()
    assert canvas.enrollments.enroll_course_user(1, enrollment={"user_id": 2}) == {"id": 5}
    assert len(fake.asked) == 3
    assert canvas.enrollments.enroll_course_user(1, enrollment={"user_id": 2}) == {"id": {"user_id": 2}}
    fake.fail("GET", COURSES, 401, "no")
    with pytest.raises(package.UnauthorizedError, match="no"):
        canvas.courses.list_courses().all()


def test_uploads(fake: Any) -> None:
    file = fake.canvas().courses.create_course_file(1, file=("a.txt", b"text"))
    assert (file["display_name"], file["size"]) == ("a.txt", 4)
    assert fake.files == {1: ("a.txt", b"text")}


def test_async_programs(fake: Any) -> None:
    async def run() -> Any:
        async with fake.async_canvas() as canvas:
            await canvas.courses.create_course_file(1, file=("a.txt", b"text"))
            return await canvas.courses.list_courses().all()

    fake.on("GET", COURSES, [{"id": 1}])
    assert asyncio.run(run()) == [{"id": 1}]
    assert fake.files == {1: ("a.txt", b"text")}


def test_typescript(packages: Path, esbuild: Path, tmp_path: Path) -> None:
    bundle = bundled_script(esbuild, packages / "typescript" / "src" / "testing.ts", tmp_path / "testing.mjs")
    told = json.loads(run_tool("node", HERE / "typescript_fake.mjs", bundle, cwd=tmp_path))
    assert told == {
        "ids": list(range(25)),
        "include": ["term", "teachers"],
        "calls": 3,
        "account": True,
        "missing": "NotFoundError",
        "enrolled": [{"id": 5}, {"id": 2}],
        "throttled": 4,
        "failed": "UnauthorizedError",
        "file": {"display_name": "a.txt", "size": 4},
        "stored": "text",
    }
