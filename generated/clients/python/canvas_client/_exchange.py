"""How a call goes, written once for both clients: what to send, when to wait, when to give up.

An exchange is a generator. It yields `Send` and `Sleep` steps, is sent back a `Response` or a `Failure`, and returns
the final `Response`. `_driver` carries the steps out, with or without `await`.
"""

from __future__ import annotations

import random
import re
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from canvas_client._effects import HAS_EFFECT_EACH_TIME
from canvas_client._options import RequestInfo, Settings
from canvas_client._response import Response
from canvas_client.errors import CanvasError, TransportError, error_for

_REPEATABLE = frozenset(("GET", "HEAD", "OPTIONS", "PUT", "DELETE"))  # RFC 9110, 9.2.2
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_MOST_REDIRECTS = 5
_FIRST_WAIT = 0.5
_LONGEST_BACK_OFF = 30.0
_RANDOM = random.SystemRandom()


@dataclass(frozen=True)
class Send:
    """Send a request. `streamed` leaves the body of a successful answer unread."""

    method: str
    url: httpx.URL
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    content: bytes | None = field(default=None, repr=False)
    files: list[tuple[str, Any]] | None = field(default=None, repr=False)
    timeout: float = 30.0
    with_token: bool = False
    streamed: bool = False
    attempt: int = 1
    repeat: bool | None = None
    may_be_done: bool = False

    @property
    def info(self) -> RequestInfo:
        """What hooks and logs may know."""
        return RequestInfo(self.method, str(self.url), self.attempt)


@dataclass(frozen=True)
class Sleep:
    """Wait before the next attempt, or (`is_pause`) before the first one."""

    seconds: float
    reason: str
    request: Send
    is_pause: bool = False


@dataclass(frozen=True)
class Failure:
    """No answer arrived. Holds no exception, whose request would hold the token."""

    message: str
    kind: type[CanvasError]


Exchange = Generator[Send | Sleep, Response | Failure, Response]


def exchange(request: Send, settings: Settings, max_retries: int, scope: str | None = None) -> Exchange:
    """Make a call: try again where that is safe, follow redirects of a GET; the answer is a success or an error."""
    redirects = 0
    while True:
        response = yield from _with_retries(request, settings, max_retries)
        if response.ok:
            return response
        location = response.headers.get("location")
        is_redirect = response.status in _REDIRECTS and request.method in ("GET", "HEAD")
        if not is_redirect or not location or redirects == _MOST_REDIRECTS:
            raise error_for(response, scope)
        request = redirected(request, location, settings)
        redirects += 1


def redirected(request: Send, location: str, settings: Settings) -> Send:
    """A GET for the new location. The token goes along only on the configured host, and only if it went before."""
    url = settings.resolve(request.url, location)
    return replace(request, url=url, with_token=request.with_token and settings.is_canvas(url), attempt=1)


def single(request: Send) -> Exchange:
    """One attempt, whatever the answer."""
    reply = yield request
    if isinstance(reply, Failure):
        raise _error(request, reply)
    return reply


def _with_retries(request: Send, settings: Settings, max_retries: int) -> Exchange:
    while True:
        pause = settings.pace.pause()
        if pause > 0 and settings.is_canvas(request.url):
            yield Sleep(min(pause, settings.max_wait), "little quota is left", request, is_pause=True)
        reply = yield request
        if isinstance(reply, Response) and settings.is_canvas(request.url):
            settings.pace.heard(reply)
        wait = _wait(request, reply, settings) if request.attempt <= max_retries else None
        if wait is None:
            break
        yield Sleep(wait, reply.message if isinstance(reply, Failure) else f"status {reply.status}", request)
        is_fault = isinstance(reply, Failure) or not reply.throttled
        request = replace(request, attempt=request.attempt + 1, may_be_done=request.may_be_done or is_fault)
    if isinstance(reply, Failure):
        raise _error(request, reply)
    if reply.status == 404 and request.method == "DELETE" and request.may_be_done:
        return replace(reply, status=204, content=b"")  # an attempt before, whose answer was lost, deleted it
    return reply


def _wait(request: Send, reply: Response | Failure, settings: Settings) -> float | None:
    """Seconds to wait before the next attempt, or None if there should be none.

    A throttled call was not carried out, so any may be repeated; after a fault only a call that may be made twice.
    """
    back_off: float = min(_FIRST_WAIT * 2 ** (request.attempt - 1), _LONGEST_BACK_OFF) * _RANDOM.uniform(0.5, 1.0)
    back_off = min(back_off, settings.max_wait)
    if isinstance(reply, Failure):
        return back_off if issubclass(reply.kind, TransportError) and _repeatable(request) else None
    if not reply.throttled and (reply.status not in (500, 502, 503, 504) or not _repeatable(request)):
        return None
    asked = retry_after(reply.headers.get("retry-after"))
    if asked is None:
        return back_off
    return asked if asked <= settings.max_wait else None


def _repeatable(request: Send) -> bool:
    """Whether a call that may have been carried out can be made again without a second effect."""
    if request.repeat is not None:
        return request.repeat
    if request.method not in _REPEATABLE:
        return False
    body = (request.content or b"").decode("utf-8", "replace")
    return not any(
        request.method == method and (not member or f'"{member}":' in body) and re.search(path, request.url.path)
        for method, path, member in HAS_EFFECT_EACH_TIME
    )


def retry_after(value: str | None) -> float | None:
    """Seconds of a `Retry-After` header, which holds a number or a date (RFC 9110, 10.2.3)."""
    if value is None:
        return None
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        when = parsedate_to_datetime(value)
    except ValueError:
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    seconds: float = (when - datetime.now(UTC)).total_seconds()
    return max(0.0, seconds)


def _error(request: Send, failure: Failure) -> CanvasError:
    return failure.kind(f"{request.method} {request.url.path} on {request.url.host}: {failure.message}")
