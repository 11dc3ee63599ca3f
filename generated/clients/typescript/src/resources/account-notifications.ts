/** The calls of the page Account Notifications. */

import type { CanvasClient } from "../client.ts";
import type * as objects from "../objects.ts";
import type { Id, RequestOptions } from "../options.ts";
import type { Paginator } from "../paging.ts";

/** The calls of the page Account Notifications. */
export class AccountNotifications {
  private readonly client: CanvasClient;

  constructor(client: CanvasClient) {
    this.client = client;
  }

  /**
   * List account account notifications
   *
   * Returns a list of all global notifications in the account for the current user Any notifications
   * that have been closed by the user will not be returned, unless a include_past parameter is passed in
   * as true. Admins can request all global notifications for the account by passing in an include_all
   * parameter.
   *
   * @param accountId - The account: its Canvas id, or `sis_account_id:` and its SIS id.
   * @remarks Route: `GET /api/v1/accounts/{account_id}/account_notifications`; scope `url:GET|/api/v1/accounts/:account_id/account_notifications`
   */
  listAccountAccountNotifications(
    accountId: Id,
    params: ListAccountAccountNotificationsParams = {},
    options?: RequestOptions,
  ): Paginator<objects.AccountNotification> {
    return this.client.paginate({
      method: "GET",
      path: "/api/v1/accounts/{account_id}/account_notifications",
      ids: [accountId],
      query: params,
      scope: "url:GET|/api/v1/accounts/:account_id/account_notifications",
      options,
    });
  }

  /**
   * Create account account notification
   *
   * Create and return a new global notification for an account.
   *
   * @param accountId - The account: its Canvas id, or `sis_account_id:` and its SIS id.
   * @remarks Route: `POST /api/v1/accounts/{account_id}/account_notifications`; scope `url:POST|/api/v1/accounts/:account_id/account_notifications`
   */
  createAccountAccountNotification(
    accountId: Id,
    params: CreateAccountAccountNotificationParams,
    options?: RequestOptions,
  ): Promise<CreateAccountAccountNotificationResult> {
    return this.client.call({
      method: "POST",
      path: "/api/v1/accounts/{account_id}/account_notifications",
      ids: [accountId],
      body: params,
      scope: "url:POST|/api/v1/accounts/:account_id/account_notifications",
      options,
    });
  }

  /**
   * Get account account notification
   *
   * Returns a global notification for the current user A notification that has been closed by the user
   * will not be returned
   *
   * @param accountId - The account: its Canvas id, or `sis_account_id:` and its SIS id.
   * @param id - The account notification: its Canvas id.
   * @remarks Route: `GET /api/v1/accounts/{account_id}/account_notifications/{id}`; scope `url:GET|/api/v1/accounts/:account_id/account_notifications/:id`
   */
  getAccountAccountNotification(accountId: Id, id: Id, options?: RequestOptions): Promise<objects.AccountNotification> {
    return this.client.call({
      method: "GET",
      path: "/api/v1/accounts/{account_id}/account_notifications/{id}",
      ids: [accountId, id],
      scope: "url:GET|/api/v1/accounts/:account_id/account_notifications/:id",
      options,
    });
  }

  /**
   * Update account account notification
   *
   * Update global notification for an account.
   *
   * @param accountId - The account: its Canvas id, or `sis_account_id:` and its SIS id.
   * @param id - The account notification: its Canvas id.
   * @remarks Route: `PUT /api/v1/accounts/{account_id}/account_notifications/{id}`; scope `url:PUT|/api/v1/accounts/:account_id/account_notifications/:id`
   */
  updateAccountAccountNotification(
    accountId: Id,
    id: Id,
    params: UpdateAccountAccountNotificationParams = {},
    options?: RequestOptions,
  ): Promise<UpdateAccountAccountNotificationResult> {
    return this.client.call({
      method: "PUT",
      path: "/api/v1/accounts/{account_id}/account_notifications/{id}",
      ids: [accountId, id],
      body: params,
      scope: "url:PUT|/api/v1/accounts/:account_id/account_notifications/:id",
      options,
    });
  }

