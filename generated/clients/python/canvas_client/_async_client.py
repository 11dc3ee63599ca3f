"""The client with `await`: calls and lists, files, and waiting for jobs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar, overload

from canvas_client._async_files import AsyncFiles
from canvas_client._async_waiting import wait_for
from canvas_client._options import Id, RequestOptions
from canvas_client._response import Response

JobT = TypeVar("JobT", bound=Mapping[str, object])


class AsyncClient(AsyncFiles):
    """Calls to one Canvas with one token. Use it as an async context manager, or `aclose()` it."""

    @overload
    async def wait(
        self,
        job: JobT,
        *,
        timeout: float = ...,
        interval: float = ...,
        on_progress: Callable[[JobT], None] | None = ...,
        options: RequestOptions | None = ...,
    ) -> JobT: ...

    @overload
    async def wait(
        self,
        job: Id,
        *,
        timeout: float = ...,
        interval: float = ...,
        on_progress: Callable[[Any], None] | None = ...,
        options: RequestOptions | None = ...,
    ) -> Any: ...

    async def wait(
        self,
        job: Id | Mapping[str, object],
        *,
        timeout: float = 600.0,
        interval: float = 1.0,
        on_progress: Callable[[Any], None] | None = None,
        options: RequestOptions | None = None,
    ) -> Any:
        """Wait until a job has ended: `await canvas.wait(await canvas.courses.update_courses(...))`.

        Args:
            job: What the call that started it answered, a Progress; or the id of one, or the `progress_url` of a thing,
                or the path of a SIS import: `/api/v1/accounts/self/sis_imports/7`.
            timeout: Seconds after which to give up; the job goes on.
            interval: Seconds between the first questions; the pauses grow to 15 seconds.
            on_progress: Called with each answer: its `completion` is a percentage.
            options: How to make the calls.

        Returns: what Canvas last said of the job. Raises `JobFailedError` with Canvas's message, or `JobTimedOutError`.
        """

        async def get(url: str) -> Response:
            return await self.request("GET", url, options=options)

        return await wait_for(job, get, timeout, interval, on_progress)
