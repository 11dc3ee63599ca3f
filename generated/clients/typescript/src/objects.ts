/**
 * The objects that Canvas sends, as the docs describe them.
 *
 * Keys may be missing, values may be null, and keys that the docs do not have stay.
 */

import type { Int64 } from "./options.ts";

/**
 * The body of a failed call. `errors` is a list of messages, or an object that names the invalid
 * attributes.
 */
export interface CanvasErrors {
  /** A word for the kind of failure. */
  status?: string | null;
  message?: string | null;
  errors?: Array<CanvasErrorsErrors> | CanvasErrorsErrors_2 | Record<string, unknown> | string | null;
  error_report_id?: Int64 | null;
}

export interface CanvasErrorsErrors {
  message?: string | null;
  error_code?: string | null;
}

export interface CanvasErrorsErrors_2 {
  /** What is wrong with the whole and with no single attribute. */
  base?: unknown;
}

/** An object that these pages name and do not describe. */
export type Account = unknown;

/** An object that these pages name and do not describe. */
export type AccountCalendar = unknown;

/** An object that these pages name and do not describe. */
export type AccountNotification = unknown;

/** An object that these pages name and do not describe. */
export type HelpLinks = unknown;

/** An object that these pages name and do not describe. */
export type Report = unknown;

/** An object that these pages name and do not describe. */
export type TermsOfService = unknown;
