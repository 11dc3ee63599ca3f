/** The client on which all resources stand: calls, pages, uploads, downloads. */

import { InvalidArgumentError, parsed } from "./errors.ts";
import { addressOfJob, waitFor, type WaitOptions } from "./jobs.ts";
import type { Call, ClientOptions, FileInput, Id, RequestOptions } from "./options.ts";
import { nextPage, prepare } from "./outgoing.ts";
import { Paginator } from "./paging.ts";
import type { CanvasResponse } from "./response.ts";
import { Transport } from "./transport.ts";
import { uploadFile } from "./uploads.ts";

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
    return (await this.#transport.send(prepare(this.#transport, call), call.scope)).response;
  }

  /** Makes a call and parses the answer: what the methods of the resources use. */
  async call<T>(call: Call): Promise<T> {
    return parsed(await this.request(call)) as T;
  }

  /** The items of a list that comes in pages. */
  paginate<T>(call: Call): Paginator<T> {
    const first = prepare(this.#transport, call);
    return new Paginator<T>(async (url) => {
      const request = url === undefined ? first : nextPage(this.#transport, first, url);
      return (await this.#transport.send(request, call.scope)).response;
    }, call.itemsKey);
  }

  /**
   * Waits until a job has ended, given by the Progress that started it, its id, a `progress_url`, or the path of a SIS
   * import: `/api/v1/accounts/self/sis_imports/7`. Gives the finished job as Canvas last told it; throws a
   * `JobFailedError` with Canvas's message, or a `JobTimedOutError`.
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
    return uploadFile<T>(
      this.#transport,
      { method: "POST", path, body: about, options: told, ...(scope ? { scope } : {}) },
      file,
    );
  }

  /** All steps of an upload if there is a file, else the first one: what the methods of the resources use. */
  startUpload<T>({ file, ...call }: Call): Promise<T> {
    return file === undefined || file === null ? this.call<T>(call) : uploadFile<T>(this.#transport, call, file);
  }

  /** Downloads a file, given by its URL or as Canvas describes it: `(await canvas.download(file)).body` is a stream. */
  async download(file: string | { url?: string | null }, options: RequestOptions = {}): Promise<Response> {
    const url = typeof file === "string" ? file : file.url;
    if (!url) throw new InvalidArgumentError("the file has no url: it may be locked for the user");
    const headers = { accept: "*/*", ...options.headers };
    return (
      await this.#transport.send(
        prepare(this.#transport, { method: "GET", path: url, options: { ...options, headers } }),
        undefined,
        true,
      )
    ).raw;
  }
}
