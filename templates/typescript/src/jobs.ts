/** Waiting for a job of Canvas: what many calls start, and answer with a Progress. */

import { expandPath } from "./encoding.ts";
import { InvalidArgumentError, JobFailedError, JobTimedOutError, parsed } from "./errors.ts";
import type { Id } from "./options.ts";
import { sleep } from "./repeating.ts";
import type { CanvasResponse } from "./response.ts";

const GROWTH = 1.5;
const LONGEST_PAUSE = 15_000;
const FAILED = ["failed", "canceled", "cancelled"];

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

/** Where to ask for a job: by its Progress, the id of one, or the `progress_url` of what it works on. */
export function addressOfJob(job: Id | object): string {
  if (typeof job === "string" && job.includes("/")) return job;
  const id = typeof job === "object" && job !== null ? (job as { id?: Id }).id : job;
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
    if (state === "completed") return progress as T;
    const left = end - Date.now();
    if (left <= 0) throw new JobTimedOutError(progress, `not ended after ${timeout} ms`);
    await sleep(Math.min(pause, left), signal);
  }
}
