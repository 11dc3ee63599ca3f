"""What it takes to carry out the steps of an exchange with `httpx`: requests, answers, what hooks are told."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

import httpx

from canvas_client._exchange import Failure, Send, Sleep
from canvas_client._options import Settings
from canvas_client._response import Response
from canvas_client.errors import ConnectionFailedError, InsecureURLError, TimedOutError

_LOG = logging.getLogger("canvas_client")

Opened = list[httpx.Response]
"""Takes the successful answer to a streamed request, its body unread."""


def request(step: Send, http: httpx.Client | httpx.AsyncClient) -> httpx.Request:
    """The request of `httpx`, without the token."""
    built = http.build_request(
        step.method, step.url, headers=step.headers, content=step.content, files=step.files, timeout=step.timeout
    )
    if not step.with_token:  # a client that the user made may hold headers of its own
        built.headers.pop("Authorization", None)
    return built


def answer_of(step: Send, answer: httpx.Response, content: bytes, started: float) -> Response:
    """The answer, apart from the request that it belongs to."""
    elapsed = time.monotonic() - started
    return Response(step.method, str(step.url), answer.status_code, answer.headers, content, elapsed)


def failure(error: httpx.RequestError | httpx.InvalidURL) -> Failure:
    """What stands for an exception of `httpx`, which holds the request."""
    if isinstance(error, httpx.TimeoutException):
        return Failure("no answer in time", TimedOutError)
    if isinstance(error, httpx.InvalidURL):  # `httpx` looks at a Location that it is not to follow
        return Failure(f"the answer leads to a URL that is none: {error}", InsecureURLError)
    return Failure(str(error) or type(error).__name__, ConnectionFailedError)


def tell_request(step: Send, settings: Settings) -> None:
    """Tell the hook that a request goes out."""
    if settings.hooks.on_request:
        settings.hooks.on_request(step.info)


def tell_reply(step: Send, reply: Response | Failure, settings: Settings, heard: Callable[[Response], None]) -> None:
    """Tell the log, the hook and the listener of the call what came back."""
    what = f"{step.method} {step.url.host}{step.url.path}"
    if isinstance(reply, Failure):
        _LOG.debug("%s: %s", what, reply.message)
        return
    _LOG.debug("%s: %d in %.3f s", what, reply.status, reply.elapsed)
    if settings.hooks.on_response:
        settings.hooks.on_response(reply)
    heard(reply)


def tell_wait(step: Sleep, settings: Settings) -> None:
    """Tell the log and the hook that a call will be repeated, or the log that it is put off."""
    if step.is_pause:
        _LOG.info("%s %s: %s; in %.1f s", step.request.method, step.request.url.path, step.reason, step.seconds)
        return
    _LOG.info("%s %s: %s; again in %.1f s", step.request.method, step.request.url.path, step.reason, step.seconds)
    if settings.hooks.on_retry:
        settings.hooks.on_retry(step.request.info, step.seconds, step.reason)


def final(value: Any) -> Response:
    """What an exchange returned."""
    if not isinstance(value, Response):
        raise TypeError("an exchange ended without an answer")
    return value
