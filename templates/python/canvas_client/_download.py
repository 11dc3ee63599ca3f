"""Files that come down, piece by piece."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from canvas_client._response import Response
from canvas_client._uploads import Progress
from canvas_client.errors import ConnectionFailedError, TimedOutError

_CHUNK = 65536


@dataclass(frozen=True)
class Download:
    """A file on its way. `response` has its status and headers."""

    response: Response
    _answer: httpx.Response = field(repr=False)

    @property
    def size(self) -> int:
        """The size in bytes, or 0 if it was not said."""
        return int(self.response.headers.get("content-length", "0"))

    def chunks(self) -> Iterator[bytes]:
        """The pieces of the file."""
        broken: httpx.TransportError | None = None
        try:
            yield from self._answer.iter_bytes(_CHUNK)
        except httpx.TransportError as error:
            broken = error
        if broken is not None:
            raise self._error(broken)

    async def chunks_async(self) -> AsyncIterator[bytes]:
        """The pieces of the file."""
        broken: httpx.TransportError | None = None
        try:
            async for chunk in self._answer.aiter_bytes(_CHUNK):
                yield chunk
        except httpx.TransportError as error:
            broken = error
        if broken is not None:
            raise self._error(broken)

    def _error(self, error: httpx.TransportError) -> Exception:
        """An error of ours, which does not hold the request."""
        kind = TimedOutError if isinstance(error, httpx.TimeoutException) else ConnectionFailedError
        return kind(f"the download of {self.response.path} broke off")


@contextmanager
def saved(target: Path, size: int, progress: Progress | None) -> Iterator[Callable[[bytes], None]]:
    """A function that writes pieces; the file stands at `target` when all is well, and nothing does otherwise."""
    part = target.with_name(f".{target.name[:40]}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:

            def write(chunk: bytes) -> None:
                file.write(chunk)
                if progress:
                    progress(file.tell(), size)

            yield write
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
