import { bytesWithin } from "../../bytesWithin.ts";
import { BadBody } from "./badBody.ts";

/** No call of these services comes near it; CloudWatch takes 1 MiB of metrics. */
export const MOST_BODY_BYTES = 2 * 1024 * 1024;

/** The body as it was before it was compressed. Throws BadBody. */
export async function inflated(body: Uint8Array<ArrayBuffer>, encoding: string | null): Promise<Uint8Array<ArrayBuffer>> {
  if (encoding === null || encoding === "" || encoding === "identity" || encoding === "aws-chunked") return body;
  if (encoding !== "gzip") throw new BadBody(`The content encoding ${encoding.slice(0, 32)} is not supported`);
  return drained(new Blob([body]).stream().pipeThrough(new DecompressionStream("gzip")));
}

/** What a stream holds, up to the limit. Throws BadBody. */
export async function drained(stream: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const body = await bytesWithin(stream, MOST_BODY_BYTES);
  if (body === "too large") throw tooLarge();
  if (body === "broken") throw new BadBody("The request ends too early, or is not compressed as it says");
  return body;
}

/** What a request is answered whose body is larger than any call. */
export const tooLarge = (): BadBody => new BadBody(`The request is larger than ${MOST_BODY_BYTES} bytes`, "RequestEntityTooLarge");
