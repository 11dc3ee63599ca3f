/** A multipart body as a stream that tells how far it was read. */

/** The body of a form and the headers that go with it. Parts are read as they are sent. */
export function streamedForm(
  form: FormData,
  onProgress: (sent: number, size: number) => void,
): { body: ReadableStream<Uint8Array>; headers: Record<string, string> } {
  const boundary = `----canvas-${crypto.randomUUID()}`;
  const parts: BlobPart[] = [];
  let start = 0; // of the last file, and its size
  let size = 0;
  for (const [name, value] of form) {
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"`;
    if (typeof value === "string") {
      parts.push(`${head}\r\n\r\n${value}\r\n`);
    } else {
      const type = value.type || "application/octet-stream";
      parts.push(`${head}; filename="${quoted(value.name)}"\r\nContent-Type: ${type}\r\n\r\n`);
      start = new Blob(parts).size;
      size = value.size;
      parts.push(value, "\r\n");
    }
  }
  const whole = new Blob([...parts, `--${boundary}--\r\n`]);
  let sent = -start;
  const told = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, controller) {
      controller.enqueue(piece);
      sent += piece.length;
      if (sent > 0) onProgress(Math.min(sent, size), size);
    },
  });
  return {
    body: whole.stream().pipeThrough(told),
    headers: { "content-type": `multipart/form-data; boundary=${boundary}`, "content-length": String(whole.size) },
  };
}

/** A name in a header, as HTML writes it: quotes and line breaks cannot end it. */
function quoted(name: string): string {
  return name.replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/"/g, "%22");
}
