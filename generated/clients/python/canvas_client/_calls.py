"""What both clients have in common: building requests from the arguments of a method."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, NoReturn

import httpx

from canvas_client import _encoding
from canvas_client._exchange import Send
from canvas_client._options import (
    NOT_GIVEN,
    AsyncTokenSource,
    Hooks,
    Id,
    NotGiven,
    RequestOptions,
    Settings,
    Token,
    origin_of,
    user_agent,
)
from canvas_client._pace import Pace
from canvas_client._response import Response
from canvas_client.errors import InsecureURLError, InvalidArgumentError

Source = str | Mapping[str, object]
"""A file in Canvas: its URL, or what Canvas says of it."""


class Client:
    """The settings of a client, and requests made from them."""

    _settings: Settings

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self._settings.origin).rstrip('/')!r})"

    def __reduce__(self) -> NoReturn:
        raise TypeError(f"a {type(self).__name__} holds a connection and a token: it cannot be pickled or copied")

    def _url(self, path_or_url: str) -> httpx.URL:
        """A path on the configured host, or a whole URL, if something may be sent to it."""
        if path_or_url.startswith("//"):
            raise InvalidArgumentError("a path must start with a single slash")
        return self._settings.resolve(self._settings.origin, path_or_url)

    def _prepare(
        self,
        method: str,
        path: str,
        path_arguments: Mapping[str, Id] | None = None,
        *,
        query: Mapping[str, Any] | None = None,
        body: Any = None,
        fields: list[tuple[str, Any]] | None = None,
        options: RequestOptions | None = None,
        streamed: bool = False,
    ) -> Send:
        """The request of a call."""
        options = options or {}
        if unknown := sorted(options.keys() - RequestOptions.__annotations__.keys()):
            known = ", ".join(RequestOptions.__annotations__)
            raise InvalidArgumentError(f"unknown option {unknown[0]!r}; the options of a call are {known}")
        url = self._url(_encoding.path(path, path_arguments) if path_arguments else path)
        headers = {
            "User-Agent": self._settings.user_agent,
            "Accept": "application/json",
            **options.get("headers", {}),
        }
        content = None
        if fields is None:
            members = {} if body is None else body
            if isinstance(members, Mapping):
                members = _encoding.given({**members, **options.get("extra_body", {})})
            if body is not None or members:
                content = _encoding.body(members)
                headers["Content-Type"] = "application/json"
        is_canvas = self._settings.is_canvas(url)
        extra = _encoding.query({**(query or {}), **options.get("extra_query", {})})
        return Send(
            method=method,
            url=self._acting(_with_query(url, extra), options) if is_canvas else _with_query(url, extra),
            headers=headers,
            content=content,
            files=fields,
            timeout=options.get("timeout", self._settings.timeout),
            with_token=is_canvas,
            streamed=streamed,
            repeat=options.get("repeat"),
        )

    def _acting(self, url: httpx.URL, options: RequestOptions) -> httpx.URL:
        """The URL with the user as whom to act. `Link` URLs mostly hold it already."""
        user = options.get("as_user_id", self._settings.as_user_id)
        if user is None or "as_user_id" in url.params:
            return url
        return _with_query(url, _encoding.query({"as_user_id": user}))

    def _next_page(self, first: Send, url: str, options: RequestOptions | None) -> Send:
        """The request for the next page: an opaque URL, which must be on the configured host."""
        target = self._settings.resolve(first.url, url)
        if not self._settings.is_canvas(target):
            raise InsecureURLError(f"the next page is on {target.host}, but the token goes to the configured host only")
        return replace(first, url=self._acting(target, options or {}))

    def _retries(self, options: RequestOptions | None) -> int:
        return (options or {}).get("max_retries", self._settings.max_retries)


def settings_of(
    base_url: str,
    token: AsyncTokenSource,
    application: str | None,
    timeout: float,
    max_retries: int,
    max_wait: float,
    allow_http: bool,
    as_user_id: Id | None,
    hooks: Hooks | None,
    keep_quota: float | None = None,
) -> Settings:
    """The settings for the arguments of a client."""
    return Settings(
        origin=origin_of(base_url, allow_http=allow_http),
        token=Token(token),
        user_agent=user_agent(application),
        timeout=timeout,
        max_retries=max_retries,
        max_wait=max_wait,
        allow_http=allow_http,
        as_user_id=as_user_id,
        hooks=hooks or Hooks(),
        pace=Pace(keep_quota),
    )


def body_of(members: Mapping[str, Any], whole: Any = NOT_GIVEN) -> Any:
    """The body: its documented members and those under names of the caller's own, or something else as a whole."""
    if isinstance(whole, NotGiven):
        return members
    return {**members, **whole} if isinstance(whole, Mapping) else whole


def address_of(file: Source) -> str:
    """The URL of a file. Canvas leaves it empty for files that the user may not see."""
    url = file if isinstance(file, str) else file.get("url")
    if not isinstance(url, str) or not url:
        raise InvalidArgumentError("the file has no url: it may be locked for the user")
    return url


def heard_by(options: RequestOptions | None) -> Callable[[Response], None]:
    """The listener of a call."""
    return (options or {}).get("on_response", lambda response: None)


def _with_query(url: httpx.URL, query: str) -> httpx.URL:
    if not query:
        return url
    before = url.query.decode("ascii")
    return url.copy_with(query=(f"{before}&{query}" if before else query).encode("ascii"))
