/** Values → what Rails reads: paths, query strings and form fields. */

import { InvalidArgumentError } from "./errors.ts";
import type { Id } from "./options.ts";

/** The path with its ids in order, percent-encoded. `{+name}` keeps the slashes of its value. */
export function expandPath(template: string, ids: readonly Id[] = []): string {
  let next = 0;
  return template.replace(/\{(\+?)([^{}]*)\}/g, (_placeholder, glob: string, name: string) => {
    const id: unknown = ids[next++];
    if (!(typeof id === "string" || typeof id === "bigint" || Number.isSafeInteger(id))) {
      throw new InvalidArgumentError(`${name} is ${String(id)}, which is no id, or one that lost digits`);
    }
    const text = String(id);
    const parts = glob ? text.split("/") : [text];
    if (parts.some((part) => part === "." || part === "..") || (!text && !glob)) {
      throw new InvalidArgumentError(`${name} is ${JSON.stringify(text)}, which would address something else`);
    }
    return parts.map(encodeURIComponent).join("/");
  });
}

/** A query string: `include[]=a&include[]=b`, `filter[state]=x`. */
export function toQuery(parameters: object): string {
  return fields(parameters)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(text(value))}`)
    .join("&");
}

/** Names with brackets and their values, in order. What is undefined is left out; null is empty. */
export function fields(parameters: object): Array<[string, unknown]> {
  return Object.entries(parameters).flatMap(([name, value]) => nested(name, value));
}

/** The text of a single value. */
export function text(value: unknown): string {
  if (value === null) return "";
  if (isFile(value)) throw new InvalidArgumentError("a file where text is sent: this call takes none");
  checkValue(value);
  return value instanceof Date ? value.toISOString() : String(value);
}

/** Throws for what has no text: NaN, a whole number that lost digits, an invalid date. */
export function checkValue(value: unknown): void {
  const lost = typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value);
  if ((typeof value === "number" && !Number.isFinite(value)) || lost) {
    throw new InvalidArgumentError(`${value} is no number that can be sent as it is; give large ids as text or bigint`);
  }
  if (value instanceof Date && Number.isNaN(value.getTime())) throw new InvalidArgumentError("an invalid Date");
}

/** Whether a value is a file, or the content of one. */
export function isFile(value: unknown): value is Blob | ArrayBuffer | Uint8Array {
  return value instanceof Blob || value instanceof ArrayBuffer || value instanceof Uint8Array;
}

/** Some of the parameters, under their wire names. */
export function part(parameters: object, names: ReadonlyArray<readonly [key: string, wire: string]>): object {
  const given = new Map(Object.entries(parameters));
  return Object.fromEntries(names.filter(([key]) => given.has(key)).map(([key, wire]) => [wire, given.get(key)]));
}

function nested(name: string, value: unknown): Array<[string, unknown]> {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((one) => nested(`${name}[]`, one));
  if (typeof value === "object" && value !== null && !(value instanceof Date) && !isFile(value)) {
    return Object.entries(value).flatMap(([key, one]) => nested(`${name}[${key}]`, one));
  }
  return [[name, value]];
}
