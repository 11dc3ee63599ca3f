"""The types of arguments and results of the page Tokens."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Required

from canvas_client._typing import TypedDict


class CreateUserTokenToken(TypedDict, total=False):
    """Keys may be left out, but for those that are required."""

    purpose: Required[str]
    """The purpose of the token."""

    expires_at: datetime | str | None
    """The time at which the token will expire."""

    scopes: Sequence[Any] | None
    """The scopes to associate with the token."""


class UpdateUserTokenToken(TypedDict, total=False):
    """Keys may be left out."""

    purpose: str | None
    """The purpose of the token."""

    expires_at: datetime | str | None
    """The time at which the token will expire."""

    scopes: Sequence[Any] | None
    """The scopes to associate with the token."""

    regenerate: bool | None
    """Regenerate the actual token."""
