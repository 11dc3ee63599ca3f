/** The calls of the page Tokens. */

import type { CanvasClient } from "../client.ts";
import type { Id, RequestOptions } from "../options.ts";

/** The calls of the page Tokens. */
export class TokensCalls {
  private readonly client: CanvasClient;

  constructor(client: CanvasClient) {
    this.client = client;
  }

  /**
   * Create user token
   *
   * Create a new access token for the specified user. If the user is not the current user, the token
   * will be created as “pending”, and must be activated by the user before it can be used.
   *
   * @param userId - The user: its Canvas id, `self`, or `sis_user_id:` and its SIS id.
   * @remarks Route: `POST /api/v1/users/{user_id}/tokens`; scope `url:POST|/api/v1/users/:user_id/tokens`
   */
  createUserToken(userId: Id, params: CreateUserTokenParams, options?: RequestOptions): Promise<unknown> {
    return this.client.call({
      method: "POST",
      path: "/api/v1/users/{user_id}/tokens",
      ids: [userId],
      body: params,
      scope: "url:POST|/api/v1/users/:user_id/tokens",
      options,
    });
  }

  /**
   * Get user token
   *
   * The ID can be the actual database ID of the token, or the ‘token_hint’ value.
   *
   * @param userId - The user: its Canvas id, `self`, or `sis_user_id:` and its SIS id.
   * @param id - The token: its Canvas id.
   * @remarks Route: `GET /api/v1/users/{user_id}/tokens/{id}`; scope `url:GET|/api/v1/users/:user_id/tokens/:id`
   */
  getUserToken(userId: Id, id: Id, options?: RequestOptions): Promise<unknown> {
    return this.client.call({
      method: "GET",
      path: "/api/v1/users/{user_id}/tokens/{id}",
      ids: [userId, id],
      scope: "url:GET|/api/v1/users/:user_id/tokens/:id",
      options,
    });
  }

  /**
   * Update user token
   *
   * Update an existing access token.
   *
   * The ID can be the actual database ID of the token, or the ‘token_hint’ value.
   *
   * @param userId - The user: its Canvas id, `self`, or `sis_user_id:` and its SIS id.
   * @param id - The token: its Canvas id.
   * @remarks Route: `PUT /api/v1/users/{user_id}/tokens/{id}`; scope `url:PUT|/api/v1/users/:user_id/tokens/:id`
   */
  updateUserToken(
    userId: Id,
    id: Id,
    params: UpdateUserTokenParams = {},
    options?: RequestOptions,
  ): Promise<Record<string, unknown>> {
    return this.client.call({
      method: "PUT",
      path: "/api/v1/users/{user_id}/tokens/{id}",
      ids: [userId, id],
      body: params,
      scope: "url:PUT|/api/v1/users/:user_id/tokens/:id",
      options,
    });
  }

  /**
   * Delete user token
   *
   * The ID can be the actual database ID of the token, or the ‘token_hint’ value.
   *
   * @param userId - The user: its Canvas id, `self`, or `sis_user_id:` and its SIS id.
   * @param id - The token: its Canvas id.
   * @remarks Route: `DELETE /api/v1/users/{user_id}/tokens/{id}`; scope `url:DELETE|/api/v1/users/:user_id/tokens/:id`
   */
  deleteUserToken(userId: Id, id: Id, options?: RequestOptions): Promise<Record<string, unknown>> {
    return this.client.call({
      method: "DELETE",
      path: "/api/v1/users/{user_id}/tokens/{id}",
      ids: [userId, id],
      scope: "url:DELETE|/api/v1/users/:user_id/tokens/:id",
      options,
    });
  }
}

/** The parameters of `createUserToken`. */
export interface CreateUserTokenParams {
  /** An object; see `CreateUserTokenToken`. */
  token: CreateUserTokenToken;
}

/** The parameters of `updateUserToken`. */
export interface UpdateUserTokenParams {
  /** An object; see `UpdateUserTokenToken`. */
  token?: UpdateUserTokenToken | null;
}

export interface CreateUserTokenToken {
  /** The purpose of the token. */
  purpose: string;
  /** The time at which the token will expire. */
  expires_at?: string | Date | null;
  /** The scopes to associate with the token. */
  scopes?: ReadonlyArray<unknown> | null;
}

export interface UpdateUserTokenToken {
  /** The purpose of the token. */
  purpose?: string | null;
  /** The time at which the token will expire. */
  expires_at?: string | Date | null;
  /** The scopes to associate with the token. */
  scopes?: ReadonlyArray<unknown> | null;
  /** Regenerate the actual token. */
  regenerate?: boolean | null;
}
