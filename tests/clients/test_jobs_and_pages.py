"""Waiting for jobs, and lists as a whole: their length, and several pages at a time; in both languages."""

from __future__ import annotations

import asyncio
import threading
import time
from typing import Any

import httpx
import pytest

from tests.clients.conftest import Play
from tests.clients.fake_canvas import Answer, Asked, FakeCanvas

PROGRESS = "/api/v1/progress/7"
COURSES = "/api/v1/courses"


@pytest.fixture
def canvas(package: Any, fake: FakeCanvas, http: httpx.Client) -> Any:
    return package.Canvas(fake.url, "secret-token", allow_http=True, max_wait=0.01, http_client=http)


def _job(fake: FakeCanvas, *states: str, message: str | None = None) -> None:
    answers = [
        Answer({"id": 7, "workflow_state": state, "completion": 50 * number, "message": message, "tag": "job"})
        for number, state in enumerate(states)
    ]
    fake.on("PUT", "/api/v1/accounts/1/courses", Answer({"id": 7, "workflow_state": "queued"}))
    fake.on("GET", PROGRESS, *answers)


def test_waiting_for_a_job(canvas: Any, fake: FakeCanvas) -> None:
    _job(fake, "queued", "running", "completed")
    told: list[Any] = []
    job = canvas.courses.update_courses(1, event="offer")
    done = canvas.wait(job, interval=0.001, on_progress=lambda progress: told.append(progress["completion"]))
    assert (done["workflow_state"], told) == ("completed", [0, 50, 100])


@pytest.mark.parametrize("job", [7, "7", "/api/v1/progress/7", {"id": 7}])
def test_jobs_by_id_and_url(canvas: Any, fake: FakeCanvas, job: Any) -> None:
    _job(fake, "completed")
    assert canvas.wait(job)["id"] == 7
    assert canvas.wait(f"{fake.url}{PROGRESS}")["id"] == 7


SIS_IMPORT = "/api/v1/accounts/self/sis_imports/9"


@pytest.mark.parametrize(("end", "failed"), [("imported", False), ("imported_with_messages", False), ("aborted", True)])
def test_a_sis_import_is_a_job_by_its_path(
    package: Any, canvas: Any, play: Play, fake: FakeCanvas, end: str, failed: bool
) -> None:
    """It has no Progress: states of its own are in it."""
    states = [Answer({"id": 9, "workflow_state": state, "progress": 1}) for state in ("created", "importing", end)]
    fake.on("GET", SIS_IMPORT, *states, *states)
    if failed:
        with pytest.raises(package.JobFailedError):
            canvas.wait(SIS_IMPORT, interval=0.001)
    else:
        assert canvas.wait(SIS_IMPORT, interval=0.001)["workflow_state"] == end
    told = play("sisImport")
    assert told["done"] == ("JobFailedError" if failed else end)
    assert told["refused"] == ["InvalidArgumentError", "InvalidArgumentError"]


@pytest.mark.parametrize("job", [{"id": 9, "progress": 5}, {"id": 9, "progress_url": "https://x.example/7"}])
def test_what_is_no_progress_is_not_taken_for_one(package: Any, canvas: Any, fake: FakeCanvas, job: Any) -> None:
    """The id of a migration or import is not that of a Progress: another job would be waited for."""
    with pytest.raises(package.InvalidArgumentError, match="progress_url"):
        canvas.wait(job)
    assert fake.asked == []


def test_a_job_that_failed(package: Any, canvas: Any, fake: FakeCanvas) -> None:
    _job(fake, "running", "failed", message="no such term")
    with pytest.raises(package.JobFailedError, match=r"job 7 .*no such term") as caught:
        canvas.wait(7, interval=0.001)
    assert isinstance(caught.value, package.CanvasError)
    assert caught.value.progress["workflow_state"] == "failed"


def test_a_job_that_takes_too_long(package: Any, canvas: Any, fake: FakeCanvas) -> None:
    _job(fake, "running")
    started = time.monotonic()
    with pytest.raises(package.JobTimedOutError, match=r"not ended after 0\.05 s"):
        canvas.wait(7, interval=0.02, timeout=0.05)
    assert time.monotonic() - started < 60
    with pytest.raises(package.InvalidArgumentError):
        canvas.wait({"workflow_state": "running"})


