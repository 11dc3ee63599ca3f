"""The client: one attribute per resource, whose code is imported when it is first used."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from canvas_client._sync_client import SyncClient

if TYPE_CHECKING:
    from canvas_client.resources.account_calendars import AccountCalendars
    from canvas_client.resources.account_notifications import AccountNotifications
    from canvas_client.resources.account_reports import AccountReports
    from canvas_client.resources.accounts import Accounts
    from canvas_client.resources.tokens import TokensCalls


class Canvas(SyncClient):
    """The client: `canvas.courses.list_courses()`."""

    @cached_property
    def account_calendars(self) -> AccountCalendars:
        """The calls of the page Account Calendars."""
        from canvas_client.resources.account_calendars import AccountCalendars

        return AccountCalendars(self)

    @cached_property
    def accounts(self) -> Accounts:
        """The calls of the page Accounts."""
        from canvas_client.resources.accounts import Accounts

        return Accounts(self)

    @cached_property
    def account_notifications(self) -> AccountNotifications:
        """The calls of the page Account Notifications."""
        from canvas_client.resources.account_notifications import AccountNotifications

        return AccountNotifications(self)

    @cached_property
    def account_reports(self) -> AccountReports:
        """The calls of the page Account Reports."""
        from canvas_client.resources.account_reports import AccountReports

        return AccountReports(self)

    @cached_property
    def tokens(self) -> TokensCalls:
        """The calls of the page Tokens."""
        from canvas_client.resources.tokens import TokensCalls

        return TokensCalls(self)
