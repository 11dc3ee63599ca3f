/**
 * A small fake Canvas for the tests of programs that use this package. Nothing goes over the network.
 *
 *     import { FakeCanvas } from "canvas-openapi-client/testing";
 *
 *     const fake = new FakeCanvas();
 *     fake.on("GET", "/api/v1/courses", [{ id: 1 }, { id: 2 }, { id: 3 }]);
 *     assert.equal((await myProgram(fake.canvas())).length, 3);
 *
 * It answers what it was told to, else with the example of the docs. Lists come in pages as `per_page` asks (10 by default),
 * with `Link` headers. Uploads work in three steps; their files are in `files`. `fail` and `throttle` let calls go wrong.
 */

import { Canvas } from "./canvas.ts";
import { CALLS, EXAMPLES } from "./examples.ts";
import type { ClientOptions } from "./options.ts";

const HOST = "https://canvas.test";
const STORE = "/fake_store";
const STORED = "/api/v1/fake_files";

/** A call as it arrived. `body` is what JSON holds, or a form. */
export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Headers;
  body: unknown;
}

/** What to answer. */
export class Answer {
  readonly body: unknown;
  readonly status: number;
  readonly headers: Record<string, string>;

  constructor(body: unknown, status = 200, headers: Record<string, string> = {}) {
    this.body = body;
    this.status = status;
    this.headers = headers;
  }
}

/** Answers calls within the process: give its `fetch` to a client of yours, or take `canvas()`. */
export class FakeCanvas {
  /** The calls so far. */
  readonly asked: Asked[] = [];
  /** The files that were uploaded, by the ids that they were given. */
  readonly files = new Map<number, File>();
  readonly #replies = new Map<string, unknown[]>();
  #throttled = 0;

  /** A client that calls this fake. */
  canvas(settings: Partial<ClientOptions> = {}): Canvas {
    return new Canvas({ baseUrl: HOST, token: "fake-token", maxWait: 10, fetch: this.fetch, ...settings });
  }

  /** Answers calls of a path with these bodies, `Answer`s or functions, one after the other; the last one stays. */
  on(method: string, path: string, ...replies: unknown[]): void {
    this.#replies.set(`${method} ${path}`, replies);
  }

  /** Answers calls of a path with an error as Canvas writes it. */
  fail(method: string, path: string, status: number, message = "It went wrong"): void {
    this.on(method, path, new Answer({ errors: [{ message }] }, status));
  }

  /** Refuses the next calls for their rate. */
  throttle(calls: number): void {
    this.#throttled = calls;
  }

  /** A `fetch` that answers. */
  readonly fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const path = decodeURIComponent(url.pathname);
    const asked: Asked = {
      method: request.method,
      path,
      query: url.searchParams,
      headers: request.headers,
      body: await bodyOf(request),
    };
    this.asked.push(asked);
    if (this.#throttled > 0) {
      this.#throttled--;
      return respond(new Answer({ errors: [{ message: "Rate Limit Exceeded" }] }, 429, { "retry-after": "0" }));
    }
    const answer = this.#answer(asked);
    return respond(Array.isArray(answer.body) ? paged(asked, answer, answer.body as unknown[]) : answer);
  };

  #answer(asked: Asked): Answer {
    const { method, path } = asked;
    const replies = this.#replies.get(`${method} ${path}`);
    if (replies) {
      const next: unknown = replies.length > 1 ? replies.shift() : replies[0];
      const reply: unknown = typeof next === "function" ? (next as (asked: Asked) => unknown)(asked) : next;
      return reply instanceof Answer ? reply : new Answer(reply);
    }
    if (path === STORE) return this.#store(asked);
    if (path.startsWith(`${STORED}/`)) return this.#described(Number(path.split("/").at(-1)));
    const found = documented(method, path);
    if (found === undefined) {
      return new Answer({ errors: [{ message: "The specified resource does not exist." }] }, 404);
    }
    const isUpload = typeof found === "object" && found !== null && "upload_url" in found;
    return new Answer(isUpload ? { upload_url: `${HOST}${STORE}`, upload_params: {}, file_param: "file" } : found);
  }

  #store({ body }: Asked): Answer {
    const file = body instanceof FormData ? body.get("file") : null;
    if (!(file instanceof File)) return new Answer({ errors: [{ message: "no file" }] }, 400);
    const number = this.files.size + 1;
    this.files.set(number, file);
    return new Answer({}, 201, { location: `${HOST}${STORED}/${number}` });
  }

  #described(number: number): Answer {
    const file = this.files.get(number);
    const url = `${HOST}${STORED}/${number}/download`;
    return new Answer({ id: number, display_name: file?.name, filename: file?.name, size: file?.size, url });
  }
}

/** The example of the docs for a call, or undefined for one that the docs do not have. */
export function documented(method: string, path: string): unknown {
  const calls = Object.keys(CALLS).sort((one, other) => one.split("{").length - other.split("{").length);
  const wanted = `${method} ${path}`;
  const call = calls.find((one) => pattern(one).test(wanted));
  return call === undefined ? undefined : structuredClone(EXAMPLES[CALLS[call] ?? 0]);
}

function pattern(call: string): RegExp {
  const parts = call.split(/\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("[^/]+")}$`);
}

function paged({ path, query }: Asked, answer: Answer, items: unknown[]): Answer {
  const size = Number(query.get("per_page") ?? 10);
  const page = Number(query.get("page") ?? 1);
  const count = Math.max(1, Math.ceil(items.length / size));
  const numbers = { current: page, first: 1, last: count, ...(page < count ? { next: page + 1 } : {}) };
  const links = Object.entries(numbers).map(([rel, number]) => {
    const asked = new URLSearchParams(query);
    asked.set("per_page", String(size));
    asked.set("page", String(number));
    return `<${HOST}${path}?${asked}>; rel="${rel}"`;
  });
  const body = items.slice((page - 1) * size, page * size);
  return new Answer(body, answer.status, { link: links.join(", "), ...answer.headers });
}

function respond({ body, status, headers }: Answer): Response {
  const all = { "x-rate-limit-remaining": "600.0", "x-request-context-id": "fake", ...headers };
  if (body instanceof Uint8Array || body instanceof Blob) {
    return new Response(body as BodyInit, { status, headers: { "content-type": "application/octet-stream", ...all } });
  }
  const text = status === 204 || status === 304 ? null : JSON.stringify(body ?? null);
  return new Response(text, { status, headers: { "content-type": "application/json", ...all } });
}

async function bodyOf(request: Request): Promise<unknown> {
  const type = request.headers.get("content-type") ?? "";
  if (type.startsWith("application/json")) return request.json();
  if (type.startsWith("multipart/form-data")) return request.formData();
  return (await request.text()) || undefined;
}
