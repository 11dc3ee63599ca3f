"""What can go wrong, as exceptions. All derive from `CanvasError`.

No exception holds the access token or a request that was sent: all can be logged, pickled and sent to error trackers.
"""

from __future__ import annotations

import json
from typing import Any

from canvas_client._response import Response

_LONGEST = 200  # characters of a text that may be a page


class CanvasError(Exception):
    """The base of all errors of this package."""


class InvalidArgumentError(CanvasError, ValueError):
    """A value that cannot be sent: no id, not a number, a time without its zone, an unknown option."""


class InsecureURLError(CanvasError):
    """A URL to which nothing is sent: not https, with a user name in it, or a next page on another host."""


class AuthorizationError(CanvasError):
    """Canvas gave no tokens to an application."""


class PagingError(CanvasError):
    """The pages of a list lead in a circle."""


class UploadError(CanvasError):
    """An upload was answered by something that is no step of an upload."""


class JobError(CanvasError):
    """A job did not come to its end; `progress` is what Canvas last said of it."""

    def __init__(self, progress: Any, reason: str) -> None:
        super().__init__(progress, reason)
        self.progress = progress
        self.reason = reason

    def __str__(self) -> str:
        about = self.progress if isinstance(self.progress, dict) else {}
        return f"job {about.get('id')} ({about.get('tag') or about.get('workflow_state')}): {self.reason}"


class JobFailedError(JobError):
    """Canvas says that the job failed, and mostly why."""

    def __init__(self, progress: Any, reason: str | None = None) -> None:
        message = progress.get("message") if isinstance(progress, dict) else None
        super().__init__(progress, reason or (message if isinstance(message, str) and message else "it failed"))


class JobTimedOutError(JobError):
    """The job had not ended when the time was up; it goes on in Canvas."""

    def __init__(self, progress: Any, seconds: float) -> None:
        super().__init__(progress, f"not ended after {seconds:g} s")
        self.args = (progress, seconds)


class TransportError(CanvasError):
    """No answer arrived. Whether the call had an effect is not known."""


class TimedOutError(TransportError):
    """No answer arrived in time."""


class ConnectionFailedError(TransportError):
    """The connection could not be made, or broke."""


class ResponseError(CanvasError):
    """Canvas answered that the call failed.

    `status` is the HTTP status, `body` what Canvas sent (parsed if it is JSON, else text), `errors` the messages in it,
    `request_id` what Instructure's support asks for, `scope` the scope that the call needs where the docs name it.
    """

    def __init__(self, response: Response, scope: str | None = None) -> None:
        self.response = response
        self.scope = scope
        self.status = response.status
        self.body = _body(response)
        self.errors = _messages(self.body)
        self.request_id = response.request_id
        super().__init__(response, scope)

    @property
    def insufficient_scope(self) -> bool:
        """Whether the access token lacks the scope of the call."""
        return self.status in (401, 403) and "insufficient scope" in self.response.text.lower()

    def __str__(self) -> str:
        said = "; ".join(self.errors) or (self.body[:_LONGEST] if isinstance(self.body, str) else "")
        parts = [f"{self.response.method} {self.response.path}: {self.status}", said]
        if self.insufficient_scope and self.scope:
            parts.append(f"the call needs the scope {self.scope}")
        if self.request_id:
            parts.append(f"request id {self.request_id}")
        return ": ".join(part for part in parts if part)


class UnexpectedAnswerError(ResponseError):
    """2xx, but not what the docs say: no JSON, nothing at all, or no list where one is documented."""

    def __init__(self, response: Response, reason: str) -> None:
        super().__init__(response)
        self.args = (response, reason)
        self.reason = reason

    def __str__(self) -> str:
        return f"{super().__str__()}: {self.reason}"


class UnexpectedRedirectError(ResponseError):
    """3xx: a redirect that is not followed, because the call is no GET or there were too many of them."""


class BadRequestError(ResponseError):
    """400: a parameter is missing or invalid; `errors` says which."""


class UnauthorizedError(ResponseError):
    """401: no valid token, a missing scope (`insufficient_scope`), or a right that the user lacks."""


class ForbiddenError(ResponseError):
    """403: the user may not do this, or the token lacks the scope (`insufficient_scope`)."""


class NotFoundError(ResponseError):
    """404: there is no such thing, or the user may not know of it."""


class ConflictError(ResponseError):
    """409: the state of the thing does not allow the call."""


class UnprocessableError(ResponseError):
    """422: Canvas understood the call but could not carry it out."""


class ThrottledError(ResponseError):
    """429, or 403 "Rate Limit Exceeded": still throttled after all retries."""


class ServerError(ResponseError):
    """5xx: the fault is on Canvas's side."""


_BY_STATUS: dict[int, type[ResponseError]] = {
    400: BadRequestError,
    401: UnauthorizedError,
    403: ForbiddenError,
    404: NotFoundError,
    409: ConflictError,
    422: UnprocessableError,
}


def error_for(response: Response, scope: str | None) -> ResponseError:
    """The error that stands for an answer other than 2xx."""
    if response.throttled:
        return ThrottledError(response, scope)
    if response.status >= 500:
        return ServerError(response, scope)
    if 300 <= response.status < 400:
        return UnexpectedRedirectError(response, scope)
    return _BY_STATUS.get(response.status, ResponseError)(response, scope)


def _body(response: Response) -> Any:
    try:
        return json.loads(response.content)
    except ValueError:
        return response.text


def _messages(body: Any) -> list[str]:
    """The messages of an error body: `errors` (or `message`, `error`) is a list, an object by attribute, or a text."""
    if isinstance(body, str):
        text = body.strip()
        return [text[:_LONGEST]] if text and not text.startswith("<") else []
    if not isinstance(body, dict):
        return _texts(body)
    errors = next((body[key] for key in ("errors", "message", "error") if body.get(key)), None)
    if isinstance(errors, dict) and not isinstance(errors.get("message"), str):
        return [f"{name}: {message}" for name, value in errors.items() for message in _texts(value)]
    return _texts(errors)


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return _texts(value.get("message"))
    if isinstance(value, list):
        return [text for one in value for text in _texts(one)]
    return []
