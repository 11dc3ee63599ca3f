"""A small fake Canvas for the tests of programs that use this package. Nothing goes over the network.

    from canvas_client.testing import FakeCanvas

    fake = FakeCanvas()
    fake.on("GET", "/api/v1/courses", [{"id": 1}, {"id": 2}, {"id": 3}])
    assert len(my_program(fake.canvas())) == 3
    assert fake.asked[0].query == {"enrollment_type": "teacher"}

It answers what it was told to, else with the example of the docs. Lists come in pages as `per_page` asks (10 by
default), with `Link` headers. Uploads work in three steps; their files are in `files`. `fail` and `throttle` let calls
go wrong.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from email import message_from_bytes
from email.policy import HTTP
from functools import cache
from importlib.resources import files as resources_of
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote, urlencode

import httpx

from canvas_client.client import Canvas

if TYPE_CHECKING:
    from canvas_client.async_client import AsyncCanvas

_HOST = "https://canvas.test"
_STORE = "/fake_store"
_STORED = "/api/v1/fake_files"


@dataclass(frozen=True)
class Asked:
    """A call as it arrived. `body` is what JSON holds, the fields of a form, or bytes."""

    method: str
    path: str
    query: dict[str, str | list[str]]
    headers: httpx.Headers
    body: Any


@dataclass(frozen=True)
class Answer:
    """What to answer: a body that goes as JSON, or bytes."""

    body: Any = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


Reply = Callable[[Asked], Any]
"""Gives an `Answer`, or its body."""


class FakeCanvas:
    """Answers calls within the process: give `transport` to a client of yours, or take `canvas()`."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        """The calls so far."""
        self.files: dict[int, tuple[str, bytes]] = {}
        """The names and contents of the files that were uploaded, by the ids that they were given."""
        self.transport = httpx.MockTransport(self._handle)
        self._replies: dict[tuple[str, str], list[Any]] = {}
        self._throttled = 0

    def canvas(self, **settings: Any) -> Canvas:
        """A client that calls this fake."""
        settings = {"max_wait": 0.01, **settings}
        return Canvas(_HOST, "fake-token", http_client=httpx.Client(transport=self.transport), **settings)

    def async_canvas(self, **settings: Any) -> AsyncCanvas:
        """An async client that calls this fake."""
        from canvas_client.async_client import AsyncCanvas

        settings = {"max_wait": 0.01, **settings}
        return AsyncCanvas(_HOST, "fake-token", http_client=httpx.AsyncClient(transport=self.transport), **settings)

    def on(self, method: str, path: str, *replies: Any) -> None:
        """Answer calls of a path with these bodies, `Answer`s or functions, one after the other; the last one stays."""
        self._replies[method, path] = list(replies) or [None]

    def fail(self, method: str, path: str, status: int, message: str = "It went wrong") -> None:
        """Answer calls of a path with an error as Canvas writes it."""
        self.on(method, path, Answer({"errors": [{"message": message}]}, status))

    def throttle(self, calls: int) -> None:
        """Refuse the next calls for their rate."""
        self._throttled = calls

    def _handle(self, request: httpx.Request) -> httpx.Response:
        asked = _asked(request)
        self.asked.append(asked)
        if self._throttled > 0:
            self._throttled -= 1
            return _response(Answer({"errors": [{"message": "Rate Limit Exceeded"}]}, 429, {"Retry-After": "0"}))
        answer = self._answer(asked)
        return _response(_paged(asked, answer) if isinstance(answer.body, list) else answer)

    def _answer(self, asked: Asked) -> Answer:
        replies = self._replies.get((asked.method, asked.path))
        if replies:
            reply = replies.pop(0) if len(replies) > 1 else replies[0]
            reply = reply(asked) if callable(reply) else reply
            return reply if isinstance(reply, Answer) else Answer(reply)
        if asked.path == _STORE:
            return self._stored(asked)
        if asked.path.startswith(f"{_STORED}/"):
            return self._described(int(asked.path.rpartition("/")[2]))
        found = documented(asked.method, asked.path)
        if found is None:
            return Answer({"errors": [{"message": "The specified resource does not exist."}]}, 404)
        if isinstance(found.body, dict) and "upload_url" in found.body:
            return Answer({"upload_url": f"{_HOST}{_STORE}", "upload_params": {}, "file_param": "file"})
        return found

    def _stored(self, asked: Asked) -> Answer:
        file = asked.body.get("file") if isinstance(asked.body, dict) else None
        if not isinstance(file, tuple):
            return Answer({"errors": [{"message": "no file"}]}, 400)
        number = len(self.files) + 1
        self.files[number] = file
        return Answer({}, 201, {"Location": f"{_HOST}{_STORED}/{number}"})

    def _described(self, number: int) -> Answer:
        name, content = self.files[number]
        url = f"{_HOST}{_STORED}/{number}/download"
        return Answer({"id": number, "display_name": name, "filename": name, "size": len(content), "url": url})


def documented(method: str, path: str) -> Answer | None:
    """The example of the docs for a call, or None for one that the docs do not have."""
    calls, examples = _documented()
    for pattern, number in calls.get(method, ()):
        if pattern.fullmatch(path):
            return Answer(json.loads(examples[number]))
    return None


@cache
def _documented() -> tuple[dict[str, list[tuple[re.Pattern[str], int]]], list[str]]:
    told = json.loads(resources_of("canvas_client").joinpath("_examples.json").read_text("utf-8"))
    calls: dict[str, list[tuple[re.Pattern[str], int]]] = {}
    for call, number in sorted(told["calls"].items(), key=lambda entry: entry[0].count("{")):
        method, _, path = call.partition(" ")
        pattern = "".join("[^/]+" if part.startswith("{") else re.escape(part) for part in re.split(r"({[^}]*})", path))
        calls.setdefault(method, []).append((re.compile(pattern), number))
    return calls, [json.dumps(example) for example in told["examples"]]


def _paged(asked: Asked, answer: Answer) -> Answer:
    size, page = int(str(asked.query.get("per_page", 10))), int(str(asked.query.get("page", 1)))
    items = answer.body
    count = max(1, -(-len(items) // size))
    query = {**asked.query, "per_page": str(size)}
    numbers = {"current": page, "first": 1, "last": count, **({"next": page + 1} if page < count else {})}
    links = [
        f'<{_HOST}{asked.path}?{urlencode({**query, "page": number}, doseq=True)}>; rel="{rel}"'
        for rel, number in numbers.items()
    ]
    body = items[(page - 1) * size : page * size]
    return Answer(body, answer.status, {"Link": ", ".join(links), **answer.headers})


def _response(answer: Answer) -> httpx.Response:
    headers = {"X-Rate-Limit-Remaining": "600.0", "X-Request-Context-Id": "fake", **answer.headers}
    if isinstance(answer.body, bytes):
        return httpx.Response(answer.status, headers=headers, content=answer.body)
    return httpx.Response(answer.status, headers=headers, json=answer.body)


def _asked(request: httpx.Request) -> Asked:
    query: dict[str, str | list[str]] = {}
    for name, value in parse_qsl(request.url.query.decode(), keep_blank_values=True):
        before = query.get(name)
        query[name] = value if before is None else [*([before] if isinstance(before, str) else before), value]
    return Asked(request.method, unquote(request.url.path), query, request.headers, _body(request))


def _body(request: httpx.Request) -> Any:
    content = b"".join(request.stream) if isinstance(request.stream, httpx.SyncByteStream) else request.content
    kind = request.headers.get("content-type", "")
    if not content:
        return None
    if kind.startswith("application/json"):
        return json.loads(content)
    if not kind.startswith("multipart/form-data"):
        return content
    message = message_from_bytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + content, policy=HTTP)
    fields: dict[str, Any] = {}
    for part in message.iter_parts():
        inner = part.get_payload(decode=True)
        inner = inner if isinstance(inner, bytes) else b""
        name = part.get_filename()
        key = str(part.get_param("name", header="content-disposition"))
        fields[key] = inner.decode() if name is None else (name, inner)
    return fields
