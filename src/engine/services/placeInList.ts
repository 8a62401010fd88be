import { decodeBase64, encodeBase64 } from "../../lib/base64.ts";
import type { Refusal } from "../kernel/refusal.ts";

/** The opaque text that stands for a place in a list: what services call a token or a marker. */
export const tokenOf = (place: number): string => encodeBase64(`from:${place}`);

/** The place that such a text stands for. Throws what the service answers to one that is none of ours. */
export function placeIn(token: string, refused: () => Refusal): number {
  const text = decodeBase64(token) ?? "";
  const place = Number(text.slice("from:".length));
  if (!text.startsWith("from:") || !Number.isSafeInteger(place) || place < 0) throw refused();
  return place;
}
