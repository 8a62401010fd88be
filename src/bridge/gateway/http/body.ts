import { BadBody } from "./badBody.ts";

/** No call of these services comes near it; CloudWatch takes 1 MiB of metrics. */
export const MOST_BODY_BYTES = 2 * 1024 * 1024;

/** The body as it was before it was compressed. Throws BadBody. */
export async function inflated(body: Uint8Array<ArrayBuffer>, encoding: string | null): Promise<Uint8Array<ArrayBuffer>> {
  if (encoding === null || encoding === "" || encoding === "identity" || encoding === "aws-chunked") return body;
  if (encoding !== "gzip") throw new BadBody(`The content encoding ${encoding.slice(0, 32)} is not supported`);
  return drained(new Blob([body]).stream().pipeThrough(new DecompressionStream("gzip")));
}

/** What a stream holds, up to the limit: a small body may unpack to a huge one. Throws BadBody. */
export async function drained(stream: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (let { done, value } = await next(reader); !done && value !== undefined; { done, value } = await next(reader)) {
    length += value.length;
    if (length > MOST_BODY_BYTES) {
      await reader.cancel().catch(() => undefined);
      throw tooLarge();
    }
    pieces.push(Uint8Array.from(value));
  }
  return joined(pieces, length);
}

/** What a request is answered whose body is larger than any call. */
export const tooLarge = (): BadBody => new BadBody(`The request is larger than ${MOST_BODY_BYTES} bytes`, "RequestEntityTooLarge");

function joined(pieces: readonly Uint8Array<ArrayBuffer>[], length: number): Uint8Array<ArrayBuffer> {
  const body = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    body.set(piece, at);
    at += piece.length;
  }
  return body;
}

async function next(reader: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    return await reader.read();
  } catch {
    throw new BadBody("The request ends too early, or is not compressed as it says");
  }
}
