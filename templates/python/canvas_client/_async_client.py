"""The client with `await`."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import ExitStack, asynccontextmanager
from dataclasses import replace
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar, overload

import httpx

from canvas_client._answers import parsed
from canvas_client._async_download import AsyncDownload
from canvas_client._async_driver import run_async
from canvas_client._async_paging import AsyncPaginator
from canvas_client._async_waiting import wait_for
from canvas_client._calls import Client, Source, address_of, heard_by, settings_of
from canvas_client._encoding import given
from canvas_client._exchange import Exchange, exchange
from canvas_client._options import AsyncTokenSource, Hooks, Id, NotGiven, RequestOptions
from canvas_client._response import Response
from canvas_client._sending import Opened
from canvas_client._uploads import FileInput, Progress, announcement, fields_of_form, opened, progress_of, uploading

JobT = TypeVar("JobT", bound=Mapping[str, object])


class AsyncClient(Client):
    """Calls to one Canvas with one token. Use it as an async context manager, or `aclose()` it."""

    def __init__(
        self,
        base_url: str,
        token: AsyncTokenSource,
        *,
        user_agent: str | None = None,
        timeout: float = 30.0,
        max_retries: int = 4,
        max_wait: float = 60.0,
        as_user_id: Id | None = None,
        hooks: Hooks | None = None,
        keep_quota: float | None = None,
        allow_http: bool = False,
        proxy: str | None = None,
        http_client: httpx.AsyncClient | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            base_url: The address of your Canvas: `https://school.instructure.com`.
            token: An access token, or a function that returns one and is asked before each call.
            user_agent: The name and version of your application, put before this package's own.
            timeout: Seconds to wait for a connection, and for each part of an answer.
            max_retries: How often to repeat a call that was throttled, or that failed and may be made twice.
            max_wait: The longest wait before a repetition, in seconds; if Canvas asks for more, the call fails.
            as_user_id: Make all calls as this user (masquerade).
            hooks: Functions that are told of each request, response and repetition.
            keep_quota: Put calls off while Canvas says that fewer units than this are left (of about 700 a token has;
                100 is a good choice): slower, but not throttled.
            allow_http: Allow `http://`, for tests on one machine: the token is sent in the clear.
            proxy: The URL of a proxy; otherwise HTTPS_PROXY and the like are heeded.
            http_client: Your own `httpx.AsyncClient`, which stays yours to close.
        """
        self._settings = settings_of(
            base_url, token, user_agent, timeout, max_retries, max_wait, allow_http, as_user_id, hooks, keep_quota
        )
        self._owns_http = http_client is None
        self._http = http_client or httpx.AsyncClient(proxy=proxy)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections."""
        if self._owns_http:
            await self._http.aclose()

    def as_user(self, user_id: Id) -> Self:
        """The same client, on the same connections, making all calls as this user (masquerade)."""
        other = object.__new__(type(self))
        other._settings = replace(self._settings, as_user_id=user_id)
        other._http = self._http
        other._owns_http = False
        return other

    async def request(
        self,
        method: str,
        path: str,
        path_arguments: Mapping[str, Id] | None = None,
        *,
        query: Mapping[str, Any] | None = None,
        body: Any = None,
        form: Mapping[str, Any] | None = None,
        files: Mapping[str, FileInput | NotGiven | None] | None = None,
        scope: str | None = None,
        options: RequestOptions | None = None,
    ) -> Response:
        """Make any call, also one that the docs do not have: `await canvas.request("GET", "/api/v1/courses/1")`."""
        with ExitStack() as stack:
            fields = None if form is None and not files else fields_of_form(form or {}, files or {}, options, stack)
            prepared = self._prepare(
                method, path, path_arguments, query=query, body=body, fields=fields, options=options
            )
            return await self._run(exchange(prepared, self._settings, self._retries(options), scope), options)

    async def call(
        self,
        method: str,
        path: str,
        path_arguments: Mapping[str, Id] | None = None,
        *,
        query: Mapping[str, Any] | None = None,
        body: Any = None,
        form: Mapping[str, Any] | None = None,
        files: Mapping[str, FileInput | NotGiven | None] | None = None,
        scope: str | None = None,
        options: RequestOptions | None = None,
    ) -> Any:
        """Make a call and parse the answer: what the methods of the resources use."""
        response = await self.request(
            method,
            path,
            path_arguments,
            query=query,
            body=body,
            form=form,
            files=files,
            scope=scope,
            options=options,
        )
        return parsed(response)

    def paginate(
        self,
        method: str,
        path: str,
        path_arguments: Mapping[str, Id] | None = None,
        *,
        query: Mapping[str, Any] | None = None,
        items_key: str | None = None,
        scope: str | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPaginator[Any]:
        """The items of a list that comes in pages; `items_key` names the property that holds them, if one does."""
        first = self._prepare(method, path, path_arguments, query=query, options=options)

        async def get(url: str | None) -> Response:
            request = first if url is None else self._next_page(first, url, options)
            return await self._run(exchange(request, self._settings, self._retries(options), scope), options)

        return AsyncPaginator(get, items_key)

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
            job: What the call that started it answered, a Progress; or the id of one, or the `progress_url` of a thing.
            timeout: Seconds after which to give up; the job goes on.
            interval: Seconds between the first questions; the pauses grow to 15 seconds.
            on_progress: Called with each answer: its `completion` is a percentage.
            options: How to make the calls.

        Returns: the Progress of the finished job. Raises `JobFailedError` with Canvas's message, or `JobTimedOutError`.
        """

        async def get(url: str) -> Response:
            return await self.request("GET", url, options=options)

        return await wait_for(job, get, timeout, interval, on_progress)

    async def upload(
        self,
        path: str,
        file: FileInput,
        *,
        name: str | None = None,
        content_type: str | None = None,
        parameters: Mapping[str, Any] | None = None,
        progress: Progress | None = None,
        scope: str | None = None,
        options: RequestOptions | None = None,
    ) -> Any:
        """Upload a file in one call: `await canvas.upload("/api/v1/courses/1/files", "notes.pdf")`.

        Args:
            path: The path of the call that starts the upload.
            file: A path, bytes, or a stream opened in binary.
            name: The name of the file in Canvas; a path or an open file has one.
            content_type: The media type; Canvas guesses it from the name.
            parameters: What else that call takes: `{"parent_folder_path": "week 1", "on_duplicate": "rename"}`.
            progress: Called with the bytes sent and the size, again and again.
            scope: The scope that the call needs, for the error message.
            options: How to make the call.

        Returns: what Canvas says of the file, as `objects.File`.
        """
        about = {"name": name, "content_type": content_type, **(parameters or {})}
        about = {key: value for key, value in about.items() if value is not None}
        if progress is not None:
            options = {**(options or {}), "on_progress": progress}
        return await self.start_upload(path, None, file, body=about, scope=scope, options=options)

    async def start_upload(
        self,
        path: str,
        path_arguments: Mapping[str, Id] | None,
        file: FileInput | NotGiven,
        *,
        query: Mapping[str, Any] | None = None,
        body: Mapping[str, Any] | None = None,
        scope: str | None = None,
        options: RequestOptions | None = None,
    ) -> Any:
        """All steps of an upload if there is a file, else the first one: what the methods of the resources use."""
        about = given(body or {})
        if isinstance(file, NotGiven):
            return await self.call("POST", path, path_arguments, query=query, body=about, scope=scope, options=options)
        with ExitStack() as stack:
            upload = opened(file, about.get("name"), about.get("content_type"), progress_of(options), stack)
            announced = announcement(upload, about)
            ask = self._prepare("POST", path, path_arguments, query=query, body=announced, options=options)
            steps = uploading(ask, upload, self._settings, self._retries(options), scope)
            return parsed(await self._run(steps, options))

    @asynccontextmanager
    async def stream(self, file: Source, *, options: RequestOptions | None = None) -> AsyncGenerator[AsyncDownload]:
        """Download a file, given by its URL or as Canvas describes it, piece by piece.

        async with canvas.stream(file) as download: ...

        The token goes along on the configured host only.
        """
        answers: Opened = []
        prepared = self._prepare("GET", address_of(file), options=options, streamed=True)
        prepared = replace(prepared, headers={**prepared.headers, "Accept": "*/*"})
        response = await self._run(exchange(prepared, self._settings, self._retries(options)), options, answers)
        try:
            yield AsyncDownload(response, answers[-1])
        finally:
            await answers[-1].aclose()

    async def download(
        self,
        file: Source,
        target: str | PathLike[str],
        *,
        progress: Progress | None = None,
        options: RequestOptions | None = None,
    ) -> Path:
        """Download a file, given by its URL or as Canvas describes it; `target` appears when it is complete."""
        async with self.stream(file, options=options) as download:
            await download.save(Path(target), progress)
        return Path(target)

    async def _run(self, steps: Exchange, options: RequestOptions | None, opened: Opened | None = None) -> Response:
        listener: Callable[[Response], None] = heard_by(options)
        return await run_async(steps, self._http, self._settings, listener, [] if opened is None else opened)
