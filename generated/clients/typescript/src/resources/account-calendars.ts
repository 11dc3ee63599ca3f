/** The calls of the page Account Calendars. */

import type { CanvasClient } from "../client.ts";
import type * as objects from "../objects.ts";
import type { Id, RequestOptions } from "../options.ts";
import type { Paginator } from "../paging.ts";

/** The calls of the page Account Calendars. */
export class AccountCalendars {
  private readonly client: CanvasClient;

  constructor(client: CanvasClient) {
    this.client = client;
  }

  /**
   * List account calendars
   *
   * Returns a paginated list of account calendars available to the current user. Includes visible
   * account calendars where the user has an account association.
   *
   * @remarks Route: `GET /api/v1/account_calendars`; scope `url:GET|/api/v1/account_calendars`
   */
  listAccountCalendars(
    params: ListAccountCalendarsParams = {},
    options?: RequestOptions,
  ): Paginator<objects.AccountCalendar> {
    return this.client.paginate({
      method: "GET",
      path: "/api/v1/account_calendars",
      query: params,
      itemsKey: "account_calendars",
      scope: "url:GET|/api/v1/account_calendars",
      options,
    });
  }

  /**
   * Get account calendar
   *
   * Get details about a specific account calendar.
   *
   * @param accountId - The account: its Canvas id, or `sis_account_id:` and its SIS id.
   * @remarks Route: `GET /api/v1/account_calendars/{account_id}`; scope `url:GET|/api/v1/account_calendars/:account_id`
   */
  getAccountCalendar(accountId: Id, options?: RequestOptions): Promise<objects.AccountCalendar> {
    return this.client.call({
      method: "GET",
      path: "/api/v1/account_calendars/{account_id}",
      ids: [accountId],
      scope: "url:GET|/api/v1/account_calendars/:account_id",
      options,
    });
  }

  /**
   * Update account calendar
   *
   * Set an account calendar’s visibility and auto_subscribe values. Requires the
   * `manage_account_calendar_visibility` permission on the account.
   *
   * @param accountId - The account: its Canvas id, or `sis_account_id:` and its SIS id.
   * @remarks Route: `PUT /api/v1/account_calendars/{account_id}`; scope `url:PUT|/api/v1/account_calendars/:account_id`
   */
  updateAccountCalendar(
    accountId: Id,
    params: UpdateAccountCalendarParams = {},
    options?: RequestOptions,
  ): Promise<objects.AccountCalendar> {
    return this.client.call({
      method: "PUT",
      path: "/api/v1/account_calendars/{account_id}",
      ids: [accountId],
      body: params,
      scope: "url:PUT|/api/v1/account_calendars/:account_id",
      options,
    });
  }

  /**
   * List account account calendars
   *
   * Returns a paginated list of account calendars for the provided account and its first level of
   * sub-accounts. Includes hidden calendars in the response. Requires the
   * `manage_account_calendar_visibility` permission.
   *
   * @param accountId - The account: its Canvas id, or `sis_account_id:` and its SIS id.
   * @remarks Route: `GET /api/v1/accounts/{account_id}/account_calendars`; scope `url:GET|/api/v1/accounts/:account_id/account_calendars`
   */
  listAccountAccountCalendars(
    accountId: Id,
    params: ListAccountAccountCalendarsParams = {},
    options?: RequestOptions,
  ): Paginator<objects.AccountCalendar> {
    return this.client.paginate({
      method: "GET",
      path: "/api/v1/accounts/{account_id}/account_calendars",
      ids: [accountId],
      query: params,
      scope: "url:GET|/api/v1/accounts/:account_id/account_calendars",
      options,
    });
  }

