"""The calls of the page Account Calendars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, cast

from canvas_client._options import Id, NotGiven, RequestOptions
from canvas_client._paging import Paginator
from canvas_client._resource import NOT_GIVEN, Resource, body_of
from canvas_client._typing import LazyModule

if TYPE_CHECKING:
    from canvas_client import objects
    from canvas_client.types import account_calendars as types
else:
    objects = LazyModule("canvas_client.objects")
    types = LazyModule("canvas_client.types.account_calendars")


class AccountCalendars(Resource):
    """The calls of the page Account Calendars."""

    def list_account_calendars(
        self,
        *,
        search_term: str | NotGiven = NOT_GIVEN,
        page: str | NotGiven = NOT_GIVEN,
        per_page: int | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> Paginator[objects.AccountCalendar]:
        """List account calendars

        Returns a paginated list of account calendars available to the current user. Includes visible
        account calendars where the user has an account association.

        Args:
            search_term: When included, searches available account calendars for the term. Returns
                matching results. Term must be at least 2 characters.
            page: The page to return. A number, or the opaque bookmark that a `Link` header carries:
                follow those URLs instead of counting.
            per_page: How many items a page holds; the default is 10 and most calls allow 100.
            options: How to make this call: as whom, how long to wait, what to add.

        Route: `GET /api/v1/account_calendars`
        Scope: `url:GET|/api/v1/account_calendars`
        """
        return self._client.paginate(
            "GET",
            "/api/v1/account_calendars",
            query={
                "search_term": search_term,
                "page": page,
                "per_page": per_page,
            },
            items_key="account_calendars",
            scope="url:GET|/api/v1/account_calendars",
            options=options,
        )

    def get_account_calendar(
        self,
        account_id: Id,
        *,
        options: RequestOptions | None = None,
    ) -> objects.AccountCalendar:
        """Get account calendar

        Get details about a specific account calendar.

        Args:
            account_id: The account: its Canvas id, or `sis_account_id:` and its SIS id.
            options: How to make this call: as whom, how long to wait, what to add.

        Route: `GET /api/v1/account_calendars/{account_id}`
        Scope: `url:GET|/api/v1/account_calendars/:account_id`
        """
        return cast(
            "objects.AccountCalendar",
            self._client.call(
                "GET",
                "/api/v1/account_calendars/{account_id}",
                {"account_id": account_id},
                scope="url:GET|/api/v1/account_calendars/:account_id",
                options=options,
            ),
        )

    def update_account_calendar(
        self,
        account_id: Id,
        *,
        visible: bool | None | NotGiven = NOT_GIVEN,
        auto_subscribe: bool | None | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> objects.AccountCalendar:
        """Update account calendar

        Set an account calendar’s visibility and auto_subscribe values. Requires the
        `manage_account_calendar_visibility` permission on the account.

        Args:
            account_id: The account: its Canvas id, or `sis_account_id:` and its SIS id.
            visible: Allow administrators with `manage_account_calendar_events` permission to create
                events on this calendar, and allow users to view this calendar and its events.
            auto_subscribe: When true, users will automatically see events from this account in their
                calendar, even if they haven’t manually added that calendar.
            options: How to make this call: as whom, how long to wait, what to add.

        Route: `PUT /api/v1/account_calendars/{account_id}`
        Scope: `url:PUT|/api/v1/account_calendars/:account_id`
        """
        return cast(
            "objects.AccountCalendar",
            self._client.call(
                "PUT",
                "/api/v1/account_calendars/{account_id}",
                {"account_id": account_id},
                body={
                    "visible": visible,
                    "auto_subscribe": auto_subscribe,
                },
                scope="url:PUT|/api/v1/account_calendars/:account_id",
                options=options,
            ),
        )

    def list_account_account_calendars(
        self,
        account_id: Id,
        *,
        search_term: str | NotGiven = NOT_GIVEN,
        filter: Literal["visible", "hidden"] | NotGiven = NOT_GIVEN,
        page: str | NotGiven = NOT_GIVEN,
        per_page: int | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> Paginator[objects.AccountCalendar]:
        """List account account calendars

        Returns a paginated list of account calendars for the provided account and its first level of
        sub-accounts. Includes hidden calendars in the response. Requires the
        `manage_account_calendar_visibility` permission.

        Args:
            account_id: The account: its Canvas id, or `sis_account_id:` and its SIS id.
            search_term: When included, searches all descendent accounts of provided account for the
                term. Returns matching results. Term must be at least 2 characters. Can be combined with a
                filter value.
            filter: When included, only returns calendars that are either visible or hidden. Can be
                combined with a search term.

                One of `visible`, `hidden`.
            page: The page to return. A number, or the opaque bookmark that a `Link` header carries:
                follow those URLs instead of counting.
            per_page: How many items a page holds; the default is 10 and most calls allow 100.
            options: How to make this call: as whom, how long to wait, what to add.

        Route: `GET /api/v1/accounts/{account_id}/account_calendars`
        Scope: `url:GET|/api/v1/accounts/:account_id/account_calendars`
        """
        return self._client.paginate(
            "GET",
            "/api/v1/accounts/{account_id}/account_calendars",
            {"account_id": account_id},
            query={
                "search_term": search_term,
                "filter": filter,
                "page": page,
                "per_page": per_page,
            },
            scope="url:GET|/api/v1/accounts/:account_id/account_calendars",
            options=options,
        )

    def update_account_account_calendars(
        self,
        account_id: Id,
        *,
        body: Sequence[types.UpdateAccountAccountCalendarsBody],
        options: RequestOptions | None = None,
    ) -> types.UpdateAccountAccountCalendarsResult:
        """Update account account calendars

        Set visibility and/or auto_subscribe on many calendars simultaneously. Requires the
        `manage_account_calendar_visibility` permission on the account.

        Accepts a JSON array of objects containing 2-3 keys each: `id` (the account’s id, required),
        `visible` (a boolean indicating whether the account calendar is visible), and `auto_subscribe` (a
        boolean indicating whether users should see these events in their calendar without manually
        subscribing).

        Returns the count of updated accounts.

        Args:
            account_id: The account: its Canvas id, or `sis_account_id:` and its SIS id.
            body: The whole body.
            options: How to make this call: as whom, how long to wait, what to add.

        Route: `PUT /api/v1/accounts/{account_id}/account_calendars`
        Scope: `url:PUT|/api/v1/accounts/:account_id/account_calendars`
        """
        return cast(
            "types.UpdateAccountAccountCalendarsResult",
            self._client.call(
                "PUT",
                "/api/v1/accounts/{account_id}/account_calendars",
                {"account_id": account_id},
                body=body_of({}, body),
                scope="url:PUT|/api/v1/accounts/:account_id/account_calendars",
                options=options,
            ),
        )

    def get_account_visible_calendars_count(
        self,
        account_id: Id,
        *,
        options: RequestOptions | None = None,
    ) -> types.GetAccountVisibleCalendarsCountResult:
        """Get account visible calendars count

        Returns the number of visible account calendars.

        Args:
            account_id: The account: its Canvas id, or `sis_account_id:` and its SIS id.
            options: How to make this call: as whom, how long to wait, what to add.

        Route: `GET /api/v1/accounts/{account_id}/visible_calendars_count`
        Scope: `url:GET|/api/v1/accounts/:account_id/visible_calendars_count`
        """
        return cast(
            "types.GetAccountVisibleCalendarsCountResult",
            self._client.call(
                "GET",
                "/api/v1/accounts/{account_id}/visible_calendars_count",
                {"account_id": account_id},
                scope="url:GET|/api/v1/accounts/:account_id/visible_calendars_count",
                options=options,
            ),
        )
