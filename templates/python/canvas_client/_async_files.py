"""The part of the client with `await` that sends and fetches files."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping
from contextlib import ExitStack, asynccontextmanager
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import Any

from canvas_client._answers import parsed
from canvas_client._async_calling import AsyncCalling
from canvas_client._async_download import AsyncDownload
from canvas_client._calls import Source, address_of
from canvas_client._encoding import given
from canvas_client._exchange import exchange
from canvas_client._options import Id, NotGiven, RequestOptions
from canvas_client._sending import Opened
from canvas_client._uploads import FileInput, Progress, announcement, opened, progress_of, uploading


class AsyncFiles(AsyncCalling):
    """Uploads and downloads."""

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

        Returns: what Canvas says of the file, as `objects.CanvasFile`.
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
