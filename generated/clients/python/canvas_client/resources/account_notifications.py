"""The calls of the page Account Notifications."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from canvas_client._options import Id, NotGiven, RequestOptions
from canvas_client._paging import Paginator
from canvas_client._resource import NOT_GIVEN, Resource
from canvas_client._typing import LazyModule

if TYPE_CHECKING:
    from canvas_client import objects
    from canvas_client.types import account_notifications as types
else:
    objects = LazyModule("canvas_client.objects")
    types = LazyModule("canvas_client.types.account_notifications")


class AccountNotifications(Resource):
    """The calls of the page Account Notifications."""

    def list_account_account_notifications(
        self,
        account_id: Id,
        *,
        include_past: bool | NotGiven = NOT_GIVEN,
        include_all: bool | NotGiven = NOT_GIVEN,
        page: str | NotGiven = NOT_GIVEN,
        per_page: int | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> Paginator[objects.AccountNotification]:
        """List account account notifications

        Returns a list of all global notifications in the account for the current user Any notifications
        that have been closed by the user will not be returned, unless a include_past parameter is passed in
        as true. Admins can request all global notifications for the account by passing in an include_all
        parameter.

        Args:
            account_id: The account: its Canvas id, or `sis_account_id:` and its SIS id.
            include_past: Include past and dismissed global announcements.
            include_all: Include all global announcements, regardless of user’s role. Only available to
                account admins.
            page: The page to return. A number, or the opaque bookmark that a `Link` header carries:
                follow those URLs instead of counting.
            per_page: How many items a page holds; the default is 10 and most calls allow 100.
            options: How to make this call: as whom, how long to wait, what to add.

        Route: `GET /api/v1/accounts/{account_id}/account_notifications`
        Scope: `url:GET|/api/v1/accounts/:account_id/account_notifications`
        """
        return self._client.paginate(
            "GET",
            "/api/v1/accounts/{account_id}/account_notifications",
            {"account_id": account_id},
            query={
                "include_past": include_past,
                "include_all": include_all,
                "page": page,
                "per_page": per_page,
            },
            scope="url:GET|/api/v1/accounts/:account_id/account_notifications",
            options=options,
        )

    def create_account_account_notification(
        self,
        account_id: Id,
        *,
        account_notification: types.CreateAccountAccountNotificationAccountNotification,
        account_notification_roles: Sequence[str] | None | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> types.CreateAccountAccountNotificationResult:
        """Create account account notification

        Create and return a new global notification for an account.

        Args:
            account_id: The account: its Canvas id, or `sis_account_id:` and its SIS id.
            account_notification: An object; see `CreateAccountAccountNotificationAccountNotification`.
            account_notification_roles: The role(s) to send global notification to. Note: ommitting this
                field will send to everyone Example:

                account_notification_roles: ["StudentEnrollment", "TeacherEnrollment"]
            options: How to make this call: as whom, how long to wait, what to add.

        Route: `POST /api/v1/accounts/{account_id}/account_notifications`
        Scope: `url:POST|/api/v1/accounts/:account_id/account_notifications`
        """
        return cast(
            "types.CreateAccountAccountNotificationResult",
            self._client.call(
                "POST",
                "/api/v1/accounts/{account_id}/account_notifications",
                {"account_id": account_id},
                body={
                    "account_notification": account_notification,
                    "account_notification_roles": account_notification_roles,
                },
                scope="url:POST|/api/v1/accounts/:account_id/account_notifications",
                options=options,
            ),
        )

    def get_account_account_notification(
        self,
        account_id: Id,
        id: Id,
        *,
        options: RequestOptions | None = None,
    ) -> objects.AccountNotification:
        """Get account account notification

        Returns a global notification for the current user A notification that has been closed by the user
        will not be returned

        Args:
            account_id: The account: its Canvas id, or `sis_account_id:` and its SIS id.
            id: The account notification: its Canvas id.
            options: How to make this call: as whom, how long to wait, what to add.

        Route: `GET /api/v1/accounts/{account_id}/account_notifications/{id}`
        Scope: `url:GET|/api/v1/accounts/:account_id/account_notifications/:id`
        """
        return cast(
            "objects.AccountNotification",
            self._client.call(
                "GET",
                "/api/v1/accounts/{account_id}/account_notifications/{id}",
                {"account_id": account_id, "id": id},
                scope="url:GET|/api/v1/accounts/:account_id/account_notifications/:id",
                options=options,
            ),
        )

    def update_account_account_notification(
        self,
        account_id: Id,
        id: Id,
        *,
        account_notification: types.UpdateAccountAccountNotificationAccountNotification | None | NotGiven = NOT_GIVEN,
        account_notification_roles: Sequence[str] | None | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> types.UpdateAccountAccountNotificationResult:
        """Update account account notification

        Update global notification for an account.

        Args:
            account_id: The account: its Canvas id, or `sis_account_id:` and its SIS id.
            id: The account notification: its Canvas id.
            account_notification: An object; see `UpdateAccountAccountNotificationAccountNotification`.
            account_notification_roles: The role(s) to send global notification to. Note: ommitting this
                field will send to everyone Example:

                account_notification_roles: ["StudentEnrollment", "TeacherEnrollment"]
            options: How to make this call: as whom, how long to wait, what to add.

        Route: `PUT /api/v1/accounts/{account_id}/account_notifications/{id}`
        Scope: `url:PUT|/api/v1/accounts/:account_id/account_notifications/:id`
        """
        return cast(
            "types.UpdateAccountAccountNotificationResult",
            self._client.call(
                "PUT",
                "/api/v1/accounts/{account_id}/account_notifications/{id}",
                {"account_id": account_id, "id": id},
                body={
                    "account_notification": account_notification,
                    "account_notification_roles": account_notification_roles,
                },
                scope="url:PUT|/api/v1/accounts/:account_id/account_notifications/:id",
                options=options,
            ),
        )

    def delete_account_account_notification(
        self,
        account_id: Id,
        id: Id,
        *,
        options: RequestOptions | None = None,
    ) -> objects.AccountNotification:
        """Delete account account notification

        If the current user no long wants to see this notification it can be excused with this call

        Args:
            account_id: The account: its Canvas id, or `sis_account_id:` and its SIS id.
            id: The account notification: its Canvas id.
            options: How to make this call: as whom, how long to wait, what to add.

        Route: `DELETE /api/v1/accounts/{account_id}/account_notifications/{id}`
        Scope: `url:DELETE|/api/v1/accounts/:account_id/account_notifications/:id`
        """
        return cast(
            "objects.AccountNotification",
            self._client.call(
                "DELETE",
                "/api/v1/accounts/{account_id}/account_notifications/{id}",
                {"account_id": account_id, "id": id},
                scope="url:DELETE|/api/v1/accounts/:account_id/account_notifications/:id",
                options=options,
            ),
        )
