"""Files wherever the document has them, in both languages: in forms, and in the three steps of an upload."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.clients.conftest import Play
from tests.clients.fake_canvas import Answer, FakeCanvas

IMPORTS = "/api/v1/accounts/1/sis_imports"
FILES = "/api/v1/courses/1/files"


@pytest.fixture
def canvas(package: Any, fake: FakeCanvas, http: httpx.Client) -> Any:
    return package.Canvas(fake.url, "secret-token", allow_http=True, max_wait=0.01, http_client=http)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "users.csv").write_text("user_id\n1\n")
    return tmp_path


def _kinds(folder: Path) -> Iterator[tuple[Any, str]]:
    yield str(folder / "users.csv"), "users.csv"
    yield folder / "users.csv", "users.csv"
    yield ("named.csv", b"user_id\n1\n"), "named.csv"
    yield b"user_id\n1\n", "attachment"
    yield io.BytesIO(b"user_id\n1\n"), "attachment"


def test_every_kind_of_file_goes_into_a_form(canvas: Any, fake: FakeCanvas, folder: Path) -> None:
    for file, name in _kinds(folder):
        fake.reset()
        fake.on("POST", IMPORTS, Answer({"id": 1}))
        assert canvas.sis_imports.create_account_sis_import(1, attachment=file, import_type="x") == {"id": 1}
        attachment = {"filename": name, "content": "user_id\n1\n"}
        assert fake.asked[0].parameters == {"import_type": "x", "attachment": attachment}


def test_a_file_is_sent_whole_again_after_throttling(canvas: Any, fake: FakeCanvas) -> None:
    fake.on("POST", IMPORTS, Answer({}, 429, {"Retry-After": "0"}), Answer({"id": 1}))
    stream = io.BytesIO(b"skipped user_id")
    stream.seek(8)
    canvas.sis_imports.create_account_sis_import(1, attachment=("a.csv", stream))
    assert [asked.parameters["attachment"]["content"] for asked in fake.asked] == ["user_id"] * 2


def test_without_a_file_the_form_goes_all_the_same(canvas: Any, fake: FakeCanvas) -> None:
    fake.on("POST", IMPORTS, Answer({"id": 1}))
    canvas.sis_imports.create_account_sis_import(1, import_type="x", batch_mode=True)
    assert fake.asked[0].parameters == {"import_type": "x", "batch_mode": "true"}


@pytest.mark.parametrize("file", [b"x", bytearray(b"x"), io.BytesIO(b"x"), Path("x")], ids=type)
def test_a_file_in_a_json_body_is_an_error(package: Any, canvas: Any, fake: FakeCanvas, file: Any) -> None:
    with pytest.raises(package.InvalidArgumentError, match="file"):
        canvas.enrollments.enroll_course_user(1, enrollment={"user_id": file})
    with pytest.raises(package.InvalidArgumentError, match="file"):
        canvas.request("GET", "/api/v1/x", query={"a": file})
    assert fake.asked == []


def _answer_uploads(fake: FakeCanvas, other_host: FakeCanvas) -> None:
    fake.on("POST", FILES, Answer({"upload_url": f"{other_host.url}/store", "upload_params": {"key": "abc"}}))
    other_host.on("POST", "/store", Answer({}, 303, {"Location": f"{fake.url}/confirm"}))
    fake.on("GET", "/confirm", Answer({"id": 7}))


def test_a_method_uploads_in_three_steps(canvas: Any, fake: FakeCanvas, other_host: FakeCanvas, folder: Path) -> None:
    _answer_uploads(fake, other_host)
    told: list[tuple[int, int]] = []
    options = {"on_progress": lambda sent, size: told.append((sent, size))}
    done = canvas.courses.create_course_file(1, file=folder / "users.csv", on_duplicate="rename", options=options)
    assert done == {"id": 7}
    assert fake.asked[0].parameters == {"name": "users.csv", "size": 10, "on_duplicate": "rename"}
    assert other_host.asked[0].parameters == {
        "key": "abc",
        "file": {"filename": "users.csv", "content": "user_id\n1\n"},
    }
    assert "authorization" not in other_host.asked[0].headers
    assert "content-type" not in fake.asked[1].headers
    assert told[-1] == (10, 10)


def test_without_a_file_only_the_first_step_is_made(canvas: Any, fake: FakeCanvas, other_host: FakeCanvas) -> None:
    _answer_uploads(fake, other_host)
    told = canvas.courses.create_course_file(1, url="https://files.example/a", name="a")
    assert told["upload_params"] == {"key": "abc"}
    assert fake.asked[0].parameters == {"url": "https://files.example/a", "name": "a"}
    assert len(fake.asked) == 1


def test_an_upload_without_a_documented_body(canvas: Any, fake: FakeCanvas, other_host: FakeCanvas) -> None:
    _answer_uploads(fake, other_host)
    assert canvas.start_upload("/api/v1/courses/{id}/files", {"id": 1}, ("a.txt", b"x")) == {"id": 7}
    assert fake.asked[0].parameters == {"name": "a.txt", "size": 1}


def test_bytes_need_a_name(package: Any, canvas: Any, fake: FakeCanvas, other_host: FakeCanvas) -> None:
    _answer_uploads(fake, other_host)
    assert canvas.courses.create_course_file(1, file=b"x", name="a.txt") == {"id": 7}
    assert canvas.courses.create_course_file(1, file=("b.txt", b"x"), content_type="text/plain") == {"id": 7}
    assert fake.asked[2].parameters == {"name": "b.txt", "size": 1, "content_type": "text/plain"}
    with pytest.raises(package.InvalidArgumentError, match="name"):
        canvas.courses.create_course_file(1, file=b"x")


def test_a_file_is_downloaded_as_canvas_describes_it(
    package: Any, canvas: Any, fake: FakeCanvas, tmp_path: Path
) -> None:
    fake.on("GET", "/files/1", Answer(b"content"))
    assert canvas.download({"id": 1, "url": f"{fake.url}/files/1"}, tmp_path / "a").read_bytes() == b"content"
    with pytest.raises(package.InvalidArgumentError, match="locked"):
        canvas.download({"id": 1, "url": ""}, tmp_path / "b")


def test_async_uploads(package: Any, fake: FakeCanvas, other_host: FakeCanvas, folder: Path) -> None:
    _answer_uploads(fake, other_host)
    fake.on("POST", IMPORTS, Answer({"id": 1}))

    async def upload() -> None:
        async with package.AsyncCanvas(fake.url, "secret-token", allow_http=True) as canvas:
            assert await canvas.courses.create_course_file(1, file=folder / "users.csv") == {"id": 7}
            assert await canvas.sis_imports.create_account_sis_import(1, attachment=folder / "users.csv") == {"id": 1}

    asyncio.run(upload())


def test_typescript_files(play: Play, fake: FakeCanvas, other_host: FakeCanvas) -> None:
    _answer_uploads(fake, other_host)
    fake.on("POST", IMPORTS, Answer({"id": 1}))
    told = play("typedFiles")
    assert told["done"] == {"id": 7}
    assert told["started"]["upload_params"] == {"key": "abc"}
    assert told["progress"] == [2, 2]
    assert fake.asked[0].parameters == {
        "name": "a.txt",
        "size": 2,
        "content_type": "text/plain",
        "on_duplicate": "rename",
    }
    assert other_host.asked[0].parameters["file"] == {"filename": "a.txt", "content": "hi"}
    forms = [asked for asked in fake.asked if asked.path == IMPORTS]
    assert [form.parameters["attachment"]["content"] for form in forms] == ["user_id"] * 3
    assert forms[0].parameters["attachment"]["filename"] == "users.csv"
    assert [error["name"] for error in told["refused"]] == ["InvalidArgumentError"] * 5
    assert not [asked for asked in fake.asked if asked.path.endswith(("enrollments", "/x"))]
