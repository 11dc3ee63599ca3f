"""The part of the client without `await` that makes calls and reads lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from types import TracebackType
from typing import Any, Self

import httpx

from canvas_client._answers import parsed
from canvas_client._calls import Client, heard_by, settings_of
from canvas_client._driver import run
from canvas_client._exchange import Exchange, exchange
from canvas_client._options import Hooks, Id, NotGiven, RequestOptions, TokenSource
from canvas_client._paging import Paginator
from canvas_client._response import Response
from canvas_client._sending import Opened
from canvas_client._uploads import FileInput, fields_of_form


class Calling(Client):
    """Calls and lists."""

    def __init__(
        self,
        base_url: str,
        token: TokenSource,
        *,
        user_agent: str | None = None,
        timeout: float = 30.0,
        max_retries: int = 4,
        max_wait: float = 60.0,
        as_user_id: Id | None = None,
        hooks: Hooks | None = None,
        keep_quota: float | None = None,
        allow_http: bool = False,
        proxy: str | None = None,
        http_client: httpx.Client | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            base_url: The address of your Canvas: `https://school.instructure.com`.
            token: An access token, or a function that returns one and is asked before each call.
            user_agent: The name and version of your application, put before this package's own.
            timeout: Seconds to wait for a connection, and for each part of an answer.
            max_retries: How often to repeat a call that was throttled, or that failed and may be made twice.
            max_wait: The longest wait before a repetition, in seconds; if Canvas asks for more, the call fails.
            as_user_id: Make all calls as this user (masquerade).
            hooks: Functions that are told of each request, response and repetition.
            keep_quota: Put calls off while Canvas says that fewer units than this are left (of about 700 a token has;
                100 is a good choice): slower, but not throttled.
            allow_http: Allow `http://`, for tests on one machine: the token is sent in the clear.
            proxy: The URL of a proxy; otherwise HTTPS_PROXY and the like are heeded.
            http_client: Your own `httpx.Client`, which stays yours to close.
        """
        self._settings = settings_of(
            base_url, token, user_agent, timeout, max_retries, max_wait, allow_http, as_user_id, hooks, keep_quota
        )
        self._owns_http = http_client is None
        self._http = http_client or httpx.Client(proxy=proxy)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        if self._owns_http:
            self._http.close()

    def as_user(self, user_id: Id) -> Self:
        """The same client, on the same connections, making all calls as this user (masquerade)."""
        other = object.__new__(type(self))
        other._settings = replace(self._settings, as_user_id=user_id)
        other._http = self._http
        other._owns_http = False
        return other

    def request(
        self,
        method: str,
        path: str,
        path_arguments: Mapping[str, Id] | None = None,
        *,
        query: Mapping[str, Any] | None = None,
        body: Any = None,
        form: Mapping[str, Any] | None = None,
        files: Mapping[str, FileInput | NotGiven | None] | None = None,
        scope: str | None = None,
        options: RequestOptions | None = None,
    ) -> Response:
        """Make any call, also one that the docs do not have: `canvas.request("GET", "/api/v1/courses/1")`."""
        with ExitStack() as stack:
            fields = None if form is None and not files else fields_of_form(form or {}, files or {}, options, stack)
            prepared = self._prepare(
                method, path, path_arguments, query=query, body=body, fields=fields, options=options
            )
            return self._run(exchange(prepared, self._settings, self._retries(options), scope), options)

    def call(
        self,
        method: str,
        path: str,
        path_arguments: Mapping[str, Id] | None = None,
        *,
        query: Mapping[str, Any] | None = None,
        body: Any = None,
        form: Mapping[str, Any] | None = None,
        files: Mapping[str, FileInput | NotGiven | None] | None = None,
        scope: str | None = None,
        options: RequestOptions | None = None,
    ) -> Any:
        """Make a call and parse the answer: what the methods of the resources use."""
        response = self.request(
            method,
            path,
            path_arguments,
            query=query,
            body=body,
            form=form,
            files=files,
            scope=scope,
            options=options,
        )
        return parsed(response)

    def paginate(
        self,
        method: str,
        path: str,
        path_arguments: Mapping[str, Id] | None = None,
        *,
        query: Mapping[str, Any] | None = None,
        items_key: str | None = None,
        scope: str | None = None,
        options: RequestOptions | None = None,
    ) -> Paginator[Any]:
        """The items of a list that comes in pages; `items_key` names the property that holds them, if one does."""
        first = self._prepare(method, path, path_arguments, query=query, options=options)

        def get(url: str | None) -> Response:
            request = first if url is None else self._next_page(first, url, options)
            return self._run(exchange(request, self._settings, self._retries(options), scope), options)

        return Paginator(get, items_key)

    def _run(self, steps: Exchange, options: RequestOptions | None, opened: Opened | None = None) -> Response:
        listener: Callable[[Response], None] = heard_by(options)
        return run(steps, self._http, self._settings, listener, [] if opened is None else opened)
