/** What a stream holds, read no further than a limit: a small thing may unpack to a huge one. "broken": it does not unpack. */
export async function bytesWithin(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array<ArrayBuffer> | "broken" | "too large"> {
  const reader = stream.getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      length += read.value.length;
      if (length > most) {
        await reader.cancel().catch(() => undefined);
        return "too large";
      }
      pieces.push(read.value);
    }
  } catch {
    return "broken";
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
