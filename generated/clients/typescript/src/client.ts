/** The client on which all resources stand: calls, pages, uploads, downloads. */

import { expandPath, fields, isFile, text, toQuery } from "./encoding.ts";
import { errorFor, InsecureUrlError, InvalidArgumentError, parsed, UploadError } from "./errors.ts";
import { addressOfJob, waitFor, type WaitOptions } from "./jobs.ts";
import { toJson } from "./json.ts";
import { checkOptions } from "./options.ts";
import type { Call, ClientOptions, FileInput, Id, RequestOptions } from "./options.ts";
import { Paginator } from "./paging.ts";
import type { CanvasResponse } from "./response.ts";
import { type Outgoing, Transport } from "./transport.ts";
import { VERSION } from "./version.ts";

/** What to upload, and where. */
export interface Upload {
  /** The path of the call that starts the upload: `/api/v1/courses/1/files`. */
  path: string;
  /** The file. `fileFromPath` of `canvas-openapi-client/node` gives one for a path. */
  file: FileInput;
  /** The name of the file in Canvas; a `File` has one. */
  name?: string;
  /** The media type; Canvas guesses it from the name. */
  contentType?: string;
  /** What else that call takes: `{ parent_folder_path: "week 1", on_duplicate: "rename" }`. */
  parameters?: Record<string, unknown>;
  /** Told the bytes sent so far and the size. Needs a runtime that can stream request bodies. */
  onProgress?: (sent: number, size: number) => void;
  /** The scope that the call needs, for the error message. */
  scope?: string;
}

/** Calls to one Canvas with one token. */
export class CanvasClient {
  readonly #transport: Transport;

  constructor(options: ClientOptions) {
    this.#transport = new Transport(options);
  }

  /** The address of the Canvas that is called. */
  get baseUrl(): string {
    return this.#transport.origin.origin;
  }

