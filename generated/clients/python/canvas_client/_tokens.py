"""The tokens of a user, as Canvas gives them to an application."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from canvas_client.errors import AuthorizationError


@dataclass(frozen=True)
class Tokens:
    """What lets an application act for a user. Store it as you store passwords; it does not show in reprs."""

    access_token: str = field(repr=False)
    refresh_token: str | None = field(default=None, repr=False)
    expires_at: float | None = None
    """When the access token ends, in seconds since 1970."""
    user: Mapping[str, Any] | None = None
    """Who it is: `id` and `name`."""


def tokens_in(answer: Any, before: Tokens | None) -> Tokens:
    """The tokens in an answer; what it does not repeat stays as it was before."""
    if not isinstance(answer, Mapping) or not isinstance(answer.get("access_token"), str):
        raise AuthorizationError("Canvas answered without an access token")
    lasts = answer.get("expires_in")
    return Tokens(
        access_token=answer["access_token"],
        refresh_token=answer.get("refresh_token") or (before.refresh_token if before else None),
        expires_at=time.time() + lasts if isinstance(lasts, int | float) else None,
        user=answer.get("user") or (before.user if before else None),
    )
