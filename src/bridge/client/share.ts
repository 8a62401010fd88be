import { bytesWithin } from "../bytesWithin.ts";
import type { SessionFile } from "../protocol.ts";

/** What a link's fragment begins with when it holds a session. */
const MARK = "#s=";

/** Browsers take long addresses, mail and chat programs do not; beyond this a file serves better. */
export const LINK_CHARACTERS = 60_000;

/** A link that unfolds to more than this is hostile: the largest session is a tenth of it. */
export const UNFOLDED_BYTES = 16 * 1024 * 1024;

/** What a link holds, or why nothing can be read from it. */
export type Unfolded =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      /** A sentence. */
      readonly message: string;
      /** As far as it could be read, so that a person can take it away; null: nothing could. */
      readonly text: string | null;
    };

/** Whether an address's fragment holds a session. */
export function holdsSession(fragment: string): boolean {
  return fragment.startsWith(MARK);
}

/** Folds a session into the fragment of an address: nothing is uploaded, the link itself is the session. */
export async function toFragment(file: SessionFile): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(file));
  const packed = await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"))).bytes();
  return MARK + toBase64Url(packed);
}

/** Unfolds the fragment of an address. What comes out may be anything: see sessionFileProblems. */
export async function fromFragment(fragment: string): Promise<Unfolded> {
  if (!holdsSession(fragment)) return broken("The link holds no session.");
  if (fragment.length > LINK_CHARACTERS * 4) return broken("The link is too long to be a session.");
  const packed = fromBase64Url(fragment.slice(MARK.length));
  if (packed === undefined) return broken("The link is damaged: it holds characters that no link has. It may have been cut off or changed on its way.");
  const bytes = await unfold(packed);
  if (bytes === "broken") return broken("The link is damaged and cannot be unfolded. It may have been cut off on its way.");
  if (bytes === "too large") return broken("The link unfolds to more than a session can hold. It was not opened.");
  const text = new TextDecoder().decode(bytes);
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false, message: "The link is damaged: what it holds is not JSON.", text };
  }
}

/** Decompresses, and stops at the limit however much would follow. */
function unfold(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array | "broken" | "too large"> {
  return bytesWithin(new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")), UNFOLDED_BYTES);
}

/** Bytes turned into a string at once; more would exceed the arguments a function takes. */
const CHUNK = 0x8000;

function toBase64Url(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]*$/.test(text)) return undefined;
  try {
    const decoded = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(decoded, (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function broken(message: string): Unfolded {
  return { ok: false, message, text: null };
}
