/** Files on disk, for Node, Deno and Bun. */

import { openAsBlob } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { basename } from "node:path";

/** A file to upload, read from disk as it is sent. */
export async function fileFromPath(path: string, type?: string): Promise<File> {
  return new File([await openAsBlob(path)], basename(path), type === undefined ? {} : { type });
}

/** Saves a download: `await save(await canvas.download(file), "notes.pdf")`. The file appears when it is complete. */
export async function save(response: Response, path: string): Promise<void> {
  const part = `${path}.${process.pid}.part`;
  const file = await open(part, "w");
  try {
    const reader = response.body?.getReader();
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) await file.write(read.value);
    await file.close();
    await rename(part, path);
  } finally {
    await file.close().catch(() => undefined);
    await rm(part, { force: true });
  }
}
