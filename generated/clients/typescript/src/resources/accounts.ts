/** The calls of the page Accounts. */

import type { CanvasClient } from "../client.ts";
import type * as objects from "../objects.ts";
import type { Id, RequestOptions } from "../options.ts";
import type { Paginator } from "../paging.ts";

/** The calls of the page Accounts. */
export class Accounts {
  private readonly client: CanvasClient;

  constructor(client: CanvasClient) {
    this.client = client;
  }

  /**
   * List accounts
   *
   * A paginated list of accounts that the current user can view or manage. Typically, students and even
   * teachers will get an empty list in response, only account admins can view the accounts that they are
   * in.
   *
   * @remarks Route: `GET /api/v1/accounts`; scope `url:GET|/api/v1/accounts`
   * @example
   * ```ts
   * for await (const account of canvas.accounts.listAccounts()) console.log(account);
   * ```
   */
  listAccounts(params: ListAccountsParams = {}, options?: RequestOptions): Paginator<objects.Account> {
    return this.client.paginate({
      method: "GET",
      path: "/api/v1/accounts",
      query: params,
      scope: "url:GET|/api/v1/accounts",
      options,
    });
  }

  /**
   * Get accounts search
   *
   * Returns a list of up to 5 matching account domains
   *
   * Partial match on name / domain are supported
   *
   * @remarks Route: `GET /api/v1/accounts/search`; scope `url:GET|/api/v1/accounts/search`
   */
  getAccountsSearch(
    params: GetAccountsSearchParams = {},
    options?: RequestOptions,
  ): Paginator<GetAccountsSearchResult> {
    return this.client.paginate({
      method: "GET",
      path: "/api/v1/accounts/search",
      query: params,
      scope: "url:GET|/api/v1/accounts/search",
      options,
    });
  }

  /**
   * Get account
   *
   * Retrieve information on an individual account, given by id or sis sis_account_id.
   *
   * @param accountId - The account: its Canvas id, or `sis_account_id:` and its SIS id.
   * @remarks Route: `GET /api/v1/accounts/{account_id}`; scope `url:GET|/api/v1/accounts/:id`
   */
  getAccount(accountId: Id, options?: RequestOptions): Promise<objects.Account> {
    return this.client.call({
      method: "GET",
      path: "/api/v1/accounts/{account_id}",
      ids: [accountId],
      scope: "url:GET|/api/v1/accounts/:id",
      options,
    });
  }

  /**
   * List account courses
   *
   * Retrieve a paginated list of courses in this account.
   *
   * @param accountId - The account: its Canvas id, or `sis_account_id:` and its SIS id.
   * @remarks Route: `GET /api/v1/accounts/{account_id}/courses`; scope `url:GET|/api/v1/accounts/:account_id/courses`
   * @example
   * ```ts
   * for await (const course of canvas.accounts.listAccountCourses(
   *   "self", { published: true, search_term: "bio" }
   * )) console.log(course);
   * ```
   */
  listAccountCourses(
    accountId: Id,
    params: ListAccountCoursesParams = {},
    options?: RequestOptions,
  ): Paginator<unknown> {
    return this.client.paginate({
      method: "GET",
      path: "/api/v1/accounts/{account_id}/courses",
      ids: [accountId],
      query: params,
      scope: "url:GET|/api/v1/accounts/:account_id/courses",
      options,
    });
  }

  /**
   * List account help links
   *
   * Returns the help links for that account
   *
   * @param accountId - The account: its Canvas id, or `sis_account_id:` and its SIS id.
   * @remarks Route: `GET /api/v1/accounts/{account_id}/help_links`; scope `url:GET|/api/v1/accounts/:account_id/help_links`
   */
  listAccountHelpLinks(accountId: Id, options?: RequestOptions): Promise<objects.HelpLinks> {
    return this.client.call({
      method: "GET",
      path: "/api/v1/accounts/{account_id}/help_links",
      ids: [accountId],
      scope: "url:GET|/api/v1/accounts/:account_id/help_links",
      options,
    });
  }

  /**
   * Get account permissions
   *
   * Returns permission information for the calling user and the given account. You may use `self` as the
   * account id to check permissions against the domain root account. The caller must have an account
   * role or admin (teacher/TA/designer) enrollment in a course in the account.
   *
   * See also the Course and Group counterparts.
   *
   * @param accountId - The account: its Canvas id, or `sis_account_id:` and its SIS id.
   * @remarks Route: `GET /api/v1/accounts/{account_id}/permissions`; scope `url:GET|/api/v1/accounts/:account_id/permissions`
   */
  getAccountPermissions(
    accountId: Id,
    params: GetAccountPermissionsParams = {},
    options?: RequestOptions,
  ): Promise<Record<string, boolean>> {
    return this.client.call({
      method: "GET",
      path: "/api/v1/accounts/{account_id}/permissions",
      ids: [accountId],
      query: params,
      scope: "url:GET|/api/v1/accounts/:account_id/permissions",
      options,
    });
  }

