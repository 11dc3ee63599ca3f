"""Files that come down, piece by piece."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from canvas_client._response import Response
from canvas_client._saving import saved
from canvas_client._uploads import Progress
from canvas_client.errors import ConnectionFailedError, TimedOutError

_CHUNK = 65536


@dataclass(frozen=True)
class AsyncDownload:
    """A file on its way. `response` has its status and headers."""

    response: Response
    _answer: httpx.Response = field(repr=False)

    @property
    def size(self) -> int:
        """The size in bytes, or 0 if it was not said."""
        return int(self.response.headers.get("content-length", "0"))

    async def chunks(self) -> AsyncIterator[bytes]:
        """The pieces of the file."""
        broken: httpx.RequestError | None = None
        try:
            async for chunk in self._answer.aiter_bytes(_CHUNK):
                yield chunk
        except httpx.RequestError as error:
            broken = error
        if broken is not None:
            raise self._error(broken)

    async def save(self, target: Path, progress: Progress | None = None) -> None:
        """Write the file to `target`, which appears only when it is complete."""
        with saved(target, self.size, progress) as write:
            async for chunk in self.chunks():
                write(chunk)

    def _error(self, error: httpx.RequestError) -> Exception:
        """An error of ours, which does not hold the request."""
        kind = TimedOutError if isinstance(error, httpx.TimeoutException) else ConnectionFailedError
        return kind(f"the download of {self.response.path} broke off")
