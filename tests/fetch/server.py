"""A real HTTP server on loopback that behaves like the docs' sites, and misbehaves on request."""

from __future__ import annotations

import gzip
import hashlib
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from . import pages


class FakeClock:
    """Time that passes only while someone sleeps."""

    def __init__(self) -> None:
        self.elapsed = 0.0
        self.started = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)

    def monotonic(self) -> float:
        return self.elapsed

    def now(self) -> datetime:
        return self.started + timedelta(seconds=self.elapsed)

    def sleep(self, seconds: float) -> None:
        assert seconds >= 0
        self.elapsed += seconds


@dataclass
class Answer:
    """What a path is answered with."""

    body: bytes = b""
    content_type: str = "text/markdown; charset=utf-8"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    etag: bool = False


Behaviour = Callable[[BaseHTTPRequestHandler], None]
"""Writes an answer, or does something worse, through the handler of one request."""


@dataclass
class Request:
    """A request that arrived."""

    path: str
    headers: dict[str, str]
    at: float


class Server:
    """`answers` holds an Answer, a Behaviour, or a list of them to be used up (the last one stays), by path."""

    def __init__(self, clock: FakeClock | None = None, tls: ssl.SSLContext | None = None) -> None:
        self.answers: dict[str, Answer | Behaviour | list[Answer | Behaviour]] = {}
        self.missing = Answer(pages.NOT_FOUND)
        self.requests: list[Request] = []
        self.clock = clock
        self._http = _Http(("127.0.0.1", 0), _Handler)
        self._http.owner = self
        if tls is not None:
            self._http.socket = tls.wrap_socket(self._http.socket, server_side=True, do_handshake_on_connect=False)
        self.port = self._http.server_address[1]
        self.url = f"{'https' if tls else 'http'}://127.0.0.1:{self.port}"
        self.stopping = threading.Event()

    @property
    def paths(self) -> list[str]:
        """The paths asked for, in order, without robots.txt."""
        return [request.path for request in self.requests if request.path != "/robots.txt"]

    def answer_to(self, path: str) -> Answer | Behaviour:
        answer = self.answers.get(path, self.missing)
        if isinstance(answer, list):
            return answer.pop(0) if len(answer) > 1 else answer[0]
        return answer

    @contextmanager
    def running(self) -> Iterator[Server]:
        thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self.stopping.set()
            self._http.shutdown()
            self._http.server_close()
            thread.join()

    def publish_portal(self, count: int = 3, lastmod: str | None = "2026-10-01T08:00:00.000Z") -> None:
        """A portal with `count` reference pages (four of them outside /resources/), a guide and another product."""
        listed = {f"{self.url}{pages.SECTION}/basics/file.pagination": lastmod}
        self.answers[f"{pages.SECTION}/basics/file.pagination.md"] = Answer(pages.guide())
        for number in range(1, count + 1):
            folder = "external-tools/platform" if count > 100 and number > count - 4 else "resources"
            path = f"{pages.SECTION}/{folder}/{pages.slug(number)}"
            listed[f"{self.url}{path}"] = lastmod
            self.answers[f"{path}.md"] = Answer(pages.markdown(number))
        self.answers["/sitemap.xml"] = _xml(
            pages.sitemap_index(
                f"{self.url}/services/dap/sitemap-pages.xml", f"{self.url}{pages.SECTION}/sitemap-pages.xml"
            )
        )
        self.list_pages(listed)
        robots = f"User-agent: *\nContent-Signal: search=yes\nAllow: /\nSitemap: {self.url}/sitemap.xml\n"
        self.answers["/robots.txt"] = Answer(robots.encode(), "text/plain")

    def list_pages(self, listed: dict[str, str | None]) -> None:
        """Let the Canvas section's sitemap name these page URLs."""
        self.listed = listed
        self.answers[f"{pages.SECTION}/sitemap-pages.xml"] = _xml(pages.sitemap(listed))

    def publish_legacy(self, count: int = 3) -> None:
        """A legacy site with `count` resources, each as HTML and as Swagger 1.2."""
        self.missing = Answer(b"<html><body>Not here</body></html>", "text/html", 404)
        numbers = range(1, count + 1)
        self.answers["/doc/api/api-docs.json"] = Answer(pages.swagger_index(numbers), "application/json")
        for number in numbers:
            page = Answer(pages.html(number), "text/html; charset=utf-8", etag=True)
            self.answers[f"/doc/api/{pages.slug(number)}.html"] = page
            description = Answer(pages.swagger(number), "application/json", etag=True)
            self.answers[f"/doc/api/{pages.slug(number)}.json"] = description

    def page(self, number: int) -> str:
        """The path of a page of the portal."""
        return f"{pages.SECTION}/resources/{pages.slug(number)}.md"


def _xml(body: bytes) -> Answer:
    return Answer(body, "application/xml")


class _Http(ThreadingHTTPServer):
    owner: Server
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that hang up are part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Http

    def do_GET(self) -> None:  # the name that http.server calls
        owner = self.server.owner
        parts = urlsplit(self.path)
        at = owner.clock.monotonic() if owner.clock else time.monotonic()
        owner.requests.append(Request(self.path, dict(self.headers.items()), at))
        answer = owner.answer_to(parts.path)
        if isinstance(answer, Answer):
            self._send(answer)
        else:
            answer(self)

    def _send(self, answer: Answer) -> None:
        headers = {"Content-Type": answer.content_type, **answer.headers}
        body, status = answer.body, answer.status
        if answer.etag:
            headers["ETag"] = f'"{hashlib.md5(body).hexdigest()}"'  # noqa: S324  # a validator, no secret
            if self.headers.get("If-None-Match") == headers["ETag"]:
                body, status = b"", 304
        if body and "gzip" in self.headers.get("Accept-Encoding", "") and "Content-Encoding" not in headers:
            body = gzip.compress(body)
            headers["Content-Encoding"] = "gzip"
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if "Content-Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the name that http.server gives it
        """Say nothing."""


def raw(content: bytes, *, then: str = "close") -> Behaviour:
    """Send these bytes as they are; then `close`, `reset` the connection, or `stall` until the server stops."""

    def behave(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(content)
        handler.wfile.flush()
        handler.close_connection = True
        if then == "stall":
            handler.server.owner.stopping.wait(20)  # type: ignore[attr-defined]
        if then == "reset":
            linger = struct.pack("ii", 1, 0)
            handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            handler.connection.close()

    return behave


def head(**headers: str | int) -> bytes:
    """The start of a 200 answer in Markdown; `content_length=5` is a header, and so on."""
    lines = ["HTTP/1.1 200 OK", "Content-Type: text/markdown; charset=utf-8"]
    lines += [f"{name.replace('_', '-').title()}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()
