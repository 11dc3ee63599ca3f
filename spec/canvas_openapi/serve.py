"""A preview of a folder on this machine that is rebuilt when its sources change."""

from __future__ import annotations

import io
import re
import threading
import time
from collections.abc import Callable, Iterable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from os import PathLike
from pathlib import Path
from typing import BinaryIO

_LOOK_EVERY = 0.2  # seconds


class _Handler(SimpleHTTPRequestHandler):
    """Serves the folder as it is now: nothing is cached, and an unknown address gets the site's own page.

    Only to who asks for a name of this machine: else a page elsewhere, whose name was made to lead here, could read it.
    No folder is listed, and no link leads out of the folder.
    """

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Answer a request, if it is one for us."""
        if _host_of(self.headers.get("Host", "")) not in _OWN_NAMES:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, "this preview is for localhost")
            return None
        if not Path(self.translate_path(self.path)).resolve().is_relative_to(Path(self.directory).resolve()):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return super().send_head()

    def list_directory(self, path: str | PathLike[str]) -> io.BytesIO | None:
        """A folder without a page of its own is not there."""
        self.send_error(HTTPStatus.NOT_FOUND)
        return None

    def end_headers(self) -> None:
        """Add what a preview needs."""
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's 404 page, if it has one."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base class names it so)
        """Say nothing: the terminal is for what is rebuilt."""


_OWN_NAMES = frozenset(("localhost", "127.0.0.1", "[::1]"))


def _host_of(header: str) -> str:
    """The name in a Host header, without its port."""
    return re.sub(r":\d*$", "", header.strip().lower())


def serve(folder: Path, port: int) -> ThreadingHTTPServer:
    """Serve a folder on the loopback address, in a thread. Port 0 takes a free one. OSError if the port is taken."""
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


class Watch:
    """Notices changes of files in or at `sources`, from the moment at which it is made."""

    def __init__(self, sources: Iterable[Path]) -> None:
        self._sources = tuple(sources)
        self._seen = self._state()

    def run(self, changed: Callable[[], None], *, stop: threading.Event | None = None) -> None:
        """Call `changed` after each change, until `stop` is set (or Ctrl-C)."""
        stop = stop or threading.Event()
        while not stop.wait(_LOOK_EVERY):
            if self._state() != self._seen:
                time.sleep(_LOOK_EVERY / 4)  # an editor may write several files
                self._seen = self._state()
                changed()

    def _state(self) -> dict[Path, tuple[int, int]]:
        found: dict[Path, tuple[int, int]] = {}
        for source in self._sources:
            for path in source.rglob("*") if source.is_dir() else (source,):
                try:
                    status = path.stat()
                except OSError:  # gone between the two
                    continue
                found[path] = (status.st_mtime_ns, status.st_size)
        return found
