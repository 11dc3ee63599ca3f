/** The calls of the page Account Reports. */

import type { CanvasClient } from "../client.ts";
import type * as objects from "../objects.ts";
import type { Id, RequestOptions } from "../options.ts";
import type { Paginator } from "../paging.ts";

/** The calls of the page Account Reports. */
export class AccountReports {
  private readonly client: CanvasClient;

  constructor(client: CanvasClient) {
    this.client = client;
  }

  /**
   * List account reports
   *
   * Returns a paginated list of reports for the current context.
   *
   * @param accountId - The account: its Canvas id, or `sis_account_id:` and its SIS id.
   * @remarks Route: `GET /api/v1/accounts/{account_id}/reports`; scope `url:GET|/api/v1/accounts/:account_id/reports`
   */
  listAccountReports(
    accountId: Id,
    params: ListAccountReportsParams = {},
    options?: RequestOptions,
  ): Paginator<ListAccountReportsResult> {
    return this.client.paginate({
      method: "GET",
      path: "/api/v1/accounts/{account_id}/reports",
      ids: [accountId],
      query: params,
      scope: "url:GET|/api/v1/accounts/:account_id/reports",
      options,
    });
  }

  /**
   * Get account report
   *
   * Shows all reports that have been run for the account of a specific type.
   *
   * @param accountId - The account: its Canvas id, or `sis_account_id:` and its SIS id.
   * @param report - The report.
   * @remarks Route: `GET /api/v1/accounts/{account_id}/reports/{report}`; scope `url:GET|/api/v1/accounts/:account_id/reports/:report`
   */
  getAccountReport(
    accountId: Id,
    report: Id,
    params: GetAccountReportParams = {},
    options?: RequestOptions,
  ): Paginator<objects.Report> {
    return this.client.paginate({
      method: "GET",
      path: "/api/v1/accounts/{account_id}/reports/{report}",
      ids: [accountId, report],
      query: params,
      scope: "url:GET|/api/v1/accounts/:account_id/reports/:report",
      options,
    });
  }

  /**
   * Post account report
   *
   * Generates a report instance for the account. Note that “report” in the request must match one of the
   * available report names. To fetch a list of available report names and parameters for each report
   * (including whether or not those parameters are required), see List Available Reports.
   *
   * @param accountId - The account: its Canvas id, or `sis_account_id:` and its SIS id.
   * @param report - The report.
   * @remarks Route: `POST /api/v1/accounts/{account_id}/reports/{report}`; scope `url:POST|/api/v1/accounts/:account_id/reports/:report`
   */
  postAccountReport(
    accountId: Id,
    report: Id,
    params: PostAccountReportParams = {},
    options?: RequestOptions,
  ): Promise<objects.Report> {
    return this.client.call({
      method: "POST",
      path: "/api/v1/accounts/{account_id}/reports/{report}",
      ids: [accountId, report],
      body: params,
      scope: "url:POST|/api/v1/accounts/:account_id/reports/:report",
      options,
    });
  }

  /**
   * Get account report by id
   *
   * Returns the status of a report.
   *
   * @param accountId - The account: its Canvas id, or `sis_account_id:` and its SIS id.
   * @param report - The report.
   * @param id - The report: its Canvas id.
   * @remarks Route: `GET /api/v1/accounts/{account_id}/reports/{report}/{id}`; scope `url:GET|/api/v1/accounts/:account_id/reports/:report/:id`
   */
  getAccountReportById(accountId: Id, report: Id, id: Id, options?: RequestOptions): Promise<objects.Report> {
    return this.client.call({
      method: "GET",
      path: "/api/v1/accounts/{account_id}/reports/{report}/{id}",
      ids: [accountId, report, id],
      scope: "url:GET|/api/v1/accounts/:account_id/reports/:report/:id",
      options,
    });
  }

  /**
   * Delete account report by id
   *
   * Deletes a generated report instance.
   *
   * @param accountId - The account: its Canvas id, or `sis_account_id:` and its SIS id.
   * @param report - The report.
   * @param id - The report: its Canvas id.
   * @remarks Route: `DELETE /api/v1/accounts/{account_id}/reports/{report}/{id}`; scope `url:DELETE|/api/v1/accounts/:account_id/reports/:report/:id`
   */
  deleteAccountReportById(accountId: Id, report: Id, id: Id, options?: RequestOptions): Promise<objects.Report> {
    return this.client.call({
      method: "DELETE",
      path: "/api/v1/accounts/{account_id}/reports/{report}/{id}",
      ids: [accountId, report, id],
      scope: "url:DELETE|/api/v1/accounts/:account_id/reports/:report/:id",
      options,
    });
  }

  /**
   * Abort account report by id
   *
   * Abort a report in progress
   *
   * @param accountId - The account: its Canvas id, or `sis_account_id:` and its SIS id.
   * @param report - The report.
   * @param id - The report: its Canvas id.
   * @remarks Route: `PUT /api/v1/accounts/{account_id}/reports/{report}/{id}/abort`; scope `url:PUT|/api/v1/accounts/:account_id/reports/:report/:id/abort`
   */
  abortAccountReportById(accountId: Id, report: Id, id: Id, options?: RequestOptions): Promise<objects.Report> {
    return this.client.call({
      method: "PUT",
      path: "/api/v1/accounts/{account_id}/reports/{report}/{id}/abort",
      ids: [accountId, report, id],
      scope: "url:PUT|/api/v1/accounts/:account_id/reports/:report/:id/abort",
      options,
    });
  }
}

/** The parameters of `listAccountReports`. */
export interface ListAccountReportsParams {
  /**
   * The page to return. A number, or the opaque bookmark that a `Link` header carries: follow those URLs
   * instead of counting.
   */
  page?: string | null;
  /** How many items a page holds; the default is 10 and most calls allow 100. */
  per_page?: number | null;
}

/** The parameters of `getAccountReport`. */
export interface GetAccountReportParams {
  /**
   * The page to return. A number, or the opaque bookmark that a `Link` header carries: follow those URLs
   * instead of counting.
   */
  page?: string | null;
  /** How many items a page holds; the default is 10 and most calls allow 100. */
  per_page?: number | null;
}

/** The parameters of `postAccountReport`. */
export interface PostAccountReportParams {
  /**
   * The parameters will vary for each report. To fetch a list of available parameters for each report,
   * see List Available Reports. A few example parameters have been provided below. Note that the example
   * parameters provided below may not be valid for every report.
   */
  parameters?: PostAccountReportParameters | null;
}

export interface ListAccountReportsResult {
  /** The name of the report. */
  name?: string | null;
  /** The parameters will vary for each report */
  parameters?: ListAccountReportsResultParameters | null;
  report?: string | null;
  title?: string | null;
}

/** The parameters will vary for each report */
export interface ListAccountReportsResultParameters {
  term?: ListAccountReportsResultParametersTerm | null;
}

export interface ListAccountReportsResultParametersTerm {
  description?: string | null;
  required?: boolean | null;
}

/**
 * The parameters will vary for each report. To fetch a list of available parameters for each report,
 * see List Available Reports. A few example parameters have been provided below. Note that the example
 * parameters provided below may not be valid for every report.
 */
export interface PostAccountReportParameters {
  /** If true, no message will be sent to the user upon completion of the report. */
  skip_message?: boolean | null;
  /**
   * The id of the course to report on. Note: this parameter has been listed to serve as an example and
   * may not be valid for every report.
   */
  course_id?: Id | null;
  /**
   * If true, user data will be included. If false, user data will be omitted. Note: this parameter has
   * been listed to serve as an example and may not be valid for every report.
   */
  users?: boolean | null;
}
