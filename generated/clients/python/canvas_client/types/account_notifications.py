"""The types of arguments and results of the page Account Notifications."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, Required

from canvas_client._typing import TypedDict


class CreateAccountAccountNotificationAccountNotification(TypedDict, total=False):
    """Keys may be left out, but for those that are required."""

    subject: Required[str]
    """The subject of the notification."""

    message: Required[str]
    """The message body of the notification."""

    start_at: Required[datetime | str]
    """The start date and time of the notification in ISO8601 format. e.g. 2014-01-01T01:00Z"""

    end_at: Required[datetime | str]
    """The end date and time of the notification in ISO8601 format. e.g. 2014-01-01T01:00Z"""

    icon: Literal["warning", "information", "question", "error", "calendar"] | None
    """The icon to display with the notification. Note: Defaults to warning."""


class CreateAccountAccountNotificationResult(TypedDict, total=False):
    """Keys may be missing, and others may come along."""

    subject: str | None

    start_at: str | None

    end_at: str | None

    message: str | None


class UpdateAccountAccountNotificationAccountNotification(TypedDict, total=False):
    """Keys may be left out."""

    subject: str | None
    """The subject of the notification."""

    message: str | None
    """The message body of the notification."""

    start_at: datetime | str | None
    """The start date and time of the notification in ISO8601 format. e.g. 2014-01-01T01:00Z"""

    end_at: datetime | str | None
    """The end date and time of the notification in ISO8601 format. e.g. 2014-01-01T01:00Z"""

    icon: Literal["warning", "information", "question", "error", "calendar"] | None
    """The icon to display with the notification."""


class UpdateAccountAccountNotificationResult(TypedDict, total=False):
    """Keys may be missing, and others may come along."""

    subject: str | None

    start_at: str | None

    end_at: str | None

    message: str | None
