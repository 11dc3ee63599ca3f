/** The steps of an upload. */

import { errorFor, InvalidArgumentError, parsed, UploadError } from "./errors.ts";
import type { Call, FileInput } from "./options.ts";
import { prepare, userAgentOf } from "./outgoing.ts";
import type { Outgoing, Transport } from "./transport.ts";

/** Where to send a file, as Canvas answers to the first step of an upload. */
interface Destination {
  upload_url?: unknown;
  upload_params?: Record<string, unknown> | Array<[string, unknown]>;
  file_param?: string;
}

/**
 * Uploads a file in three steps: asks Canvas where to send it, sends it there without the token, and confirms.
 * `call` is the first one.
 */
export async function uploadFile<T>(transport: Transport, call: Call, given: FileInput): Promise<T> {
  const { options = {}, scope } = call;
  const about = (call.body ?? {}) as { name?: string; content_type?: string };
  const file = given instanceof Blob ? given : new Blob([given]);
  const name = about.name ?? (file instanceof File ? file.name : undefined);
  if (!name) throw new InvalidArgumentError('give the file a name: { name: "notes.pdf" }');
  const type = about.content_type ?? (file.type || undefined);
  const body = { name, size: file.size, ...(type ? { content_type: type } : {}), ...about };
  const ask = prepare(transport, { ...call, body });
  const told = parsed((await transport.send(ask, scope)).response) as Destination | undefined;
  if (typeof told?.upload_url !== "string") {
    throw new UploadError(`POST ${ask.url.pathname} gave no upload_url: it is no upload`);
  }
  const form = new FormData();
  const parameters = told.upload_params ?? {};
  for (const [key, value] of Array.isArray(parameters) ? parameters : Object.entries(parameters)) {
    form.append(key, String(value));
  }
  form.append(told.file_param ?? "file", type ? file.slice(0, file.size, type) : file, name);
  const target: Outgoing = {
    method: "POST",
    url: transport.resolve(told.upload_url, transport.origin),
    headers: { "user-agent": userAgentOf(transport) },
    body: form,
    withToken: false,
    options,
  };
  const { response } = await transport.once(target);
  const location = response.headers.get("location");
  if (location && (response.status === 201 || (response.status >= 300 && response.status < 400))) {
    const { "content-type": _type, ...headers } = ask.headers;
    const confirm = { ...ask, method: "GET", url: target.url, headers, body: undefined, withToken: true };
    return parsed((await transport.send(transport.redirected(confirm, location), scope)).response) as T;
  }
  if (!response.ok) throw errorFor(response);
  return parsed(response) as T;
}