  /**
   * Get account settings
   *
   * Returns a JSON object containing a subset of settings for the specified account. It’s possible an
   * empty set will be returned if no settings are applicable. The caller must be an Account admin with
   * the manage_account_settings permission.
   *
   * @param accountId - The account: its Canvas id, or `sis_account_id:` and its SIS id.
   * @remarks Route: `GET /api/v1/accounts/{account_id}/settings`; scope `url:GET|/api/v1/accounts/:account_id/settings`
   */
  getAccountSettings(accountId: Id, options?: RequestOptions): Promise<GetAccountSettingsResult> {
    return this.client.call({
      method: "GET",
      path: "/api/v1/accounts/{account_id}/settings",
      ids: [accountId],
      scope: "url:GET|/api/v1/accounts/:account_id/settings",
      options,
    });
  }

  /**
   * List account sub accounts
   *
   * List accounts that are sub-accounts of the given account.
   *
   * @param accountId - The account: its Canvas id, or `sis_account_id:` and its SIS id.
   * @remarks Route: `GET /api/v1/accounts/{account_id}/sub_accounts`; scope `url:GET|/api/v1/accounts/:account_id/sub_accounts`
   */
  listAccountSubAccounts(
    accountId: Id,
    params: ListAccountSubAccountsParams = {},
    options?: RequestOptions,
  ): Paginator<objects.Account> {
    return this.client.paginate({
      method: "GET",
      path: "/api/v1/accounts/{account_id}/sub_accounts",
      ids: [accountId],
      query: params,
      scope: "url:GET|/api/v1/accounts/:account_id/sub_accounts",
      options,
    });
  }

  /**
   * Get account terms of service
   *
   * Returns the terms of service for that account
   *
   * @param accountId - The account: its Canvas id, or `sis_account_id:` and its SIS id.
   * @remarks Route: `GET /api/v1/accounts/{account_id}/terms_of_service`; scope `url:GET|/api/v1/accounts/:account_id/terms_of_service`
   */
  getAccountTermsOfService(accountId: Id, options?: RequestOptions): Promise<objects.TermsOfService> {
    return this.client.call({
      method: "GET",
      path: "/api/v1/accounts/{account_id}/terms_of_service",
      ids: [accountId],
      scope: "url:GET|/api/v1/accounts/:account_id/terms_of_service",
      options,
    });
  }

  /**
   * List course accounts
   *
   * A paginated list of accounts that the current user can view through their admin course enrollments.
   * (Teacher, TA, or designer enrollments). Only returns “id”, “name”, “workflow_state”,
   * “root_account_id” and “parent_account_id”
   *
   * @remarks Route: `GET /api/v1/course_accounts`; scope `url:GET|/api/v1/course_accounts`
   */
  listCourseAccounts(params: ListCourseAccountsParams = {}, options?: RequestOptions): Paginator<objects.Account> {
    return this.client.paginate({
      method: "GET",
      path: "/api/v1/course_accounts",
      query: params,
      scope: "url:GET|/api/v1/course_accounts",
      options,
    });
  }

  /**
   * List course creation accounts
   *
   * A paginated list of accounts where the current user has permission to create courses.
   *
   * @remarks Route: `GET /api/v1/course_creation_accounts`; scope `url:GET|/api/v1/course_creation_accounts`
   */
  listCourseCreationAccounts(
    params: ListCourseCreationAccountsParams = {},
    options?: RequestOptions,
  ): Paginator<objects.Account> {
    return this.client.paginate({
      method: "GET",
      path: "/api/v1/course_creation_accounts",
      query: params,
      scope: "url:GET|/api/v1/course_creation_accounts",
      options,
    });
  }

  /**
   * List manageable accounts
   *
   * A paginated list of accounts where the current user has permission to create or manage courses. List
   * will be empty for students and teachers as only admins can view which accounts they are in.
   *
   * @remarks Route: `GET /api/v1/manageable_accounts`; scope `url:GET|/api/v1/manageable_accounts`
   */
  listManageableAccounts(
    params: ListManageableAccountsParams = {},
    options?: RequestOptions,
  ): Paginator<objects.Account> {
    return this.client.paginate({
      method: "GET",
      path: "/api/v1/manageable_accounts",
      query: params,
      scope: "url:GET|/api/v1/manageable_accounts",
      options,
    });
  }

