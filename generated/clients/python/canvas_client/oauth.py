"""OAuth2 for applications that act for users of Canvas: getting tokens, and keeping them fresh.

    oauth = OAuth("https://school.instructure.com", client_id, client_secret, redirect_uri="https://app.example/back")
    send the user to oauth.authorization_url(state=state, scopes=["url:GET|/api/v1/courses"])
    tokens = oauth.exchange(code)  # the code that comes back with the state
    canvas = Canvas("https://school.instructure.com", oauth.renewed(tokens, on_renewal=store))

"OAuth2 Overview" and "OAuth2 Endpoints" in the docs of Canvas.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from threading import Lock
from typing import Any
from urllib.parse import urlencode

import httpx

from canvas_client._answers import parsed
from canvas_client._calls import settings_of
from canvas_client._driver import run
from canvas_client._exchange import Send, exchange
from canvas_client._tokens import Tokens, tokens_in
from canvas_client.errors import InvalidArgumentError

__all__ = ["OAuth", "RenewedToken", "Tokens"]

OnRenewal = Callable[[Tokens], None]
_MARGIN = 60.0  # seconds before its end at which a token is renewed


class OAuth:
    """A developer key of one Canvas."""

    def __init__(
        self,
        base_url: str,
        client_id: str,
        client_secret: str,
        *,
        redirect_uri: str,
        timeout: float = 30.0,
        allow_http: bool = False,
        http_client: httpx.Client | None = None,
    ) -> None:
        """Nothing is sent yet.

        Args:
            base_url: The address of the Canvas: `https://school.instructure.com`.
            client_id: The id of the developer key.
            client_secret: Its secret.
            redirect_uri: Where Canvas sends the user back to; it must be one of those of the key.
            timeout: Seconds to wait for an answer.
            allow_http: Allow `http://`, for tests on one machine.
            http_client: Your own `httpx.Client`, which stays yours to close.
        """
        self._settings = settings_of(base_url, "none", None, timeout, 4, 60.0, allow_http, None, None)
        self._client_id, self.__client_secret = client_id, client_secret
        self._redirect_uri = redirect_uri
        self._http = http_client

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self._settings.origin).rstrip('/')!r}, {self._client_id!r})"

    def authorization_url(self, *, state: str, scopes: Iterable[str] = (), **more: str) -> str:
        """Where to send the user, who is asked whether the application may act for them.

        Args:
            state: A value that nobody can guess, kept in the user's session: compare it when they come back.
            scopes: What the application may do, such as `url:GET|/api/v1/courses`; keys that enforce scopes need them.
            more: Other parameters that Canvas takes: `purpose`, `force_login="1"`, `unique_id`, `prompt`.
        """
        if not state:
            raise InvalidArgumentError("state must be a value that nobody can guess")
        asked = {"client_id": self._client_id, "response_type": "code", "redirect_uri": self._redirect_uri}
        asked |= {"state": state, **({"scope": " ".join(scopes)} if scopes else {}), **more}
        return f"{self._settings.origin}login/oauth2/auth?{urlencode(asked)}"

    def exchange(self, code: str) -> Tokens:
        """The tokens for the code with which Canvas sent the user back. A code works once."""
        return self._asked(grant_type="authorization_code", code=code, redirect_uri=self._redirect_uri)

    def refresh(self, tokens: Tokens) -> Tokens:
        """New tokens for old ones. Canvas keeps the refresh token."""
        if not tokens.refresh_token:
            raise InvalidArgumentError("these tokens have no refresh token")
        return self._asked(tokens, grant_type="refresh_token", refresh_token=tokens.refresh_token)

    def revoke(self, tokens: Tokens) -> None:
        """Log the application out: the tokens work no more."""
        self._sent("DELETE", {"access_token": tokens.access_token})

    def renewed(self, tokens: Tokens, *, on_renewal: OnRenewal | None = None) -> RenewedToken:
        """A token for a client that is renewed when it ends or is refused, once however many calls need it.

        Args:
            tokens: The tokens of the user.
            on_renewal: Called with the new tokens, to store them.
        """
        return RenewedToken(self, tokens, on_renewal)

    def _asked(self, before: Tokens | None = None, /, **grant: str) -> Tokens:
        return tokens_in(self._sent("POST", grant), before)

    def _sent(self, method: str, form: Mapping[str, str]) -> Any:
        fields = {"client_id": self._client_id, "client_secret": self.__client_secret, **form}
        send = Send(
            method=method,
            url=self._settings.resolve(self._settings.origin, "/login/oauth2/token"),
            headers={
                "User-Agent": self._settings.user_agent,
                "Accept": "application/json",
                "Content-Type": "application/x-www-form-urlencoded",
            },
            content=urlencode(fields).encode(),
            timeout=self._settings.timeout,
            repeat=False,
        )
        steps = exchange(send, self._settings, self._settings.max_retries)
        if self._http is not None:
            return parsed(run(steps, self._http, self._settings, lambda response: None, []))
        with httpx.Client() as http:
            return parsed(run(steps, http, self._settings, lambda response: None, []))


class RenewedToken:
    """The access token of a user, kept fresh: give it to a client as its token."""

    def __init__(self, oauth: OAuth, tokens: Tokens, on_renewal: OnRenewal | None) -> None:
        self._oauth = oauth
        self._on_renewal = on_renewal
        self._lock = Lock()
        self.tokens = tokens

    def __call__(self) -> str:
        """The token for the next call."""
        if self._ends_soon():
            with self._lock:
                if self._ends_soon():
                    self._renew()
        return self.tokens.access_token

    def renew(self, refused: str) -> str:
        """Another token than the one that Canvas refused, if there is a refresh token."""
        with self._lock:
            if self.tokens.access_token == refused and self.tokens.refresh_token:
                self._renew()
        return self.tokens.access_token

    def _ends_soon(self) -> bool:
        ends = self.tokens.expires_at
        return ends is not None and bool(self.tokens.refresh_token) and time.time() > ends - _MARGIN

    def _renew(self) -> None:
        self.tokens = self._oauth.refresh(self.tokens)
        if self._on_renewal is not None:
            _later = self._on_renewal(self.tokens)
