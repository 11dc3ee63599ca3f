/** Calls → requests: their address, headers and body. */

import { expandPath, fields, isFile, text, toQuery } from "./encoding.ts";
import { InsecureUrlError, InvalidArgumentError } from "./errors.ts";
import { toJson } from "./json.ts";
import { checkOptions } from "./options.ts";
import type { Call, FileInput, RequestOptions } from "./options.ts";
import type { Outgoing, Transport } from "./transport.ts";
import { VERSION } from "./version.ts";

/** The request that a call describes. */
export function prepare(transport: Transport, call: Call): Outgoing {
  const options = call.options ?? {};
  checkOptions(options);
  const { settings, origin } = transport;
  const path = call.ids ? expandPath(call.path, call.ids) : call.path;
  if (path.startsWith("//")) throw new InvalidArgumentError("a path must start with a single slash");
  const url = transport.resolve(path, origin);
  append(url, toQuery({ ...call.query, ...options.extraQuery }));
  const withToken = transport.isCanvas(url);
  if (withToken) act(transport, url, options);
  const stringIds = options.stringIds ?? settings.stringIds ?? false;
  const headers: Record<string, string> = {
    accept: stringIds ? "application/json+canvas-string-ids" : "application/json",
    "user-agent": userAgentOf(transport),
  };
  let body: BodyInit | undefined;
  if (call.form !== undefined) {
    body = formOf({ ...call.form, ...options.extraBody });
  } else if (call.whole !== undefined || call.body || options.extraBody) {
    headers["content-type"] = "application/json";
    body = toJson(isPlain(call.whole) ? { ...call.body, ...call.whole, ...options.extraBody } : call.whole);
  }
  for (const [name, value] of Object.entries(options.headers ?? {})) headers[name.toLowerCase()] = value;
  return { method: call.method, url, headers, body, withToken, options };
}

/** The request for the next page of a list. */
export function nextPage(transport: Transport, first: Outgoing, next: string): Outgoing {
  const url = transport.resolve(next, first.url);
  if (!transport.isCanvas(url)) {
    throw new InsecureUrlError(`the next page is on ${url.host}, but the token goes to the configured host only`);
  }
  act(transport, url, first.options);
  return { ...first, url };
}

function act(transport: Transport, url: URL, options: RequestOptions): void {
  const user = options.asUserId ?? transport.settings.asUserId;
  if (user !== undefined && !url.searchParams.has("as_user_id")) append(url, toQuery({ as_user_id: user }));
}

/** What this package calls itself, after what the application does. */
export function userAgentOf(transport: Transport): string {
  const own = `canvas-openapi-client/${VERSION}`;
  const { userAgent } = transport.settings;
  return userAgent ? `${userAgent} ${own}` : own;
}

/** Whether a body is an object, of which other members may be part. */
function isPlain(whole: unknown): whole is object | undefined {
  return whole === undefined || (typeof whole === "object" && whole !== null && !Array.isArray(whole));
}

function append(url: URL, query: string): void {
  if (query) url.search = url.search.length > 1 ? `${url.search}&${query}` : query;
}

function formOf(members: object): FormData {
  const form = new FormData();
  const all = fields(members);
  for (const [name, value] of all) if (!isFile(value)) form.append(name, text(value));
  for (const [name, value] of all) {
    if (!isFile(value)) continue;
    if (value instanceof File) form.append(name, value, value.name);
    else form.append(name, value instanceof Blob ? value : new Blob([value as FileInput & ArrayBuffer]), name);
  }
  return form;
}
