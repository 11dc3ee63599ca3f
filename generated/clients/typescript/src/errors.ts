/** What can go wrong. All errors derive from `CanvasError`; none holds the access token. */

import type { CanvasResponse } from "./response.ts";

const LONGEST = 200; // characters of a text that may be a page

/** The base of all errors of this package. */
export class CanvasError extends Error {
  override readonly name: string = "CanvasError";
}

/** A value that cannot be sent: no id, not a number, an invalid date, an unknown option. */
export class InvalidArgumentError extends CanvasError {
  override readonly name: string = "InvalidArgumentError";
}

/** A URL to which nothing is sent: not https, with a user name in it, or a next page on another host. */
export class InsecureUrlError extends CanvasError {
  override readonly name: string = "InsecureUrlError";
}

/** Canvas gave no tokens to an application. */
export class AuthorizationError extends CanvasError {
  override readonly name: string = "AuthorizationError";
}

/** The pages of a list lead in a circle. */
export class PagingError extends CanvasError {
  override readonly name: string = "PagingError";
}

/** An upload was answered by something that is no step of an upload. */
export class UploadError extends CanvasError {
  override readonly name: string = "UploadError";
}

/** A job did not come to its end; `progress` is what Canvas last said of it. */
export class JobError extends CanvasError {
  override readonly name: string = "JobError";
  readonly progress: unknown;

  constructor(progress: unknown, reason: string) {
    const { id, tag, workflow_state } = (progress ?? {}) as Record<string, unknown>;
    super(`job ${String(id)} (${String(tag ?? workflow_state)}): ${reason}`);
    this.progress = progress;
  }
}

/** Canvas says that the job failed, and mostly why. */
export class JobFailedError extends JobError {
  override readonly name: string = "JobFailedError";
}

/** The job had not ended when the time was up; it goes on in Canvas. */
export class JobTimedOutError extends JobError {
  override readonly name: string = "JobTimedOutError";
}

/** No answer arrived. Whether the call had an effect is not known. */
export class TransportError extends CanvasError {
  override readonly name: string = "TransportError";
}

/** No answer arrived in time. */
export class TimedOutError extends TransportError {
  override readonly name: string = "TimedOutError";
}

/** The connection could not be made, or broke. */
export class ConnectionFailedError extends TransportError {
  override readonly name: string = "ConnectionFailedError";
}

/** Canvas answered that the call failed. */
export class ResponseError extends CanvasError {
  override readonly name: string = "ResponseError";
  /** The HTTP status. */
  readonly status: number;
  /** What Canvas sent: parsed if it is JSON, else text. */
  readonly body: unknown;
  /** The messages in the body. */
  readonly errors: string[];
  /** What Instructure's support asks for. */
  readonly requestId: string | null;
  /** The scope that the call needs, where the docs name it. */
  readonly scope: string | undefined;
  /** The answer. */
  readonly response: CanvasResponse;

  constructor(response: CanvasResponse, scope?: string) {
    const body = response.bodyOrText();
    const errors = messages(body);
    const requestId = response.requestId;
    const lacksScope = isScopeMissing(response);
    const parts = [
      `${response.method} ${new URL(response.url).pathname}: ${response.status}`,
      errors.join("; ") || (typeof body === "string" ? body.slice(0, LONGEST) : ""),
      lacksScope && scope ? `the call needs the scope ${scope}` : "",
      requestId ? `request id ${requestId}` : "",
    ];
    super(parts.filter(Boolean).join(": "));
    this.status = response.status;
    this.body = body;
    this.errors = errors;
    this.requestId = requestId;
    this.scope = scope;
    this.response = response;
  }

  /** Whether the access token lacks the scope of the call. */
  get insufficientScope(): boolean {
    return isScopeMissing(this.response);
  }
}

/** 2xx, but not what the docs say: no JSON, nothing at all, or no list where one is documented. */
export class UnexpectedAnswerError extends ResponseError {
  override readonly name: string = "UnexpectedAnswerError";
  constructor(response: CanvasResponse, reason: string) {
    super(response);
    this.message += `: ${reason}`;
  }
}

