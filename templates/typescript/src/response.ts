/** What came back, without what was sent. */

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

  /** The content, parsed: undefined if there is none, the text if it is not JSON. */
  json(): unknown {
    if (!this.text.trim()) return undefined;
    return (this.headers.get("content-type") ?? "json").includes("json") ? parseJson(this.text) : this.text;
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
      if (url !== undefined && relations.includes(relation)) return new URL(url, this.url).href;
    }
    return undefined;
  }
}
