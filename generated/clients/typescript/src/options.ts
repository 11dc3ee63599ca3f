/** How to make calls: the settings of a client and the options of one call. */

import { InvalidArgumentError } from "./errors.ts";
import type { CanvasResponse } from "./response.ts";

/** A path id: the number, `self`, `sis_course_id:X`, `123~456`, … */
export type Id = number | bigint | string;

/** A 64-bit integer as Canvas sends it: a string where a number would lose digits, or in string-id mode. */
export type Int64 = number | string;

/** A file to send. */
export type FileInput = Blob | ArrayBuffer | Uint8Array<ArrayBuffer>;

/** What a hook learns of a request: never its headers. */
export interface RequestInfo {
  method: string;
  url: string;
  attempt: number;
}

/** Functions that are told what happens, for logging and metrics. */
export interface Hooks {
  onRequest?: (request: RequestInfo) => void;
  onResponse?: (response: CanvasResponse) => void;
  /** Told the milliseconds to wait, and why. */
  onRetry?: (request: RequestInfo, wait: number, reason: string) => void;
}

/** A function that gives the token, and another one when it is told that one was refused (401). */
export interface RenewableToken {
  (): string | Promise<string>;
  renew(refused: string): string | Promise<string>;
}

/** The settings of a client. */
export interface ClientOptions extends Hooks {
  /** The address of your Canvas: `https://school.instructure.com`. */
  baseUrl: string;
  /** An access token, or a function that gives one and is asked before each call. */
  token: string | (() => string | Promise<string>) | RenewableToken;
  /** The name and version of your application, put before this package's own. Browsers do not send it. */
  userAgent?: string;
  /** Milliseconds to wait for an answer. Default: 30,000. */
  timeout?: number;
  /** How often to repeat a call that was throttled, or that failed and may be made twice. Default: 4. */
  maxRetries?: number;
  /** The longest wait before a repetition, in milliseconds; if Canvas asks for more, the call fails. Default: 60,000. */
  maxWait?: number;
  /** Make all calls as this user (masquerade). */
  asUserId?: Id;
  /** Ask for ids as strings: Canvas sends most of them so. */
  stringIds?: boolean;
  /**
   * Put calls off while Canvas says that fewer units than this are left (of about 700 a token has; 100 is a good choice):
   * slower, but not throttled.
   */
  keepQuota?: number;
  /** Allow `http://`, for tests on one machine: the token is sent in the clear. */
  allowHttp?: boolean;
  /** Your own `fetch`, for proxies, tests and old runtimes. */
  fetch?: typeof fetch;
}

/** Options of one call. */
export interface RequestOptions {
  /** Cancels the call. */
  signal?: AbortSignal;
  /** Make the call as this user (masquerade). */
  asUserId?: Id;
  /** Milliseconds to wait for an answer. */
  timeout?: number;
  /** How often to try again after throttling and faults. */
  maxRetries?: number;
  /** Whether the call may be made again after a fault. Default: where that cannot repeat an effect. */
  repeat?: boolean;
  /** Headers to add. */
  headers?: Record<string, string>;
  /** Query parameters that the docs do not mention. */
  extraQuery?: Record<string, unknown>;
  /** Members of the body that the docs do not mention. */
  extraBody?: Record<string, unknown>;
  /** Ask for ids as strings. */
  stringIds?: boolean;
  /** Told the bytes of a file that were sent so far and its size. Needs a runtime that can stream request bodies. */
  onProgress?: (sent: number, size: number) => void;
  /** Called with the answer: its status, headers and content. */
  onResponse?: (response: CanvasResponse) => void;
}

const OPTIONS: Record<keyof RequestOptions, true> = {
  signal: true,
  asUserId: true,
  timeout: true,
  maxRetries: true,
  repeat: true,
  headers: true,
  extraQuery: true,
  extraBody: true,
  stringIds: true,
  onProgress: true,
  onResponse: true,
};

/** Throws for an option that is none: a slip such as `maxRetry` would do nothing in silence. */
export function checkOptions(options: RequestOptions): void {
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(OPTIONS, name));
  if (unknown !== undefined) {
    throw new InvalidArgumentError(`unknown option ${unknown}; options are ${Object.keys(OPTIONS).join(", ")}`);
  }
}

/** A call as the methods of the resources describe it. */
export interface Call {
  method: string;
  /** A path with placeholders, or a whole URL. */
  path: string;
  /** The values of the placeholders, in order. */
  ids?: readonly Id[];
  query?: object;
  /** A JSON body. */
  body?: object;
  /** Members of the body under names of the caller's own, or a whole body that is no object. */
  whole?: unknown;
  /** The fields of a multipart body. */
  form?: object;
  /** The file of an upload, which is sent after its first step. */
  file?: FileInput | null | undefined;
  /** The property that holds the items, where a page is an object. */
  itemsKey?: string;
  /** The scope that the call needs. */
  scope?: string;
  options?: RequestOptions | undefined;
}
