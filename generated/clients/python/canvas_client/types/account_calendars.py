"""The types of arguments and results of the page Account Calendars."""

from __future__ import annotations

from typing import Required

from canvas_client import objects
from canvas_client._typing import TypedDict


class ListAccountCalendarsResult(TypedDict, total=False):
    """Keys may be missing, and others may come along."""

    account_calendars: list[objects.AccountCalendar] | None

    total_results: int | None
    """How many calendars there are on all pages."""


class UpdateAccountAccountCalendarsBody(TypedDict, total=False):
    """Keys may be left out, but for those that are required."""

    id: Required[int | str]
    """The id of the account."""

    visible: bool | None
    """Whether the calendar is visible to users."""

    auto_subscribe: bool | None
    """Whether users see the events without adding the calendar."""


class UpdateAccountAccountCalendarsResult(TypedDict, total=False):
    """Keys may be missing, and others may come along."""

    message: str | None
    """A sentence that says how many accounts were updated."""


class GetAccountVisibleCalendarsCountResult(TypedDict, total=False):
    """Keys may be missing, and others may come along."""

    count: int | None
    """How many calendars are visible."""
