/** Sending: one attempt with its timeout, repetitions, redirects. */

import {
  ConnectionFailedError,
  errorFor,
  InsecureUrlError,
  InvalidArgumentError,
  TimedOutError,
  TransportError,
} from "./errors.ts";
import { streamedForm } from "./multipart.ts";
import type { ClientOptions, RequestOptions } from "./options.ts";
import { isRepeatable, sleep, waitAfter } from "./repeating.ts";
import { CanvasResponse } from "./response.ts";

const MOST_REDIRECTS = 5;
const LONGEST_WAIT = 60_000;
const REFILL = 10; // units of quota a second

/** A request, ready to be sent. `withToken` is false for all hosts but the configured one. */
export interface Outgoing {
  method: string;
  url: URL;
  headers: Record<string, string>;
  body?: BodyInit | undefined;
  withToken: boolean;
  options: RequestOptions;
}

/** An answer; `raw` still has its body if the call was to be streamed and succeeded. */
export interface Incoming {
  response: CanvasResponse;
  raw: Response;
  /** With what the attempt was made. Stays within the transport. */
  authorization: string | null;
}

/** Sends requests. Nothing here shows the token: it goes from a private field into a header of the configured host. */
export class Transport {
  readonly origin: URL;
  readonly settings: Omit<ClientOptions, "token">;
  readonly #token: ClientOptions["token"];
  readonly #quota = { left: Infinity, heard: 0 };

  constructor({ token, ...settings }: ClientOptions) {
    this.settings = settings;
    this.#token = token;
    if (typeof token === "string") checkToken(token);
    this.origin = originOf(settings.baseUrl, settings.allowHttp ?? false);
  }

  /** The same, with other settings. */
  with(settings: Partial<ClientOptions>): ClientOptions {
    return { ...this.settings, token: this.#token, ...settings };
  }

  /** Whether a URL is on the configured host: scheme, host and port are the same. */
  isCanvas(url: URL): boolean {
    return url.origin === this.origin.origin;
  }

  /** The URL that a reference (a path, a `Location`, a `Link`) leads to, if something may be sent to it. */
  resolve(reference: string, base: URL): URL {
    if (!URL.canParse(reference, base)) throw new InsecureUrlError("a URL that is none");
    const url = new URL(reference, base);
    if (url.protocol !== "https:" && !(this.settings.allowHttp && url.protocol === "http:")) {
      throw new InsecureUrlError(`${url.protocol} URL on ${url.host || "no host"}: only https is used`);
    }
    if (url.username || url.password) throw new InsecureUrlError(`URL on ${url.host}: it holds a user name`);
    return url;
  }

  /** Makes a call: tries again where that is safe, follows redirects of a GET; throws for all but a success. */
  async send(request: Outgoing, scope?: string, streamed = false): Promise<Incoming> {
    for (let redirects = 0; ; redirects++) {
      const incoming = await this.#withRetries(request, streamed);
      const { response, raw } = incoming;
      if (response.ok) return incoming;
      const isGet = request.method === "GET" || request.method === "HEAD";
      if (raw.type === "opaqueredirect" && isGet && redirects < MOST_REDIRECTS) {
        // A browser hides where it leads: let it follow, without the token
        const followed = await this.#withRetries({ ...request, withToken: false }, streamed, "follow");
        if (!followed.response.ok) throw errorFor(followed.response, scope);
        return followed;
      }
      const location = response.headers.get("location");
      const isRedirect = [301, 302, 303, 307, 308].includes(response.status);
      if (!isRedirect || !isGet || !location || redirects === MOST_REDIRECTS) throw errorFor(response, scope);
      request = this.redirected(request, location);
    }
  }

  /** A request for the new location; the token goes along only on the configured host, and only if it went before. */
  redirected(request: Outgoing, location: string): Outgoing {
    const url = this.resolve(location, request.url);
    return { ...request, url, withToken: request.withToken && this.isCanvas(url) };
  }

  /** One attempt. */
  async once(
    request: Outgoing,
    streamed = false,
    attempt = 1,
    redirect: RequestRedirect = "manual",
  ): Promise<Incoming> {
    const { method, url, body, options } = request;
    const headers = new Headers(request.headers);
    headers.delete("authorization");
    if (request.withToken) headers.set("authorization", `Bearer ${await this.#tokenValue()}`);
    this.settings.onRequest?.({ method, url: url.href, attempt });
    const timeout = options.timeout ?? this.settings.timeout ?? 30_000;
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(new TimedOutError(`no answer in ${timeout} ms`)), timeout);
    const cancel = (): void => controller.abort(options.signal?.reason);
    options.signal?.addEventListener("abort", cancel, { once: true });
    const started = Date.now();
    let settled = false;
    let incoming: Incoming;
    try {
      options.signal?.throwIfAborted();
      const send = this.settings.fetch ?? fetch;
      const init: RequestInit & { duplex?: "half" } = { method, headers, redirect, signal: controller.signal };
      if (body instanceof FormData && options.onProgress) {
        const form = streamedForm(body, options.onProgress);
        for (const [name, value] of Object.entries(form.headers)) headers.set(name, value);
        init.body = form.body;
        init.duplex = "half";
      } else if (body !== undefined) {
        init.body = body;
      }
      const raw = await send(url.href, init);
      const keepsBody = streamed && raw.ok;
      const text = keepsBody ? "" : await raw.text();
      settled = !keepsBody;
      incoming = {
        response: new CanvasResponse(method, url.href, raw.status, raw.headers, text, Date.now() - started),
        raw,
        authorization: headers.get("authorization"),
      };
    } catch (error) {
      settled = true;
      if (options.signal?.aborted) throw options.signal.reason;
      const what = `${method} ${url.host}${url.pathname}`;
      if (controller.signal.aborted) throw new TimedOutError(`${what}: no answer in ${timeout} ms`);
      throw new ConnectionFailedError(`${what}: ${reason(error)}`);
    } finally {
      clearTimeout(timer);
      if (settled) options.signal?.removeEventListener("abort", cancel);
    }
    this.settings.onResponse?.(incoming.response);
    options.onResponse?.(incoming.response);
    return incoming;
  }

