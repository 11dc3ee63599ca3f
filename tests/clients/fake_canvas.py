"""A Canvas on loopback: it reads parameters as Rails does, remembers what it was asked, and answers as it is told."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit


@dataclass(frozen=True)
class Asked:
    """A request as it arrived. `path` is as it came, percent-encoded; `parameters` is what Rails calls `params`."""

    method: str
    path: str
    query: str
    headers: dict[str, str]
    parameters: Any
    body: bytes

    @property
    def token(self) -> str | None:
        return self.headers.get("authorization")


@dataclass(frozen=True)
class Answer:
    """What to answer. `delay` in seconds; a `broken` answer stops in the middle of its body."""

    body: Any = field(default_factory=list)
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    broken: bool = False


Reply = Answer | Callable[[Asked], Answer]


class FakeCanvas:
    """Use as a context manager. Two of them are two hosts."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self._answers: dict[tuple[str, str], list[Reply]] = {}
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def on(self, method: str, path: str, *answers: Reply) -> None:
        """Answer calls of this path one after the other; the last answer stands for all that follow."""
        self._answers[method, path] = list(answers)

    def reset(self) -> None:
        self.asked.clear()
        self._answers.clear()

    def answer(self, asked: Asked) -> Answer:
        with self._lock:
            self.asked.append(asked)
            replies = self._answers.get((asked.method, asked.path), [Answer()])
            reply = replies.pop(0) if len(replies) > 1 else replies[0]
        return reply(asked) if callable(reply) else reply


def _handler(fake: FakeCanvas) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # else each answer waits 40 ms for an acknowledgement

        def _serve(self) -> None:
            asked = _read(self)
            answer = fake.answer(asked)
            time.sleep(answer.delay)
            content = answer.body if isinstance(answer.body, bytes) else json.dumps(answer.body).encode()
            content = b"" if answer.status in (204, 304) else content
            self.send_response(answer.status)
            kind = "application/octet-stream" if isinstance(answer.body, bytes) else "application/json; charset=utf-8"
            for name, value in {"Content-Type": kind, **answer.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content[: len(content) // 2] if answer.broken else content)
            self.wfile.flush()
            if answer.broken:
                self.close_connection = True

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_OPTIONS = _serve  # noqa: N815

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            pass

        def handle(self) -> None:
            with suppress(ConnectionError, TimeoutError):  # the client went away, as some tests want it to
                super().handle()

    return Handler


def _read(handler: BaseHTTPRequestHandler) -> Asked:
    headers = {name.lower(): value for name, value in handler.headers.items()}
    if headers.get("transfer-encoding", "").lower() == "chunked":
        body = b"".join(_chunks(handler))
    else:
        body = handler.rfile.read(int(headers.get("content-length", "0")))
    url = urlsplit(handler.path)
    pairs: list[tuple[str, Any]] = list(parse_qsl(url.query, keep_blank_values=True))
    kind = headers.get("content-type", "")
    if kind.startswith("application/json") and body:
        sent = json.loads(body)
        parameters = {**rails(pairs), **sent} if isinstance(sent, dict) else {**rails(pairs), "_json": sent}
    elif kind.startswith("multipart/form-data"):
        parameters = rails(pairs + list(_parts(kind, body)))
    elif kind.startswith("application/x-www-form-urlencoded"):
        parameters = rails(pairs + parse_qsl(body.decode(), keep_blank_values=True))
    else:
        parameters = rails(pairs)
    return Asked(handler.command, url.path, url.query, headers, parameters, body)


def _chunks(handler: BaseHTTPRequestHandler) -> Iterator[bytes]:
    while size := int(handler.rfile.readline().split(b";")[0], 16):
        yield handler.rfile.read(size)
        handler.rfile.readline()
    handler.rfile.readline()


def _parts(kind: str, body: bytes) -> Iterator[tuple[str, Any]]:
    message = message_from_bytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body, policy=HTTP)
    for part in message.iter_parts():
        name = str(part.get_param("name", header="content-disposition"))
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        file = part.get_filename()
        yield name, content.decode() if file is None else {"filename": file, "content": content.decode()}


def rails(pairs: list[tuple[str, Any]]) -> Any:
    """`params` as Rack builds them (Rack::QueryParser#normalize_params)."""
    parameters: dict[str, Any] = {}
    for name, value in pairs:
        _normalize(parameters, name, value)
    return parameters


def _normalize(parameters: dict[str, Any], name: str, value: Any) -> None:
    found = re.match(r"\A[\[\]]*([^\[\]]+)\]*", name)
    if not found:
        return
    key, after = found[1], name[found.end() :]
    if after == "":
        parameters[key] = value
    elif after == "[]":
        parameters.setdefault(key, []).append(value)
    elif nested := re.match(r"\A\[\]\[([^\[\]]+)\]\Z", after) or re.match(r"\A\[\](.+)\Z", after):
        child = nested[1]
        elements = parameters.setdefault(key, [])
        if elements and isinstance(elements[-1], dict) and not _has(elements[-1], child):
            _normalize(elements[-1], child, value)
        else:
            elements.append({})
            _normalize(elements[-1], child, value)
    else:
        _normalize(parameters.setdefault(key, {}), after, value)


def _has(parameters: dict[str, Any], name: str) -> bool:
    """Rack's `params_hash_has_key?`: a name that ends in `[]` may be repeated within one element."""
    if name.endswith("[]"):
        return False
    value: Any = parameters
    for part in filter(None, re.split(r"[\[\]]+", name)):
        if not isinstance(value, dict) or part not in value:
            return False
        value = value[part]
    return True