  /**
   * Update account account calendars
   *
   * Set visibility and/or auto_subscribe on many calendars simultaneously. Requires the
   * `manage_account_calendar_visibility` permission on the account.
   *
   * Accepts a JSON array of objects containing 2-3 keys each: `id` (the account’s id, required),
   * `visible` (a boolean indicating whether the account calendar is visible), and `auto_subscribe` (a
   * boolean indicating whether users should see these events in their calendar without manually
   * subscribing).
   *
   * Returns the count of updated accounts.
   *
   * @param accountId - The account: its Canvas id, or `sis_account_id:` and its SIS id.
   * @remarks Route: `PUT /api/v1/accounts/{account_id}/account_calendars`; scope `url:PUT|/api/v1/accounts/:account_id/account_calendars`
   */
  updateAccountAccountCalendars(
    accountId: Id,
    params: UpdateAccountAccountCalendarsParams,
    options?: RequestOptions,
  ): Promise<UpdateAccountAccountCalendarsResult> {
    return this.client.call({
      method: "PUT",
      path: "/api/v1/accounts/{account_id}/account_calendars",
      ids: [accountId],
      whole: params.body,
      scope: "url:PUT|/api/v1/accounts/:account_id/account_calendars",
      options,
    });
  }

  /**
   * Get account visible calendars count
   *
   * Returns the number of visible account calendars.
   *
   * @param accountId - The account: its Canvas id, or `sis_account_id:` and its SIS id.
   * @remarks Route: `GET /api/v1/accounts/{account_id}/visible_calendars_count`; scope `url:GET|/api/v1/accounts/:account_id/visible_calendars_count`
   */
  getAccountVisibleCalendarsCount(
    accountId: Id,
    options?: RequestOptions,
  ): Promise<GetAccountVisibleCalendarsCountResult> {
    return this.client.call({
      method: "GET",
      path: "/api/v1/accounts/{account_id}/visible_calendars_count",
      ids: [accountId],
      scope: "url:GET|/api/v1/accounts/:account_id/visible_calendars_count",
      options,
    });
  }
}

/** The parameters of `listAccountCalendars`. */
export interface ListAccountCalendarsParams {
  /**
   * When included, searches available account calendars for the term. Returns matching results. Term
   * must be at least 2 characters.
   */
  search_term?: string | null;
  /**
   * The page to return. A number, or the opaque bookmark that a `Link` header carries: follow those URLs
   * instead of counting.
   */
  page?: string | null;
  /** How many items a page holds; the default is 10 and most calls allow 100. */
  per_page?: number | null;
}

/** The parameters of `updateAccountCalendar`. */
export interface UpdateAccountCalendarParams {
  /**
   * Allow administrators with `manage_account_calendar_events` permission to create events on this
   * calendar, and allow users to view this calendar and its events.
   */
  visible?: boolean | null;
  /**
   * When true, users will automatically see events from this account in their calendar, even if they
   * haven’t manually added that calendar.
   */
  auto_subscribe?: boolean | null;
}

/** The parameters of `listAccountAccountCalendars`. */
export interface ListAccountAccountCalendarsParams {
  /**
   * When included, searches all descendent accounts of provided account for the term. Returns matching
   * results. Term must be at least 2 characters. Can be combined with a filter value.
   */
  search_term?: string | null;
  /**
   * When included, only returns calendars that are either visible or hidden. Can be combined with a
   * search term.
   *
   * One of `visible`, `hidden`.
   */
  filter?: "visible" | "hidden" | null;
  /**
   * The page to return. A number, or the opaque bookmark that a `Link` header carries: follow those URLs
   * instead of counting.
   */
  page?: string | null;
  /** How many items a page holds; the default is 10 and most calls allow 100. */
  per_page?: number | null;
}

/** The parameters of `updateAccountAccountCalendars`. */
export interface UpdateAccountAccountCalendarsParams {
  /** The whole body. */
  body: ReadonlyArray<UpdateAccountAccountCalendarsBody>;
}

export interface ListAccountCalendarsResult {
  account_calendars?: Array<objects.AccountCalendar> | null;
  /** How many calendars there are on all pages. */
  total_results?: number | null;
}

export interface UpdateAccountAccountCalendarsBody {
  /** The id of the account. */
  id: Id;
  /** Whether the calendar is visible to users. */
  visible?: boolean | null;
  /** Whether users see the events without adding the calendar. */
  auto_subscribe?: boolean | null;
}

export interface UpdateAccountAccountCalendarsResult {
  /** A sentence that says how many accounts were updated. */
  message?: string | null;
}

export interface GetAccountVisibleCalendarsCountResult {
  /** How many calendars are visible. */
  count?: number | null;
}
