/** Lists that come in pages, as async iterators that ask for the next page when it is needed. */

import { InvalidArgumentError, PagingError, parsed, UnexpectedAnswerError } from "./errors.ts";
import type { CanvasResponse } from "./response.ts";

/** One page: its items, and the answer that brought them. */
export interface Page<T> {
  items: T[];
  response: CanvasResponse;
  /** The opaque URL of the next page, if there is one. */
  nextUrl: string | undefined;
}

/**
 * The items of a list. Nothing is asked for before the first one is needed; iterate again to ask again.
 *
 *     for await (const course of canvas.courses.listCourses().limit(50)) …
 */
export class Paginator<T> implements AsyncIterable<T> {
  readonly #get: (url?: string) => Promise<CanvasResponse>;
  readonly #itemsKey: string | undefined;
  readonly #most: number;

  constructor(get: (url?: string) => Promise<CanvasResponse>, itemsKey?: string, most = Infinity) {
    this.#get = get;
    this.#itemsKey = itemsKey;
    this.#most = most;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for await (const page of this.pages()) yield* page.items;
  }

  /** Page by page, each with its response. */
  async *pages(): AsyncGenerator<Page<T>, void, undefined> {
    const seen = new Set<string>();
    let left = this.#most;
    let url: string | undefined;
    while (left > 0) {
      const response = await this.#get(url);
      const items = itemsOf(response, this.#itemsKey).slice(0, left) as T[];
      left -= items.length;
      url = response.link("next");
      yield { items, response, nextUrl: url };
      if (url === undefined) return;
      if (seen.has(url)) {
        throw new PagingError(`${response.method} ${response.url}: the next page is one that was read before`);
      }
      seen.add(url);
    }
  }

  /** The same list, but no more than `most` items; no page is asked for that is not needed. */
  limit(most: number): Paginator<T> {
    if (!(most >= 0)) throw new InvalidArgumentError("the limit must not be negative");
    return new Paginator(this.#get, this.#itemsKey, most);
  }

  /** The first item, or undefined. */
  async first(): Promise<T | undefined> {
    for await (const item of this.limit(1)) return item;
    return undefined;
  }

  /** All items. */
  async all(): Promise<T[]> {
    const items: T[] = [];
    for await (const item of this) items.push(item);
    return items;
  }
}

/** The items of a page: the body, the documented member of it, or the only member that is a list. */
function itemsOf(response: CanvasResponse, key?: string): unknown[] {
  const body = parsed(response);
  if (Array.isArray(body)) return body;
  if (body === undefined || body === null) return [];
  const members = typeof body === "object" ? Object.entries(body) : [];
  const named = members.find(([name]) => name === key)?.[1] as unknown;
  if (Array.isArray(named)) return named;
  const lists = members.map(([, value]) => value as unknown).filter(Array.isArray);
  if (lists.length === 1 && lists[0]) return lists[0];
  const what = members.length > 0 ? `an object with ${members.map(([name]) => name).join(", ")}` : "no list";
  throw new UnexpectedAnswerError(response, `a list was expected, the answer is ${what}`);
}
