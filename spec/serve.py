"""A preview of a folder on this machine that is rebuilt when its sources change."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_LOOK_EVERY = 0.5  # seconds


class _Handler(SimpleHTTPRequestHandler):
    """Serves the folder as it is now: nothing is cached, and an unknown address gets the site's own page."""

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


def serve(folder: Path, port: int) -> ThreadingHTTPServer:
    """Serve a folder on the loopback address, in a thread. Port 0 takes a free one. OSError if the port is taken."""
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def watch(sources: Iterable[Path], changed: Callable[[], None], *, stop: threading.Event | None = None) -> None:
    """Call `changed` after each change of a file in or at `sources`, until `stop` is set (or Ctrl-C)."""
    roots = tuple(sources)
    seen = _state(roots)
    stop = stop or threading.Event()
    while not stop.wait(_LOOK_EVERY):
        now = _state(roots)
        if now != seen:
            time.sleep(_LOOK_EVERY / 5)  # an editor may write several files
            seen = _state(roots)
            changed()


def _state(roots: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    found: dict[Path, tuple[int, int]] = {}
    for root in roots:
        for path in root.rglob("*") if root.is_dir() else (root,):
            try:
                status = path.stat()
            except OSError:  # gone between the two
                continue
            found[path] = (status.st_mtime_ns, status.st_size)
    return found