  async #withRetries(request: Outgoing, streamed: boolean, redirect: RequestRedirect = "manual"): Promise<Incoming> {
    const most = request.options.maxRetries ?? this.settings.maxRetries ?? 4;
    let mayBeDone = false;
    for (let attempt = 1; ; attempt++) {
      let outcome: Incoming | TransportError;
      try {
        await this.#paced(request);
        outcome = await this.once(request, streamed, attempt, redirect);
        if (outcome.response.status === 401 && request.withToken && (await this.#renewed(outcome.authorization))) {
          outcome = await this.once(request, streamed, attempt, redirect);
        }
        const left = outcome.response.headers.get("x-rate-limit-remaining");
        if (left && this.isCanvas(request.url)) Object.assign(this.#quota, { left: Number(left), heard: Date.now() });
      } catch (error) {
        if (!(error instanceof TransportError)) throw error;
        outcome = error;
      }
      const told = outcome instanceof TransportError ? outcome : outcome.response;
      const longest = this.settings.maxWait ?? LONGEST_WAIT;
      const rules = { repeatable: isRepeatable(request), attempt, longest };
      const wait = attempt <= most ? waitAfter(told, rules) : undefined;
      if (wait === undefined) {
        if (outcome instanceof TransportError) throw outcome;
        if (outcome.response.status !== 404 || request.method !== "DELETE" || !mayBeDone) return outcome;
        // An attempt before, whose answer was lost, deleted it
        const { method, url, headers, elapsed } = outcome.response;
        return {
          response: new CanvasResponse(method, url, 204, headers, "", elapsed),
          raw: outcome.raw,
          authorization: null,
        };
      }
      mayBeDone ||= outcome instanceof TransportError || !outcome.response.throttled;
      const why = outcome instanceof TransportError ? outcome.message : `status ${outcome.response.status}`;
      this.settings.onRetry?.({ method: request.method, url: request.url.href, attempt }, wait, why);
      await sleep(wait, request.options.signal);
    }
  }

  async #tokenValue(): Promise<string> {
    const token = this.#token;
    return checkToken(typeof token === "string" ? token : await token());
  }

  /** Whether there is another token than the one that was refused. */
  async #renewed(refused: string | null): Promise<boolean> {
    const token = this.#token;
    if (typeof token === "string" || !("renew" in token) || !refused) return false;
    const used = refused.replace("Bearer ", "");
    return (await token.renew(used)) !== used;
  }

  /** Waits while little of the quota is left. Canvas refills ten units a second. */
  async #paced(request: Outgoing): Promise<void> {
    const { keepQuota } = this.settings;
    if (keepQuota === undefined || !this.isCanvas(request.url)) return;
    const { left, heard } = this.#quota;
    const pause = ((keepQuota - left) / REFILL) * 1000 - (Date.now() - heard);
    if (pause > 0) await sleep(Math.min(pause, this.settings.maxWait ?? LONGEST_WAIT), request.options.signal);
  }
}

function originOf(baseUrl: string, allowHttp: boolean): URL {
  const address = baseUrl.includes("://") ? baseUrl : `https://${baseUrl}`;
  if (!URL.canParse(address)) throw new InvalidArgumentError("baseUrl is no URL");
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol) || !url.host || url.username || url.password) {
    throw new InvalidArgumentError("baseUrl must be the address of a Canvas, such as https://school.instructure.com");
  }
  if (url.pathname !== "/" || url.search || url.hash) {
    throw new InvalidArgumentError("baseUrl must have no path: the methods add /api/v1 themselves");
  }
  if (url.protocol === "http:" && !allowHttp) {
    throw new InsecureUrlError("http:// would send the token in the clear; allowHttp is for tests on one machine");
  }
  return url;
}

function checkToken(token: string): string {
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new InvalidArgumentError("the access token is empty or holds characters that no token has");
  }
  return token;
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error && cause.message ? cause.message : error.message;
}