  /**
   * Get manually created courses account
   *
   * @remarks Route: `GET /api/v1/manually_created_courses_account`; scope `url:GET|/api/v1/manually_created_courses_account`
   */
  getManuallyCreatedCoursesAccount(options?: RequestOptions): Promise<unknown> {
    return this.client.call({
      method: "GET",
      path: "/api/v1/manually_created_courses_account",
      scope: "url:GET|/api/v1/manually_created_courses_account",
      options,
    });
  }

  /**
   * Get settings environment
   *
   * Return a hash of global settings for the root account This is the same information supplied to the
   * web interface as ENV.SETTINGS.
   *
   * @remarks Route: `GET /api/v1/settings/environment`; scope `url:GET|/api/v1/settings/environment`
   */
  getSettingsEnvironment(options?: RequestOptions): Promise<GetSettingsEnvironmentResult> {
    return this.client.call({
      method: "GET",
      path: "/api/v1/settings/environment",
      scope: "url:GET|/api/v1/settings/environment",
      options,
    });
  }
}

/** The parameters of `listAccounts`. */
export interface ListAccountsParams {
  /**
   * Array of additional information to include.
   *
   * - “lti_guid”
   *
   *   the ‘tool_consumer_instance_guid’ that will be sent for this account on LTI launches
   * - “registration_settings”
   *
   *   returns info about the privacy policy and terms of use
   * - “services”
   *
   *   returns services and whether they are enabled (requires account management permissions)
   * - “course_count”
   *
   *   returns the number of courses directly under each account
   * - “sub_account_count”
   *
   *   returns the number of sub-accounts directly under each account
   *
   * Any of `lti_guid`, `registration_settings`, `services`, `course_count`, `sub_account_count`.
   */
  include?: ReadonlyArray<ListAccountsInclude> | null;
  /**
   * The page to return. A number, or the opaque bookmark that a `Link` header carries: follow those URLs
   * instead of counting.
   */
  page?: string | null;
  /** How many items a page holds; the default is 10 and most calls allow 100. */
  per_page?: number | null;
}

/** The parameters of `getAccountsSearch`. */
export interface GetAccountsSearchParams {
  /** campus name */
  name?: string | null;
  domain?: string | null;
  latitude?: number | null;
  longitude?: number | null;
  /**
   * The page to return. A number, or the opaque bookmark that a `Link` header carries: follow those URLs
   * instead of counting.
   */
  page?: string | null;
  /** How many items a page holds; the default is 10 and most calls allow 100. */
  per_page?: number | null;
}

/** The parameters of `listAccountCourses`. */
export interface ListAccountCoursesParams {
  /**
   * If true, include only courses with at least one enrollment. If false, include only courses with no
   * enrollments. If not present, do not filter on course enrollment status.
   */
  with_enrollments?: boolean | null;
  /**
   * If set, only return courses that have at least one user enrolled in in the course with one of the
   * specified enrollment types.
   *
   * Any of `teacher`, `student`, `ta`, `observer`, `designer`.
   */
  enrollment_type?: ReadonlyArray<"teacher" | "student" | "ta" | "observer" | "designer"> | null;
  /**
   * If true, include only published courses. If false, exclude published courses. If not present, do not
   * filter on published status.
   */
  published?: boolean | null;
  /**
   * If true, include only completed courses (these may be in state ‘completed’, or their enrollment term
   * may have ended). If false, exclude completed courses. If not present, do not filter on completed
   * status.
   */
  completed?: boolean | null;
  /**
   * If true, include only blueprint courses. If false, exclude them. If not present, do not filter on
   * this basis.
   */
  blueprint?: boolean | null;
  /**
   * If true, include only courses that inherit content from a blueprint course. If false, exclude them.
   * If not present, do not filter on this basis.
   */
  blueprint_associated?: boolean | null;
  /**
   * If true, include only public courses. If false, exclude them. If not present, do not filter on this
   * basis.
   */
  public?: boolean | null;
  /**
   * List of User IDs of teachers; if supplied, include only courses taught by one of the referenced
   * users.
   */
  by_teachers?: ReadonlyArray<Id> | null;
  /**
   * List of Account IDs; if supplied, include only courses associated with one of the referenced
   * subaccounts.
   */
  by_subaccounts?: ReadonlyArray<Id> | null;
  /**
   * If present, only return courses that have at least one enrollment. Equivalent to
   * ‘with_enrollments=true’; retained for compatibility.
   */
  hide_enrollmentless_courses?: boolean | null;
  /**
   * If set, only return courses that are in the given state(s). By default, all states but “deleted” are
   * returned.
   *
   * Any of `created`, `claimed`, `available`, `completed`, `deleted`, `all`.
   */
  state?: ReadonlyArray<ListAccountCoursesState> | null;
  /** If set, only includes courses from the specified term. */
  enrollment_term_id?: Id | null;
  /**
   * The partial course name, code, or full ID to match and return in the results list. Must be at least
   * 3 characters.
   */
  search_term?: string | null;
  /**
   * - All explanations can be seen in the Course API index documentation
   * - “sections”, “needs_grading_count” and “total_scores” are not valid options at the account level
   *
   * Any of `syllabus_body`, `term`, `course_progress`, `storage_quota_used_mb`, `total_students`,
   * `teachers`, `account_name`, `concluded`, `post_manually`.
   */
  include?: ReadonlyArray<ListAccountCoursesInclude> | null;
  /**
   * The column to sort results by.
   *
   * One of `course_status`, `course_name`, `sis_course_id`, `teacher`, `account_name`.
   */
  sort?: ListAccountCoursesSort | null;
  /**
   * The order to sort the given column by.
   *
   * One of `asc`, `desc`.
   */
  order?: "asc" | "desc" | null;
  /** The fi */
  search_by?: string | null;
  /**
   * The page to return. A number, or the opaque bookmark that a `Link` header carries: follow those URLs
   * instead of counting.
   */
  page?: string | null;
  /** How many items a page holds; the default is 10 and most calls allow 100. */
  per_page?: number | null;
}

