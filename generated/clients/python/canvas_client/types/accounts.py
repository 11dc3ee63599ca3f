"""The types of arguments and results of the page Accounts."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

from canvas_client._typing import TypedDict


class GetAccountsSearchResult(TypedDict, total=False):
    """Keys may be missing, and others may come along."""

    name: str | None

    domain: str | None

    distance: Any

    authentication_provider: str | None


class GetAccountSettingsResult(TypedDict, total=False):
    """Keys may be missing, and others may come along."""

    microsoft_sync_enabled: bool | None

    microsoft_sync_login_attribute_suffix: bool | None


class GetSettingsEnvironmentResult(TypedDict, total=False):
    """Keys may be missing, and others may come along."""

    calendar_contexts_limit: int | None

    open_registration: bool | None


ListAccountsInclude: TypeAlias = Literal[
    "lti_guid",
    "registration_settings",
    "services",
    "course_count",
    "sub_account_count",
]


ListAccountCoursesState: TypeAlias = Literal[
    "created",
    "claimed",
    "available",
    "completed",
    "deleted",
    "all",
]


ListAccountCoursesInclude: TypeAlias = Literal[
    "syllabus_body",
    "term",
    "course_progress",
    "storage_quota_used_mb",
    "total_students",
    "teachers",
    "account_name",
    "concluded",
    "post_manually",
]


ListAccountCoursesSort: TypeAlias = Literal[
    "course_status",
    "course_name",
    "sis_course_id",
    "teacher",
    "account_name",
]