  /**
   * Delete account account notification
   *
   * If the current user no long wants to see this notification it can be excused with this call
   *
   * @param accountId - The account: its Canvas id, or `sis_account_id:` and its SIS id.
   * @param id - The account notification: its Canvas id.
   * @remarks Route: `DELETE /api/v1/accounts/{account_id}/account_notifications/{id}`; scope `url:DELETE|/api/v1/accounts/:account_id/account_notifications/:id`
   */
  deleteAccountAccountNotification(
    accountId: Id,
    id: Id,
    options?: RequestOptions,
  ): Promise<objects.AccountNotification> {
    return this.client.call({
      method: "DELETE",
      path: "/api/v1/accounts/{account_id}/account_notifications/{id}",
      ids: [accountId, id],
      scope: "url:DELETE|/api/v1/accounts/:account_id/account_notifications/:id",
      options,
    });
  }
}

/** The parameters of `listAccountAccountNotifications`. */
export interface ListAccountAccountNotificationsParams {
  /** Include past and dismissed global announcements. */
  include_past?: boolean | null;
  /** Include all global announcements, regardless of user’s role. Only available to account admins. */
  include_all?: boolean | null;
  /**
   * The page to return. A number, or the opaque bookmark that a `Link` header carries: follow those URLs
   * instead of counting.
   */
  page?: string | null;
  /** How many items a page holds; the default is 10 and most calls allow 100. */
  per_page?: number | null;
}

/** The parameters of `createAccountAccountNotification`. */
export interface CreateAccountAccountNotificationParams {
  /** An object; see `CreateAccountAccountNotificationAccountNotification`. */
  account_notification: CreateAccountAccountNotificationAccountNotification;
  /**
   * The role(s) to send global notification to. Note: ommitting this field will send to everyone
   * Example:
   *
   * account_notification_roles: ["StudentEnrollment", "TeacherEnrollment"]
   */
  account_notification_roles?: ReadonlyArray<string> | null;
}

/** The parameters of `updateAccountAccountNotification`. */
export interface UpdateAccountAccountNotificationParams {
  /** An object; see `UpdateAccountAccountNotificationAccountNotification`. */
  account_notification?: UpdateAccountAccountNotificationAccountNotification | null;
  /**
   * The role(s) to send global notification to. Note: ommitting this field will send to everyone
   * Example:
   *
   * account_notification_roles: ["StudentEnrollment", "TeacherEnrollment"]
   */
  account_notification_roles?: ReadonlyArray<string> | null;
}

export interface CreateAccountAccountNotificationAccountNotification {
  /** The subject of the notification. */
  subject: string;
  /** The message body of the notification. */
  message: string;
  /** The start date and time of the notification in ISO8601 format. e.g. 2014-01-01T01:00Z */
  start_at: string | Date;
  /** The end date and time of the notification in ISO8601 format. e.g. 2014-01-01T01:00Z */
  end_at: string | Date;
  /** The icon to display with the notification. Note: Defaults to warning. */
  icon?: "warning" | "information" | "question" | "error" | "calendar" | null;
}

export interface CreateAccountAccountNotificationResult {
  subject?: string | null;
  start_at?: string | null;
  end_at?: string | null;
  message?: string | null;
}

export interface UpdateAccountAccountNotificationAccountNotification {
  /** The subject of the notification. */
  subject?: string | null;
  /** The message body of the notification. */
  message?: string | null;
  /** The start date and time of the notification in ISO8601 format. e.g. 2014-01-01T01:00Z */
  start_at?: string | Date | null;
  /** The end date and time of the notification in ISO8601 format. e.g. 2014-01-01T01:00Z */
  end_at?: string | Date | null;
  /** The icon to display with the notification. */
  icon?: "warning" | "information" | "question" | "error" | "calendar" | null;
}

export interface UpdateAccountAccountNotificationResult {
  subject?: string | null;
  start_at?: string | null;
  end_at?: string | null;
  message?: string | null;
}
