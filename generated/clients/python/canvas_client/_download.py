"""Files that come down, piece by piece."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from canvas_client._response import Response
from canvas_client._saving import saved
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
        broken: httpx.RequestError | None = None
        try:
            yield from self._answer.iter_bytes(_CHUNK)
        except httpx.RequestError as error:
            broken = error
        if broken is not None:
            raise self._error(broken)

    def save(self, target: Path, progress: Progress | None = None) -> None:
        """Write the file to `target`, which appears only when it is complete."""
        with saved(target, self.size, progress) as write:
            for chunk in self.chunks():
                write(chunk)

    def _error(self, error: httpx.RequestError) -> Exception:
        """An error of ours, which does not hold the request."""
        kind = TimedOutError if isinstance(error, httpx.TimeoutException) else ConnectionFailedError
        return kind(f"the download of {self.response.path} broke off")