  /** The same client, making all calls as this user (masquerade). */
  asUser(userId: Id): this {
    const Same = this.constructor as new (options: ClientOptions) => this;
    return new Same(this.#transport.with({ asUserId: userId }));
  }

  /** Makes any call, also one that the docs do not have: `canvas.request({ method: "GET", path: "/api/v1/courses/1" })`. */
  async request(call: Call): Promise<CanvasResponse> {
    return (await this.#transport.send(this.#prepare(call), call.scope)).response;
  }

  /** Makes a call and parses the answer: what the methods of the resources use. */
  async call<T>(call: Call): Promise<T> {
    return parsed(await this.request(call)) as T;
  }

  /** The items of a list that comes in pages. */
  paginate<T>(call: Call): Paginator<T> {
    const first = this.#prepare(call);
    return new Paginator<T>(async (url) => {
      const request = url === undefined ? first : this.#nextPage(first, url);
      return (await this.#transport.send(request, call.scope)).response;
    }, call.itemsKey);
  }

  /**
   * Waits until a job has ended, given by the Progress that started it, its id or a `progress_url`. Gives the Progress of
   * the finished job; throws a `JobFailedError` with Canvas's message, or a `JobTimedOutError`.
   */
  wait<T extends object>(job: T, waiting?: WaitOptions<T>, options?: RequestOptions): Promise<T>;
  wait<T = unknown>(job: Id, waiting?: WaitOptions<T>, options?: RequestOptions): Promise<T>;
  async wait<T>(job: Id | object, waiting: WaitOptions<T> = {}, options?: RequestOptions): Promise<T> {
    const path = addressOfJob(job);
    const { signal } = waiting;
    const all = { ...(signal ? { signal } : {}), ...options };
    return waitFor<T>(() => this.request({ method: "GET", path, options: all }), waiting);
  }

  /** Uploads a file in one call: asks Canvas where to send it, sends it there without the token, and confirms. */
  upload<T = unknown>(upload: Upload, options: RequestOptions = {}): Promise<T> {
    const { path, file, name, contentType, parameters, onProgress, scope } = upload;
    const about = { ...(name ? { name } : {}), ...(contentType ? { content_type: contentType } : {}), ...parameters };
    const told = onProgress ? { ...options, onProgress } : options;
    return this.#upload<T>({ method: "POST", path, body: about, options: told, ...(scope ? { scope } : {}) }, file);
  }

  /** All steps of an upload if there is a file, else the first one: what the methods of the resources use. */
  startUpload<T>({ file, ...call }: Call): Promise<T> {
    return file === undefined || file === null ? this.call<T>(call) : this.#upload<T>(call, file);
  }

  /** Downloads a file, given by its URL or as Canvas describes it: `(await canvas.download(file)).body` is a stream. */
  async download(file: string | { url?: string | null }, options: RequestOptions = {}): Promise<Response> {
    const url = typeof file === "string" ? file : file.url;
    if (!url) throw new InvalidArgumentError("the file has no url: it may be locked for the user");
    const headers = { accept: "*/*", ...options.headers };
    return (
      await this.#transport.send(
        this.#prepare({ method: "GET", path: url, options: { ...options, headers } }),
        undefined,
        true,
      )
    ).raw;
  }

  async #upload<T>(call: Call, given: FileInput): Promise<T> {
    const { options = {}, scope } = call;
    const about = (call.body ?? {}) as { name?: string; content_type?: string };
    const file = given instanceof Blob ? given : new Blob([given]);
    const name = about.name ?? (file instanceof File ? file.name : undefined);
    if (!name) throw new InvalidArgumentError('give the file a name: { name: "notes.pdf" }');
    const type = about.content_type ?? (file.type || undefined);
    const body = { name, size: file.size, ...(type ? { content_type: type } : {}), ...about };
    const ask = this.#prepare({ ...call, body });
    const told = parsed((await this.#transport.send(ask, scope)).response) as Destination | undefined;
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
      url: this.#transport.resolve(told.upload_url, this.#transport.origin),
      headers: { "user-agent": this.#userAgent() },
      body: form,
      withToken: false,
      options,
    };
    const { response } = await this.#transport.once(target);
    const location = response.headers.get("location");
    if (location && (response.status === 201 || (response.status >= 300 && response.status < 400))) {
      const { "content-type": _type, ...headers } = ask.headers;
      const confirm = { ...ask, method: "GET", url: target.url, headers, body: undefined, withToken: true };
      return parsed((await this.#transport.send(this.#transport.redirected(confirm, location), scope)).response) as T;
    }
    if (!response.ok) throw errorFor(response);
    return parsed(response) as T;
  }

  #prepare(call: Call): Outgoing {
    const options = call.options ?? {};
    checkOptions(options);
    const { settings, origin } = this.#transport;
    const path = call.ids ? expandPath(call.path, call.ids) : call.path;
    if (path.startsWith("//")) throw new InvalidArgumentError("a path must start with a single slash");
    const url = this.#transport.resolve(path, origin);
    append(url, toQuery({ ...call.query, ...options.extraQuery }));
    const withToken = this.#transport.isCanvas(url);
    if (withToken) this.#act(url, options);
    const stringIds = options.stringIds ?? settings.stringIds ?? false;
    const headers: Record<string, string> = {
      accept: stringIds ? "application/json+canvas-string-ids" : "application/json",
      "user-agent": this.#userAgent(),
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

  #nextPage(first: Outgoing, next: string): Outgoing {
    const url = this.#transport.resolve(next, first.url);
    if (!this.#transport.isCanvas(url)) {
      throw new InsecureUrlError(`the next page is on ${url.host}, but the token goes to the configured host only`);
    }
    this.#act(url, first.options);
    return { ...first, url };
  }

  #act(url: URL, options: RequestOptions): void {
    const user = options.asUserId ?? this.#transport.settings.asUserId;
    if (user !== undefined && !url.searchParams.has("as_user_id")) append(url, toQuery({ as_user_id: user }));
  }

  #userAgent(): string {
    const own = `canvas-openapi-client/${VERSION}`;
    const { userAgent } = this.#transport.settings;
    return userAgent ? `${userAgent} ${own}` : own;
  }
}

/** Where to send a file, as Canvas answers to the first step of an upload. */
interface Destination {
  upload_url?: unknown;
  upload_params?: Record<string, unknown> | Array<[string, unknown]>;
  file_param?: string;
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