def test_async_waiting(package: Any, fake: FakeCanvas) -> None:
    _job(fake, "running", "completed")

    async def run() -> Any:
        async with package.AsyncCanvas(fake.url, "secret-token", allow_http=True) as canvas:
            return await canvas.wait(await canvas.courses.update_courses(1, event="offer"), interval=0.001)

    assert asyncio.run(run())["workflow_state"] == "completed"


def test_typescript_waiting(play: Play, fake: FakeCanvas) -> None:
    _job(fake, "queued", "running", "completed", "failed", message="no such term")
    told = play("jobs")
    assert (told["done"]["workflow_state"], told["told"]) == ("completed", [0, 50, 100])
    assert (told["failed"]["name"], "no such term" in told["failed"]["message"]) == ("JobFailedError", True)
    assert told["late"]["name"] == "JobTimedOutError"
    assert told["byUrl"]["name"] == "JobFailedError"


class Numbered:
    """A list of courses in numbered pages, which counts how many are asked for at the same time."""

    def __init__(self, fake: FakeCanvas, items: int, size: int = 2, *, last: bool = True) -> None:
        self.together = self.most_together = 0
        self._fake, self._items, self._size, self._last = fake, items, size, last
        self._lock = threading.Lock()
        fake.on("GET", COURSES, self.page)

    def page(self, asked: Asked) -> Answer:
        with self._lock:
            self.together += 1
            self.most_together = max(self.most_together, self.together)
        time.sleep(0.02)
        with self._lock:
            self.together -= 1
        number, count = int(asked.parameters.get("page", "1")), -(-self._items // self._size)
        ids = range((number - 1) * self._size + 1, min(number * self._size, self._items) + 1)
        links = {"next": number + 1} if number < count else {}
        links |= {"last": count} if self._last else {}
        header = ", ".join(
            f'<{self._fake.url}{COURSES}?page={page}&per_page=2>; rel="{rel}"' for rel, page in links.items()
        )
        return Answer([{"id": one} for one in ids], headers={"Link": header})


def _ids(items: list[dict[str, Any]]) -> list[int]:
    return [item["id"] for item in items]


@pytest.mark.parametrize(("items", "calls"), [(0, 1), (2, 1), (5, 2), (24, 2)])
def test_the_length_of_a_list(canvas: Any, fake: FakeCanvas, items: int, calls: int) -> None:
    Numbered(fake, items)
    assert canvas.courses.list_courses().count() == items
    assert len(fake.asked) == calls


def test_the_length_is_unknown_without_numbers(canvas: Any, fake: FakeCanvas) -> None:
    Numbered(fake, 5, last=False)
    assert canvas.courses.list_courses().count() is None
    assert next(canvas.courses.list_courses().pages()).page_count is None
    Numbered(fake, 5)
    assert next(canvas.courses.list_courses().pages()).page_count == 3


@pytest.mark.parametrize(("limit", "calls"), [(None, 12), (1, 1), (5, 3), (0, 0)])
@pytest.mark.parametrize("last", [True, False])
def test_pages_at_once(package: Any, fake: FakeCanvas, limit: int | None, calls: int, last: bool) -> None:
    served = Numbered(fake, 23, last=last)

    async def run() -> list[Any]:
        async with package.AsyncCanvas(fake.url, "secret-token", allow_http=True) as canvas:
            found = canvas.courses.list_courses()
            return list(await (found if limit is None else found.limit(limit)).all_at_once(3))

    assert _ids(asyncio.run(run())) == list(range(1, 24))[:limit]
    assert len(fake.asked) == calls
    assert served.most_together <= 3
    assert served.most_together > 1 or not last or limit is not None


def test_an_error_in_one_page_ends_all(package: Any, fake: FakeCanvas) -> None:
    served = Numbered(fake, 60)
    fake.on("GET", COURSES, served.page, Answer({"error": "no"}, 404))

    async def run() -> None:
        async with package.AsyncCanvas(fake.url, "secret-token", allow_http=True) as canvas:
            await canvas.courses.list_courses().all_at_once(3)

    with pytest.raises(package.NotFoundError):
        asyncio.run(run())
    assert len(fake.asked) < 20


def test_typescript_lists_as_a_whole(play: Play, fake: FakeCanvas) -> None:
    served = Numbered(fake, 23)
    told = play("wholeLists")
    assert told["all"] == list(range(1, 24))
    assert (told["limited"], told["none"], told["count"], told["pageCount"]) == ([1, 2, 3, 4, 5], [], 23, 12)
    assert 1 < served.most_together <= 3
