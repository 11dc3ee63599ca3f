"""What is refused before anything is sent, and what becomes of answers that are none, in both languages."""

from __future__ import annotations

import json
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.clients.conftest import HERE, Play, bundled_script, run_tool
from tests.clients.fake_canvas import Answer, FakeCanvas

COURSE = "/api/v1/courses/1"
JSON = {"Content-Type": "application/json", "X-Request-Context-Id": "id-1"}
UNREADABLE = {
    "broken JSON": Answer(b'{"id": ', headers=JSON),
    "a page of HTML": Answer(b"<html>", headers={**JSON, "Content-Type": "text/html"}),
    "nothing": Answer(b"", headers=JSON),
}
ERRORS: list[tuple[Any, list[str]]] = [
    ({"error": "no"}, ["no"]),
    ({"errors": [{"message": "a"}, "b"]}, ["a", "b"]),
    ({"errors": {"name": [{"message": "is taken"}]}}, ["name: is taken"]),
    ({"message": "m", "status": "bad"}, ["m"]),
    (["x", {"message": "y"}], ["x", "y"]),
    ("just text", ["just text"]),
    ({"error": {"message": "inner"}}, ["inner"]),
]


@pytest.fixture
def canvas(package: Any, fake: FakeCanvas, http: httpx.Client) -> Any:
    return package.Canvas(fake.url, "secret-token", allow_http=True, max_retries=0, http_client=http)


@pytest.mark.parametrize("answer", UNREADABLE.values(), ids=UNREADABLE)
def test_an_unreadable_answer_is_an_error_of_ours(package: Any, canvas: Any, fake: FakeCanvas, answer: Answer) -> None:
    fake.on("GET", COURSE, answer)
    with pytest.raises(package.UnexpectedAnswerError) as caught:
        canvas.courses.get_course(1)
    assert isinstance(caught.value, package.CanvasError)
    assert (caught.value.status, caught.value.request_id) == (200, "id-1")
    assert f"GET {COURSE}: 200" in str(caught.value)


@pytest.mark.parametrize("name", UNREADABLE)
def test_typescript_unreadable_answers(play: Play, fake: FakeCanvas, name: str) -> None:
    fake.on("GET", COURSE, UNREADABLE[name])
    error = play("course")
    assert (error["name"], error["status"], error["requestId"]) == ("UnexpectedAnswerError", 200, "id-1")
    assert f"GET {COURSE}: 200" in error["message"]
    assert error["isOurs"]


def test_typescript_errors_keep_their_names_in_a_minified_bundle(
    packages: Path, esbuild: Path, bundle: Path, fake: FakeCanvas, tmp_path: Path
) -> None:
    shutil.copy(bundle.with_name("node.mjs"), tmp_path)
    index = packages / "typescript" / "src" / "index.ts"
    minified = bundled_script(esbuild, index, tmp_path / "client.mjs", "--minify")
    fake.on("GET", COURSE, Answer({"errors": ["gone"]}, 404))
    script = HERE / "typescript_scenarios.mjs"
    error = json.loads(run_tool("node", script, minified, "course", fake.url, fake.url, cwd=tmp_path))
    assert (error["name"], error["isOurs"]) == ("NotFoundError", True)


@pytest.mark.parametrize(("body", "messages"), ERRORS)
def test_messages_of_errors(package: Any, canvas: Any, fake: FakeCanvas, body: Any, messages: list[str]) -> None:
    fake.on("GET", COURSE, Answer(body, 422))
    with pytest.raises(package.UnprocessableError) as caught:
        canvas.courses.get_course(1)
    assert caught.value.errors == messages


@pytest.mark.parametrize(("body", "messages"), ERRORS)
def test_typescript_messages_of_errors(play: Play, fake: FakeCanvas, body: Any, messages: list[str]) -> None:
    fake.on("GET", COURSE, Answer(body, 422))
    assert play("course")["errors"] == messages


def test_what_cannot_be_sent_is_refused(package: Any, canvas: Any, fake: FakeCanvas) -> None:
    refused = package.InvalidArgumentError
    for wrong in (None, True, 1.5, package.NOT_GIVEN, ""):
        with pytest.raises(refused):
            canvas.courses.get_course(wrong)
    for value in (float("nan"), float("inf"), datetime(2026, 1, 1), object(), {"a": float("nan")}):
        with pytest.raises(refused):
            canvas.enrollments.enroll_course_user(1, enrollment={"notify": value})
        with pytest.raises(refused):
            canvas.request("GET", "/api/v1/x", query={"a": value})
    with pytest.raises(refused, match=r"max_retry.*max_retries"):
        canvas.courses.get_course(1, options={"max_retry": 1})
    for arguments in (("http://", "t"), ("https://x/api/v1", "t"), ("https://x:port", "t"), ("https://x", "a b")):
        with pytest.raises(refused):
            package.Canvas(*arguments)
    with pytest.raises(refused):
        package.Canvas("https://x", "t", user_agent="ü\n")
    assert fake.asked == []


def test_typescript_refuses_the_same(play: Play, fake: FakeCanvas) -> None:
    told = play("refused")
    assert [error and error["name"] for error in told] == ["InvalidArgumentError"] * len(told)
    assert len(told) > 15
    assert fake.asked == []
