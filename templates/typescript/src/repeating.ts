/** Which calls are made again, and after which time. */

import { HAS_EFFECT_EACH_TIME } from "./effects.ts";
import { TransportError } from "./errors.ts";
import type { CanvasResponse } from "./response.ts";
import type { Outgoing } from "./transport.ts";

const REPEATABLE = new Set(["GET", "HEAD", "OPTIONS", "PUT", "DELETE"]); // RFC 9110, 9.2.2
const FIRST_WAIT = 500;
const LONGEST_BACK_OFF = 30_000;

/** Whether a call that may have been carried out can be made again without a second effect. */
export function isRepeatable({ method, url, body, options }: Outgoing): boolean {
  if (options.repeat !== undefined) return options.repeat;
  const text = typeof body === "string" ? body : "";
  const has = HAS_EFFECT_EACH_TIME.some(
    ([verb, path, member]) => verb === method && path.test(url.pathname) && (!member || text.includes(`"${member}":`)),
  );
  return REPEATABLE.has(method) && !has;
}

/** Milliseconds of a `Retry-After` header, which holds seconds or a date (RFC 9110, 10.2.3). */
function retryAfter(value: string | null): number | undefined {
  if (value === null || value.trim() === "") return undefined;
  const seconds = Number(value);
  const wait = Number.isNaN(seconds) ? Date.parse(value) - Date.now() : seconds * 1000;
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

/**
 * Milliseconds to wait before the next attempt, or undefined if there should be none. A throttled call was not carried
 * out, so any may be repeated; after a fault only a call that may be made twice.
 */
export function waitAfter(
  outcome: CanvasResponse | TransportError,
  { repeatable, attempt, longest }: { repeatable: boolean; attempt: number; longest: number },
): number | undefined {
  const backOff = Math.min(FIRST_WAIT * 2 ** (attempt - 1), LONGEST_BACK_OFF, longest) * (0.5 + Math.random() / 2);
  if (outcome instanceof TransportError) return repeatable ? backOff : undefined;
  const isFault = [500, 502, 503, 504].includes(outcome.status) && repeatable;
  if (!outcome.throttled && !isFault) return undefined;
  const asked = retryAfter(outcome.headers.get("retry-after"));
  if (asked === undefined) return backOff;
  return asked <= longest ? asked : undefined;
}

/** Waits; a signal ends the waiting with its reason. */
export function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", cancel);
      resolve();
    }, milliseconds);
    if (signal?.aborted) cancel();
    else signal?.addEventListener("abort", cancel, { once: true });
  });
}
