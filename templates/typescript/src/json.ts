/** JSON without loss: integers that a number cannot hold arrive as strings of their digits. */

import { checkValue, isFile } from "./encoding.ts";
import { InvalidArgumentError } from "./errors.ts";

const LONG = /\d{16}/;
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs;
const INTEGER = /^-?\d{16,}$/;

/** Parses JSON text. Throws a `SyntaxError` for anything else. */
export function parseJson(text: string): unknown {
  const parsed: unknown = JSON.parse(text);
  if (!LONG.test(text)) return parsed;
  return JSON.parse(
    text.replace(TOKEN, (token) =>
      INTEGER.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token,
    ),
  );
}

/** JSON text. A bigint is written as its digits, in quotes: Canvas takes ids as strings. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key: string, one: unknown) {
    const before = this[key]; // a Date is text by now
    checkValue(before);
    if (isFile(before)) throw new InvalidArgumentError(`${key} is a file: this call takes none in its JSON body`);
    return typeof one === "bigint" ? one.toString() : one;
  });
}
