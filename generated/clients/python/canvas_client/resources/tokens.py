"""The calls of the page Tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from canvas_client._options import Id, NotGiven, RequestOptions
from canvas_client._resource import NOT_GIVEN, Resource
from canvas_client._typing import LazyModule

if TYPE_CHECKING:
    from canvas_client.types import tokens as types
else:
    types = LazyModule("canvas_client.types.tokens")


class TokensCalls(Resource):
    """The calls of the page Tokens."""

    def create_user_token(
        self,
        user_id: Id,
        *,
        token: types.CreateUserTokenToken,
        options: RequestOptions | None = None,
    ) -> Any:
        """Create user token

        Create a new access token for the specified user. If the user is not the current user, the token
        will be created as “pending”, and must be activated by the user before it can be used.

        Args:
            user_id: The user: its Canvas id, `self`, or `sis_user_id:` and its SIS id.
            token: An object; see `CreateUserTokenToken`.
            options: How to make this call: as whom, how long to wait, what to add.

        Route: `POST /api/v1/users/{user_id}/tokens`
        Scope: `url:POST|/api/v1/users/:user_id/tokens`
        """
        return self._client.call(
            "POST",
            "/api/v1/users/{user_id}/tokens",
            {"user_id": user_id},
            body={
                "token": token,
            },
            scope="url:POST|/api/v1/users/:user_id/tokens",
            options=options,
        )

    def get_user_token(
        self,
        user_id: Id,
        id: Id,
        *,
        options: RequestOptions | None = None,
    ) -> Any:
        """Get user token

        The ID can be the actual database ID of the token, or the ‘token_hint’ value.

        Args:
            user_id: The user: its Canvas id, `self`, or `sis_user_id:` and its SIS id.
            id: The token: its Canvas id.
            options: How to make this call: as whom, how long to wait, what to add.

        Route: `GET /api/v1/users/{user_id}/tokens/{id}`
        Scope: `url:GET|/api/v1/users/:user_id/tokens/:id`
        """
        return self._client.call(
            "GET",
            "/api/v1/users/{user_id}/tokens/{id}",
            {"user_id": user_id, "id": id},
            scope="url:GET|/api/v1/users/:user_id/tokens/:id",
            options=options,
        )

    def update_user_token(
        self,
        user_id: Id,
        id: Id,
        *,
        token: types.UpdateUserTokenToken | None | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> dict[str, Any]:
        """Update user token

        Update an existing access token.

        The ID can be the actual database ID of the token, or the ‘token_hint’ value.

        Args:
            user_id: The user: its Canvas id, `self`, or `sis_user_id:` and its SIS id.
            id: The token: its Canvas id.
            token: An object; see `UpdateUserTokenToken`.
            options: How to make this call: as whom, how long to wait, what to add.

        Route: `PUT /api/v1/users/{user_id}/tokens/{id}`
        Scope: `url:PUT|/api/v1/users/:user_id/tokens/:id`
        """
        return cast(
            "dict[str, Any]",
            self._client.call(
                "PUT",
                "/api/v1/users/{user_id}/tokens/{id}",
                {"user_id": user_id, "id": id},
                body={
                    "token": token,
                },
                scope="url:PUT|/api/v1/users/:user_id/tokens/:id",
                options=options,
            ),
        )

    def delete_user_token(
        self,
        user_id: Id,
        id: Id,
        *,
        options: RequestOptions | None = None,
    ) -> dict[str, Any]:
        """Delete user token

        The ID can be the actual database ID of the token, or the ‘token_hint’ value.

        Args:
            user_id: The user: its Canvas id, `self`, or `sis_user_id:` and its SIS id.
            id: The token: its Canvas id.
            options: How to make this call: as whom, how long to wait, what to add.

        Route: `DELETE /api/v1/users/{user_id}/tokens/{id}`
        Scope: `url:DELETE|/api/v1/users/:user_id/tokens/:id`
        """
        return cast(
            "dict[str, Any]",
            self._client.call(
                "DELETE",
                "/api/v1/users/{user_id}/tokens/{id}",
                {"user_id": user_id, "id": id},
                scope="url:DELETE|/api/v1/users/:user_id/tokens/:id",
                options=options,
            ),
        )
