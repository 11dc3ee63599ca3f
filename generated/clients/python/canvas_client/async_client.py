"""The client with `await`: one attribute per resource, whose code is imported when it is first used."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from canvas_client._async_client import AsyncClient

if TYPE_CHECKING:
    from canvas_client.async_resources.account_calendars import AsyncAccountCalendars
    from canvas_client.async_resources.account_notifications import AsyncAccountNotifications
    from canvas_client.async_resources.account_reports import AsyncAccountReports
    from canvas_client.async_resources.accounts import AsyncAccounts
    from canvas_client.async_resources.tokens import AsyncTokensCalls


class AsyncCanvas(AsyncClient):
    """The client with `await`: `async for course in canvas.courses.list_courses()`."""

    @cached_property
    def account_calendars(self) -> AsyncAccountCalendars:
        """The calls of the page Account Calendars."""
        from canvas_client.async_resources.account_calendars import AsyncAccountCalendars

        return AsyncAccountCalendars(self)

    @cached_property
    def accounts(self) -> AsyncAccounts:
        """The calls of the page Accounts."""
        from canvas_client.async_resources.accounts import AsyncAccounts

        return AsyncAccounts(self)

    @cached_property
    def account_notifications(self) -> AsyncAccountNotifications:
        """The calls of the page Account Notifications."""
        from canvas_client.async_resources.account_notifications import AsyncAccountNotifications

        return AsyncAccountNotifications(self)

    @cached_property
    def account_reports(self) -> AsyncAccountReports:
        """The calls of the page Account Reports."""
        from canvas_client.async_resources.account_reports import AsyncAccountReports

        return AsyncAccountReports(self)

    @cached_property
    def tokens(self) -> AsyncTokensCalls:
        """The calls of the page Tokens."""
        from canvas_client.async_resources.tokens import AsyncTokensCalls

        return AsyncTokensCalls(self)
