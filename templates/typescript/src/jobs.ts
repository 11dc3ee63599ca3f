/** Waiting for a job of Canvas: what many calls start, and answer with a Progress. */

import { expandPath } from "./encoding.ts";
import { InvalidArgumentError, JobFailedError, JobTimedOutError, parsed } from "./errors.ts";
import type { Id } from "./options.ts";
import { sleep } from "./repeating.ts";
import type { CanvasResponse } from "./response.ts";

const GROWTH = 1.5;
const LONGEST_PAUSE = 15_000;
const FAILED = ["failed", "canceled", "cancelled", "aborted", "failed_with_messages"];
const DONE = ["completed", "imported", "imported_with_messages"]; // the last two of SIS imports, which have no Progress

/** How to wait. */
export interface WaitOptions<T> {
  /** Milliseconds after which to give up; the job goes on. Default: 600,000. */
  timeout?: number;
  /** Milliseconds between the first questions; the pauses grow to 15 seconds. Default: 1,000. */
  interval?: number;
  /** Told each answer: its `completion` is a percentage. */
  onProgress?: (progress: T) => void;
  /** Ends the waiting. */
  signal?: AbortSignal;
}

/** Where to ask for a job: by its Progress, the id of one, the `progress_url` of a thing, the path of a SIS import. */
export function addressOfJob(job: Id | object): string {
  if (typeof job === "string" && job.includes("/")) return job;
  const id = typeof job === "object" && job !== null ? (job as { id?: Id }).id : job;
  if (typeof job === "object" && job !== null && ("progress_url" in job || "progress" in job)) {
    // a migration, an export or a SIS import, which has an id of its own
    throw new InvalidArgumentError("this is no Progress: give its progress_url, or the path of a SIS import");
  }
  if (id === undefined) throw new InvalidArgumentError("a job is given by its Progress, its id or its progress_url");
  return expandPath("/api/v1/progress/{id}", [id]);
}

/** Asks for a job until it has ended. */
export async function waitFor<T>(
  get: () => Promise<CanvasResponse>,
  { timeout = 600_000, interval = 1000, onProgress, signal }: WaitOptions<T>,
): Promise<T> {
  const end = Date.now() + timeout;
  for (let pause = interval; ; pause = Math.min(pause * GROWTH, Math.max(LONGEST_PAUSE, interval))) {
    const progress = parsed(await get());
    onProgress?.(progress as T);
    const { workflow_state: state, message } = (progress ?? {}) as { workflow_state?: unknown; message?: unknown };
    if (FAILED.includes(String(state))) {
      throw new JobFailedError(progress, typeof message === "string" && message ? message : "it failed");
    }
    if (DONE.includes(String(state))) return progress as T;
    const left = end - Date.now();
    if (left <= 0) throw new JobTimedOutError(progress, `not ended after ${timeout} ms`);
    await sleep(Math.min(pause, left), signal);
  }
}
