/** A multipart body as a stream that tells how far it was read. */

const PIECE = 65_536;

/** The body of a form and the headers that go with it. Parts are read as they are sent. */
export function streamedForm(
  form: FormData,
  onProgress: (sent: number, size: number) => void,
): { body: ReadableStream<Uint8Array>; headers: Record<string, string> } {
  const boundary = `----canvas-${crypto.randomUUID()}`;
  const encoder = new TextEncoder();
  const parts: Array<Uint8Array | File> = [];
  for (const [name, value] of form) {
    const disposition = `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"`;
    if (typeof value === "string") {
      parts.push(encoder.encode(`${disposition}\r\n\r\n${value}\r\n`));
    } else {
      const type = value.type || "application/octet-stream";
      const head = `${disposition}; filename="${quoted(value.name)}"\r\nContent-Type: ${type}\r\n\r\n`;
      parts.push(encoder.encode(head), value, encoder.encode("\r\n"));
    }
  }
  parts.push(encoder.encode(`--${boundary}--\r\n`));
  const length = parts.reduce((sum, part) => sum + (part instanceof Uint8Array ? part.length : part.size), 0);
  return {
    body: streamOf(chunks(parts, onProgress)),
    headers: { "content-type": `multipart/form-data; boundary=${boundary}`, "content-length": String(length) },
  };
}

async function* chunks(
  parts: Array<Uint8Array | File>,
  onProgress: (sent: number, size: number) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  for (const part of parts) {
    if (part instanceof Uint8Array) {
      yield part;
      continue;
    }
    let sent = 0;
    const reader = part.stream().getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      for (let start = 0; start < read.value.length; start += PIECE) {
        const piece = read.value.subarray(start, start + PIECE);
        yield piece;
        sent += piece.length;
        onProgress(sent, part.size);
      }
    }
  }
}

function streamOf(source: AsyncGenerator<Uint8Array, void, undefined>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await source.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await source.return();
    },
  });
}

/** A name in a header, as HTML writes it: quotes and line breaks cannot end it. */
function quoted(name: string): string {
  return name.replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/"/g, "%22");
}
