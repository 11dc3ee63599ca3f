"""The objects that Canvas sends, as the docs describe them.

All keys may be missing, all values may be null, and keys that the docs do not have stay.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from canvas_client._typing import TypedDict


class CanvasErrors(TypedDict, total=False):
    """The body of a failed call. `errors` is a list of messages, or an object that names the invalid
    attributes.
    """

    status: str | None
    """A word for the kind of failure."""

    message: str | None

    errors: list[CanvasErrorsErrors] | CanvasErrorsErrors_2 | dict[str, Any] | str | None

    error_report_id: int | None


class CanvasErrorsErrors(TypedDict, total=False):
    """Keys may be missing, and others may come along."""

    message: str | None

    error_code: str | None


class CanvasErrorsErrors_2(TypedDict, total=False):
    """Keys may be missing, and others may come along."""

    base: Any
    """What is wrong with the whole and with no single attribute."""


Account: TypeAlias = Any
"""An object that these pages name and do not describe."""


AccountCalendar: TypeAlias = Any
"""An object that these pages name and do not describe."""


AccountNotification: TypeAlias = Any
"""An object that these pages name and do not describe."""


HelpLinks: TypeAlias = Any
"""An object that these pages name and do not describe."""


Report: TypeAlias = Any
"""An object that these pages name and do not describe."""


TermsOfService: TypeAlias = Any
"""An object that these pages name and do not describe."""