/** The content of an answer to a call: JSON, or text of a type that is none, such as CSV. */
export function parsed(response: CanvasResponse): unknown {
  const isEmpty = !response.text.trim();
  if (!isEmpty && (response.headers.get("content-type") ?? "").toLowerCase().includes("html")) {
    throw new UnexpectedAnswerError(response, "the answer is a page of HTML");
  }
  if (isEmpty && response.method === "GET" && response.status !== 204) {
    throw new UnexpectedAnswerError(response, "the answer is empty");
  }
  return response.json();
}

/** 3xx: a redirect that is not followed, because the call is no GET or there were too many of them. */
export class UnexpectedRedirectError extends ResponseError {
  override readonly name: string = "UnexpectedRedirectError";
}

/** 400: a parameter is missing or invalid; `errors` says which. */
export class BadRequestError extends ResponseError {
  override readonly name: string = "BadRequestError";
}

/** 401: no valid token, a missing scope (`insufficientScope`), or a right that the user lacks. */
export class UnauthorizedError extends ResponseError {
  override readonly name: string = "UnauthorizedError";
}

/** 403: the user may not do this, or the token lacks the scope (`insufficientScope`). */
export class ForbiddenError extends ResponseError {
  override readonly name: string = "ForbiddenError";
}

/** 404: there is no such thing, or the user may not know of it. */
export class NotFoundError extends ResponseError {
  override readonly name: string = "NotFoundError";
}

/** 409: the state of the thing does not allow the call. */
export class ConflictError extends ResponseError {
  override readonly name: string = "ConflictError";
}

/** 422: Canvas understood the call but could not carry it out. */
export class UnprocessableError extends ResponseError {
  override readonly name: string = "UnprocessableError";
}

/** 429, or 403 "Rate Limit Exceeded": still throttled after all retries. */
export class ThrottledError extends ResponseError {
  override readonly name: string = "ThrottledError";
}

/** 5xx: the fault is on Canvas's side. */
export class ServerError extends ResponseError {
  override readonly name: string = "ServerError";
}

/** The error that stands for an answer other than 2xx. */
export function errorFor(response: CanvasResponse, scope?: string): ResponseError {
  return new (classFor(response))(response, scope);
}

function classFor({ status, throttled }: CanvasResponse): typeof ResponseError {
  if (throttled) return ThrottledError;
  if (status >= 500) return ServerError;
  if (status >= 300 && status < 400) return UnexpectedRedirectError;
  return BY_STATUS[status] ?? ResponseError;
}

const BY_STATUS: Record<number, typeof ResponseError> = {
  400: BadRequestError,
  401: UnauthorizedError,
  403: ForbiddenError,
  404: NotFoundError,
  409: ConflictError,
  422: UnprocessableError,
};

function isScopeMissing(response: CanvasResponse): boolean {
  return (response.status === 401 || response.status === 403) && /insufficient scope/i.test(response.text);
}

/** The messages of an error body: `errors` (or `message`, `error`) is a list, an object by attribute, or a text. */
function messages(body: unknown): string[] {
  if (typeof body === "string") {
    const text = body.trim();
    return text && !text.startsWith("<") ? [text.slice(0, LONGEST)] : [];
  }
  if (Array.isArray(body)) return texts(body);
  if (typeof body !== "object" || body === null) return [];
  const { errors, message, error } = body as { errors?: unknown; message?: unknown; error?: unknown };
  const found = errors || message || error;
  const isOne = typeof (found as { message?: unknown } | undefined)?.message === "string";
  if (typeof found === "object" && found !== null && !Array.isArray(found) && !isOne) {
    return Object.entries(found).flatMap(([name, value]) => texts(value).map((text) => `${name}: ${text}`));
  }
  return texts(found);
}

function texts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(texts);
  return typeof value === "object" && value !== null ? texts((value as { message?: unknown }).message) : [];
}
