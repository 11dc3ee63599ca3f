/** Lists that come in pages, as async iterators that ask for the next page when it is needed. */

import { InvalidArgumentError, PagingError, parsed, UnexpectedAnswerError } from "./errors.ts";
import type { CanvasResponse } from "./response.ts";

const PAGE = /([?&]page=)(\d{1,9})(?=&|$)/;

/** One page: its items, and the answer that brought them. */
export interface Page<T> {
  items: T[];
  response: CanvasResponse;
  /** The opaque URL of the next page, if there is one. */
  nextUrl: string | undefined;
  /** How many pages there are, if the `Link` header tells. */
  pageCount: number | undefined;
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
    yield* this.#pagesAfter(undefined, this.#most);
  }

  async *#pagesAfter(start: string | undefined, most: number): AsyncGenerator<Page<T>, void, undefined> {
    const seen = new Set<string>();
    let left = most;
    let url = start;
    while (left > 0) {
      const response = await this.#get(url);
      const items = itemsOf(response, this.#itemsKey).slice(0, left) as T[];
      left -= items.length;
      url = response.link("next");
      const pageCount = numberOf(response.link("last")) ?? (url === undefined ? 1 : undefined);
      yield { items, response, nextUrl: url, pageCount };
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

  /** All items, in order. Up to `atOnce` pages are asked for at a time, where Canvas numbers its pages. */
  async all({ atOnce = 1 }: { atOnce?: number } = {}): Promise<T[]> {
    if (atOnce > 1 && this.#most > 0) return this.#allAtOnce(atOnce);
    const items: T[] = [];
    for await (const item of this) items.push(item);
    return items;
  }

  /** How many items there are, in at most two calls; undefined where Canvas does not number its pages. */
  async count(): Promise<number | undefined> {
    const first = await this.#get();
    const urls = numbered(first);
    if (!urls) return undefined;
    const size = itemsOf(first, this.#itemsKey).length;
    const last = urls.at(-1);
    return last === undefined ? size : size * urls.length + itemsOf(await this.#get(last), this.#itemsKey).length;
  }

  async #allAtOnce(atOnce: number): Promise<T[]> {
    const first = await this.#get();
    const items = itemsOf(first, this.#itemsKey) as T[];
    const urls = numbered(first);
    if (!urls) {
      for await (const page of this.#pagesAfter(first.link("next"), this.#most - items.length))
        items.push(...page.items);
      return items.slice(0, this.#most);
    }
    const needed = urls.slice(0, Math.ceil((this.#most - items.length) / Math.max(items.length, 1)));
    const found: T[][] = [];
    let next = 0;
    const work = async (): Promise<void> => {
      for (let place = next++; place < needed.length; place = next++) {
        found[place] = itemsOf(await this.#get(needed[place]), this.#itemsKey) as T[];
      }
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, needed.length) }, work));
    return [...items, ...found.flat()].slice(0, this.#most);
  }
}

/** The URLs of all pages after the first one, or undefined where the `Link` header does not number them. */
function numbered(first: CanvasResponse): string[] | undefined {
  const following = first.link("next");
  const last = first.link("last");
  if (following === undefined) return [];
  const count = numberOf(last);
  if (last === undefined || count === undefined || numberOf(following) !== 2) return undefined;
  return Array.from({ length: count - 1 }, (_, place) =>
    last.replace(PAGE, (_found, start: string) => `${start}${place + 2}`),
  );
}

function numberOf(url?: string): number | undefined {
  const found = PAGE.exec(url ?? "");
  return found ? Number(found[2]) : undefined;
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
