"""Files that go up: form fields with files, and the three steps of an upload.

Canvas's guide "Uploading Files": ask Canvas where to send the file, send it there, then confirm where that redirects.
The second step usually goes to another host, which never gets the token.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from io import SEEK_END, SEEK_SET, BytesIO
from pathlib import Path
from typing import IO, Any
from urllib.parse import urljoin

from canvas_client import _encoding
from canvas_client._answers import parsed
from canvas_client._exchange import Exchange, Send, exchange, redirected, single
from canvas_client._options import RequestOptions, Settings
from canvas_client._response import Response
from canvas_client.errors import InvalidArgumentError, UploadError, error_for

FileInput = str | os.PathLike[str] | bytes | IO[bytes] | tuple[str, bytes | IO[bytes]]
"""A file to send: its path, its bytes, a stream opened for reading in binary, or a name with bytes or a stream."""

Progress = Callable[[int, int], None]
"""Called with the bytes sent so far and the size of the file."""

_IN_MEMORY = 8 * 1024 * 1024


@dataclass(frozen=True)
class Upload:
    """A file to upload."""

    file: IO[bytes]
    name: str
    size: int
    content_type: str | None


def fields_of_form(
    form: Mapping[str, Any], files: Mapping[str, Any], options: RequestOptions | None, stack: ExitStack
) -> list[tuple[str, Any]]:
    """The fields of a multipart body, files last, as `httpx` takes them; `stack` closes what was opened here.

    A path as text is a file in `files` only.
    """
    extra = (options or {}).get("extra_body", {})
    leaves = list(_encoding.leaves({**form, **extra}))
    fields: list[tuple[str, Any]] = [
        (name, (None, text.encode()))
        for name, value in leaves
        if not _encoding.is_file(value)
        for _, text in _encoding.fields({name: value})
    ]
    given = [(name, value) for name, value in _encoding.given(files).items() if value is not None]
    for name, value in [*((name, value) for name, value in leaves if _encoding.is_file(value)), *given]:
        upload = opened(value, None, None, progress_of(options), stack, otherwise=name)
        fields.append((name, (upload.name, upload.file)))
    return fields


def progress_of(options: RequestOptions | None) -> Progress | None:
    """Who is told how far a file was sent."""
    return (options or {}).get("on_progress")


def opened(
    file: FileInput,
    name: str | None,
    content_type: str | None,
    progress: Progress | None,
    stack: ExitStack,
    otherwise: str | None = None,
) -> Upload:
    """The file, ready to be read from where it stands; `stack` closes what was opened here."""
    if isinstance(file, tuple):
        own, file = file
        name = name or own
    name = name or _name_of(file) or otherwise
    if name is None:
        raise InvalidArgumentError("give the file a name: name='notes.pdf', or file=('notes.pdf', content)")
    stream: IO[bytes]
    if isinstance(file, bytes | bytearray):
        stream = BytesIO(file)
    elif isinstance(file, str | os.PathLike):
        stream = stack.enter_context(Path(file).open("rb"))  # noqa: SIM115
    else:
        stream = file if _seekable(file) else _kept(file, stack)
    start = stream.tell()
    size = stream.seek(0, SEEK_END) - start
    stream.seek(start)
    return Upload(_Counted(stream, start, size, progress), name, size, content_type)  # type: ignore[arg-type]


def announcement(upload: Upload, parameters: Mapping[str, Any]) -> dict[str, Any]:
    """The body of the first step."""
    about: dict[str, Any] = {"name": upload.name, "size": upload.size}
    if upload.content_type:
        about["content_type"] = upload.content_type
    return {**about, **parameters}


def uploading(ask: Send, upload: Upload, settings: Settings, max_retries: int, scope: str | None) -> Exchange:
    """The three steps; the answer is the one that describes the file."""
    where = yield from exchange(ask, settings, max_retries, scope)
    told = parsed(where)
    if not isinstance(told, dict) or not isinstance(told.get("upload_url"), str):
        raise UploadError(f"{ask.method} {ask.url.path} gave no upload_url: it is no upload, or it takes no such file")
    parameters = told.get("upload_params") or {}
    pairs = parameters.items() if isinstance(parameters, dict) else parameters
    fields: list[tuple[str, Any]] = [(str(key), (None, str(value).encode())) for key, value in pairs]
    file = (upload.name, upload.file, upload.content_type) if upload.content_type else (upload.name, upload.file)
    sent = yield from single(
        Send(
            method="POST",
            url=settings.resolve(settings.origin, told["upload_url"]),
            headers={"User-Agent": settings.user_agent},
            files=[*fields, (str(told.get("file_param") or "file"), file)],
            timeout=ask.timeout,
        )
    )
    return (yield from _confirm(ask, sent, settings, max_retries, scope))


def _confirm(ask: Send, sent: Response, settings: Settings, max_retries: int, scope: str | None) -> Exchange:
    location = sent.headers.get("location")
    if location and (sent.status == 201 or 300 <= sent.status < 400):
        headers = {name: value for name, value in ask.headers.items() if name != "Content-Type"}
        confirmation = Send("GET", ask.url, headers, timeout=ask.timeout, with_token=True)
        target = redirected(confirmation, urljoin(sent.url, location), settings)
        return (yield from exchange(target, settings, max_retries, scope))
    if sent.ok:
        return sent
    raise error_for(sent, None)


def _name_of(file: Any) -> str | None:
    name = file if isinstance(file, str | os.PathLike) else getattr(file, "name", None)
    return Path(name).name if isinstance(name, str | os.PathLike) else None


def _seekable(stream: IO[bytes]) -> bool:
    return hasattr(stream, "seekable") and stream.seekable()


def _kept(stream: IO[bytes], stack: ExitStack) -> IO[bytes]:
    """A stream that can only be read once, kept: the first step needs its size."""
    import shutil
    import tempfile

    kept = stack.enter_context(tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY))  # noqa: SIM115
    shutil.copyfileobj(stream, kept)
    kept.seek(0)
    return kept


class _Counted:
    """A stream that starts where it was handed over, and tells how far it was read."""

    def __init__(self, stream: IO[bytes], start: int, size: int, progress: Progress | None) -> None:
        self._stream = stream
        self._start = start
        self._size = size
        self._progress = progress

    def read(self, size: int = -1) -> bytes:
        chunk = self._stream.read(size)
        if chunk and self._progress:
            self._progress(self.tell(), self._size)
        return chunk

    def tell(self) -> int:
        return self._stream.tell() - self._start

    def seek(self, offset: int, whence: int = SEEK_SET) -> int:
        return self._stream.seek(offset + (self._start if whence == SEEK_SET else 0), whence) - self._start

    def __iter__(self) -> _Counted:
        return self

    def __next__(self) -> bytes:
        chunk = self.read(65536)
        if not chunk:
            raise StopIteration
        return chunk
