/** The whole Canvas LMS REST API, typed. */

export { Canvas } from "./canvas.ts";
export { CanvasClient, type Upload } from "./client.ts";
export * from "./errors.ts";
export type {
  Call,
  ClientOptions,
  FileInput,
  Hooks,
  Id,
  Int64,
  RenewableToken,
  RequestInfo,
  RequestOptions,
} from "./options.ts";
export type { WaitOptions } from "./jobs.ts";
export { type AuthorizationOptions, OAuth, type OAuthOptions, type Tokens } from "./oauth.ts";
export { type Page, Paginator } from "./paging.ts";
export { CanvasResponse } from "./response.ts";
export { SPEC_VERSION, VERSION } from "./version.ts";
export type * as objects from "./objects.ts";
export { AccountCalendars } from "./resources/account-calendars.ts";
export { Accounts } from "./resources/accounts.ts";
export { AccountNotifications } from "./resources/account-notifications.ts";
export { AccountReports } from "./resources/account-reports.ts";
export { TokensCalls } from "./resources/tokens.ts";
