"""How to make a call: the options of one call and the settings of a client."""

from __future__ import annotations

import inspect
import sys
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NoReturn, Protocol, TypedDict, runtime_checkable

import httpx

from canvas_client._pace import Pace
from canvas_client._response import Response
from canvas_client._version import __version__
from canvas_client.errors import InsecureURLError, InvalidArgumentError

Id = int | str
"""A path id: the number, `self`, `sis_course_id:X`, `123~456`, …"""


class NotGiven:
    """The type of `NOT_GIVEN`. None is a value of its own: Canvas reads it as "clear this"."""

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "NOT_GIVEN"


NOT_GIVEN: Final = NotGiven()


class RequestOptions(TypedDict, total=False):
    """Options of one call."""

    as_user_id: Id
    """Make the call as this user (masquerade)."""

    timeout: float
    """Seconds to wait for each step of the exchange."""

    max_retries: int
    """How often to try again after throttling and faults."""

    repeat: bool
    """Whether the call may be made again after a fault. Default: where that cannot repeat an effect."""

    headers: Mapping[str, str]
    """Headers to add."""

    extra_query: Mapping[str, Any]
    """Query parameters that the docs do not mention."""

    extra_body: Mapping[str, Any]
    """Members of the body that the docs do not mention."""

    on_progress: Callable[[int, int], None]
    """Called with the bytes of a file that were sent so far, and its size."""

    on_response: Callable[[Response], None]
    """Called with the answer: its status, headers and content."""


@dataclass(frozen=True)
class RequestInfo:
    """What a hook learns of a request: never its headers."""

    method: str
    url: str
    attempt: int


@dataclass(frozen=True)
class Hooks:
    """Functions that are told what happens, for logging and metrics."""

    on_request: Callable[[RequestInfo], None] | None = None
    on_response: Callable[[Response], None] | None = None
    on_retry: Callable[[RequestInfo, float, str], None] | None = None
    """Called with the request, the seconds to wait, and the reason."""


TokenSource = str | Callable[[], str]
AsyncTokenSource = str | Callable[[], str] | Callable[[], Awaitable[str]]


@runtime_checkable
class Renewable(Protocol):
    """A function that gives the token and can be told that one was refused."""

    def renew(self, refused: str) -> Any:
        """Another token, if there is one, else the same."""


class Token(httpx.Auth):
    """The access token. It does not show in reprs and cannot be pickled; only `httpx` gets it, for one request."""

    __slots__ = ("__source",)

    def __init__(self, source: AsyncTokenSource) -> None:
        if isinstance(source, str):
            source = _checked(source)
        self.__source = source

    def __repr__(self) -> str:
        return "Token(hidden)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("an access token cannot be pickled or copied")

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Put the token into a request."""
        value = self.__source if isinstance(self.__source, str) else self.__source()
        if not isinstance(value, str):
            raise InvalidArgumentError("the token function must return a string; only AsyncCanvas takes an async one")
        request.headers["Authorization"] = f"Bearer {_checked(value)}"
        response = yield request
        if response.status_code == 401 and isinstance(self.__source, Renewable):
            renewed = self.__source.renew(value)
            if isinstance(renewed, str) and renewed != value:
                request.headers["Authorization"] = f"Bearer {_checked(renewed)}"
                yield request

    async def async_auth_flow(self, request: httpx.Request) -> AsyncGenerator[httpx.Request, httpx.Response]:
        """Put the token into a request."""
        value = self.__source if isinstance(self.__source, str) else self.__source()
        if inspect.isawaitable(value):
            value = await value
        request.headers["Authorization"] = f"Bearer {_checked(value)}"
        response = yield request
        if response.status_code == 401 and isinstance(self.__source, Renewable):
            renewed = self.__source.renew(value)
            renewed = await renewed if inspect.isawaitable(renewed) else renewed
            if renewed != value:
                request.headers["Authorization"] = f"Bearer {_checked(renewed)}"
                yield request


def _checked(token: str) -> str:
    if not token or not token.isascii() or not token.isprintable() or " " in token:
        raise InvalidArgumentError("the access token is empty or holds characters that no token has")
    return token


@dataclass(frozen=True)
class Settings:
    """The settings of a client."""

    origin: httpx.URL
    token: Token
    user_agent: str
    timeout: float
    max_retries: int
    max_wait: float
    allow_http: bool
    as_user_id: Id | None
    hooks: Hooks = field(repr=False)
    pace: Pace = field(repr=False)

    def is_canvas(self, url: httpx.URL) -> bool:
        """Whether a URL is on the configured host: scheme, host and port are the same."""
        return _origin(url) == _origin(self.origin)

    def resolve(self, base: httpx.URL, reference: str) -> httpx.URL:
        """The URL that a reference (a path, a `Location`, a `Link`) leads to, if something may be sent to it."""
        try:
            url = base.join(reference)
        except httpx.InvalidURL as error:
            raise InsecureURLError(f"a URL that is none: {error}") from None
        if url.scheme != "https" and not (self.allow_http and url.scheme == "http"):
            raise InsecureURLError(f"{url.scheme or 'relative'} URL on {url.host or 'no host'}: only https is used")
        if url.userinfo or not url.host:
            raise InsecureURLError(f"URL on {url.host or 'no host'}: it holds a user name, or no host")
        return url


def origin_of(base_url: str, *, allow_http: bool) -> httpx.URL:
    """The origin of a Canvas installation: `school.instructure.com` or `https://school.instructure.com`."""
    try:
        url = httpx.URL(base_url if "://" in base_url else f"https://{base_url}")
    except httpx.InvalidURL as error:
        raise InvalidArgumentError(f"base_url is no URL: {error}") from None
    if url.scheme not in ("https", "http") or not url.host or url.userinfo:
        raise InvalidArgumentError("base_url must be the address of a Canvas, such as https://school.instructure.com")
    if url.path not in ("", "/") or url.query or url.fragment:
        raise InvalidArgumentError("base_url must have no path: the methods add /api/v1 themselves")
    if url.scheme == "http" and not allow_http:
        raise InsecureURLError("http:// would send the token in the clear; allow_http=True is for tests on one machine")
    return url.copy_with(path="/")


def user_agent(application: str | None) -> str:
    """The User-Agent header, which Canvas requires; the application's name comes first."""
    python = ".".join(map(str, sys.version_info[:3]))
    if application and not (application.isascii() and application.isprintable()):
        raise InvalidArgumentError("user_agent must be plain text in ASCII")
    own = f"canvas-openapi-client/{__version__} python/{python} httpx/{httpx.__version__}"
    return f"{application} {own}" if application else own


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host.lower(), url.port or {"https": 443, "http": 80}.get(url.scheme)
