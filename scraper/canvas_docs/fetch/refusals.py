"""Why a page was not had, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    NameResolutionError,
    NewConnectionError,
    ProxyError,
    ReadTimeoutError,
    SSLError,
)

from canvas_docs.diagnostics import Diagnostic, diagnostic
from canvas_docs.model import Origin

_FOREVER = 24 * 60 * 60.0
"""A pause in seconds that nobody waits for; a server may write a number of any length."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A page that was not had.

    `passing`: another try may go better, in `pause` seconds at the earliest if the server said so. `partial`: the
    server sent less than the page. `silent`: the host could not be reached, or says nothing. `unavailable`: the
    server answered that there is nothing for us at this address. `halts`: asking for more pages is of no use.
    """

    diagnostic: Diagnostic
    passing: bool = False
    partial: bool = False
    silent: bool = False
    unavailable: bool = False
    halts: bool = False
    pause: float | None = None

    @property
    def code(self) -> str:
        """The diagnostic's code."""
        return self.diagnostic.code

    def about(self, url: str) -> Refusal:
        """The same refusal of `url`, which led to the address that was refused."""
        return replace(self, diagnostic=replace(self.diagnostic, origin=Origin(url)))


def refusal(
    code: str,
    url: str,
    problem: str,
    *,
    passing: bool = False,
    partial: bool = False,
    silent: bool = False,
    unavailable: bool = False,
    halts: bool = False,
    pause: float | None = None,
) -> Refusal:
    """The refusal of `url`, with the advice that belongs to its code."""
    return Refusal(page_diagnostic(code, url, problem), passing, partial, silent, unavailable, halts, pause)


def page_diagnostic(code: str, url: str, problem: str) -> Diagnostic:
    """A diagnostic about the page at `url`."""
    return diagnostic(code, problem, Origin(url))


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """For how many seconds a server asks to be left alone; None if it does not say.

    Retry-After as a number or a date (RFC 9110, 10.2.3), else GitBook's X-RateLimit-Reset in epoch seconds.
    """
    asked = headers.get("Retry-After", "").strip()
    if asked.isdecimal():
        return min(float(asked), _FOREVER)
    if asked:
        try:
            moment = parsedate_to_datetime(asked)
        except ValueError:
            return None
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return max(0.0, (moment - now).total_seconds())
    reset = headers.get("X-RateLimit-Reset", "").strip()
    return min(max(0.0, float(reset) - now.timestamp()), _FOREVER) if reset.isdecimal() else None


def refused_status(url: str, status: int, start: bytes, pause: float | None, longest_wait: float) -> Refusal:
    """What a status other than 200, 304 and the redirects means; `start` is the beginning of a 403's body."""
    # Canvas hosts throttled with a 403 before they used 429; only the body tells it from a real 403.
    throttled = status == 429 or (status == 403 and b"rate limit exceeded" in start.lower())
    if throttled or status == 503:
        too_long = pause is not None and pause > longest_wait
        what = "asks us to wait" if throttled else "is not available"
        problem = f"the server {what} (status {status}{f', for {_spoken(pause)}' if pause else ''})"
        return refusal("fetch-throttled", url, problem, passing=True, pause=pause, halts=too_long)
    if status >= 500:
        return refusal("fetch-server-error", url, f"the server failed (status {status})", passing=True, pause=pause)
    if status in (404, 410):
        return refusal("fetch-not-found", url, f"the page is not there (status {status})", unavailable=True)
    if status in (401, 403, 407):
        return refusal("fetch-forbidden", url, f"the server refuses access (status {status})", unavailable=True)
    return refusal(
        "fetch-unexpected-status", url, f"the server answered with status {status}", unavailable=400 <= status < 500
    )


def _spoken(seconds: float) -> str:
    return "a day or more" if seconds >= _FOREVER else f"{seconds:.0f} s"


def failed_request(url: str, error: HTTPError) -> Refusal:
    """What it means that a request got no complete answer."""
    cause = error.original_error if isinstance(error, ProxyError) else error
    if isinstance(cause, SSLError):
        return refusal("fetch-certificate", url, f"the server's certificate cannot be trusted ({cause})", halts=True)
    if isinstance(error, ProxyError):
        return refusal("fetch-no-connection", url, f"the proxy does not answer ({cause})", passing=True, silent=True)
    if isinstance(error, NameResolutionError):
        return refusal("fetch-no-connection", url, "the host's name is not known", passing=True, silent=True)
    if isinstance(error, NewConnectionError | ConnectTimeoutError):
        reason = str(error).rpartition(": ")[2]
        return refusal("fetch-no-connection", url, f"the host does not answer ({reason})", passing=True, silent=True)
    if isinstance(error, ReadTimeoutError):
        return refusal("fetch-stalled", url, "the server stopped answering", passing=True, silent=True)
    return refusal("fetch-truncated", url, f"the connection broke off ({error})", passing=True)
