/** What came back, without what was sent. */

import { UnexpectedAnswerError } from "./errors.ts";
import { parseJson } from "./json.ts";

const LINK = /<([^<>]*)>([^,<]*(?:,(?!\s*<)[^,<]*)*)/g;
const REL = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,]+))/i;

/** An answer of Canvas, read to its end. */
export class CanvasResponse {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Milliseconds from sending to the end of the answer. */
  readonly elapsed: number;

  constructor(method: string, url: string, status: number, headers: Headers, text: string, elapsed: number) {
    this.method = method;
    this.url = url;
    this.status = status;
    this.headers = headers;
    this.text = text;
    this.elapsed = elapsed;
  }

  /** Whether the call succeeded. */
  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  /** Whether the call was refused for its rate: 429, by older installations 403 with a text. */
  get throttled(): boolean {
    return this.status === 429 || (this.status === 403 && /rate limit exceeded/i.test(this.text));
  }

  /** What Instructure's support asks for. */
  get requestId(): string | null {
    return this.headers.get("x-request-context-id") ?? this.headers.get("x-request-id");
  }

  /** The content, parsed: undefined if there is none, the text if it is not called JSON. */
  json(): unknown {
    if (!this.text.trim()) return undefined;
    const type = this.headers.get("content-type") ?? "json";
    if (!type.toLowerCase().includes("json")) return this.text;
    try {
      return parseJson(this.text);
    } catch (error) {
      throw new UnexpectedAnswerError(this, `the answer is no JSON: ${error instanceof Error ? error.message : ""}`);
    }
  }

  /** The content, parsed if it can be. */
  bodyOrText(): unknown {
    try {
      return parseJson(this.text);
    } catch {
      return this.text;
    }
  }

  /** The URL of the `Link` header with this `rel`, absolute. */
  link(relation: string): string | undefined {
    for (const [, url, parameters] of (this.headers.get("link") ?? "").matchAll(LINK)) {
      const found = REL.exec(parameters ?? "");
      const relations = (found?.[1] ?? found?.[2] ?? "").toLowerCase().split(/\s+/);
      if (url !== undefined && relations.includes(relation)) {
        return URL.canParse(url, this.url) ? new URL(url, this.url).href : undefined;
      }
    }
    return undefined;
  }
}