/** The parameters of `getAccountPermissions`. */
export interface GetAccountPermissionsParams {
  /**
   * List of permissions to check against the authenticated user. Permission names are documented in the
   * Create a role endpoint.
   */
  permissions?: ReadonlyArray<string> | null;
}

/** The parameters of `listAccountSubAccounts`. */
export interface ListAccountSubAccountsParams {
  /**
   * If true, the entire account tree underneath this account will be returned (though still paginated).
   * If false, only direct sub-accounts of this account will be returned. Defaults to false.
   *
   * Default: false
   */
  recursive?: boolean | null;
  /**
   * Array of additional information to include.
   *
   * - “course_count”
   *
   *   returns the number of courses directly under each account
   * - “sub_account_count”
   *
   *   returns the number of sub-accounts directly under each account
   *
   * Any of `course_count`, `sub_account_count`.
   */
  include?: ReadonlyArray<"course_count" | "sub_account_count"> | null;
  /**
   * The page to return. A number, or the opaque bookmark that a `Link` header carries: follow those URLs
   * instead of counting.
   */
  page?: string | null;
  /** How many items a page holds; the default is 10 and most calls allow 100. */
  per_page?: number | null;
}

/** The parameters of `listCourseAccounts`. */
export interface ListCourseAccountsParams {
  /**
   * The page to return. A number, or the opaque bookmark that a `Link` header carries: follow those URLs
   * instead of counting.
   */
  page?: string | null;
  /** How many items a page holds; the default is 10 and most calls allow 100. */
  per_page?: number | null;
}

/** The parameters of `listCourseCreationAccounts`. */
export interface ListCourseCreationAccountsParams {
  /**
   * The page to return. A number, or the opaque bookmark that a `Link` header carries: follow those URLs
   * instead of counting.
   */
  page?: string | null;
  /** How many items a page holds; the default is 10 and most calls allow 100. */
  per_page?: number | null;
}

/** The parameters of `listManageableAccounts`. */
export interface ListManageableAccountsParams {
  /**
   * The page to return. A number, or the opaque bookmark that a `Link` header carries: follow those URLs
   * instead of counting.
   */
  page?: string | null;
  /** How many items a page holds; the default is 10 and most calls allow 100. */
  per_page?: number | null;
}

export type ListAccountsInclude =
  "lti_guid" | "registration_settings" | "services" | "course_count" | "sub_account_count";

export interface GetAccountsSearchResult {
  name?: string | null;
  domain?: string | null;
  distance?: unknown;
  authentication_provider?: string | null;
}

export type ListAccountCoursesState = "created" | "claimed" | "available" | "completed" | "deleted" | "all";

export type ListAccountCoursesInclude =
  | "syllabus_body"
  | "term"
  | "course_progress"
  | "storage_quota_used_mb"
  | "total_students"
  | "teachers"
  | "account_name"
  | "concluded"
  | "post_manually";

export type ListAccountCoursesSort = "course_status" | "course_name" | "sis_course_id" | "teacher" | "account_name";

export interface GetAccountSettingsResult {
  microsoft_sync_enabled?: boolean | null;
  microsoft_sync_login_attribute_suffix?: boolean | null;
}

export interface GetSettingsEnvironmentResult {
  calendar_contexts_limit?: number | null;
  open_registration?: boolean | null;
}
