import { decodeBase64, encodeBase64 } from "../../../lib/base64.ts";
import { validationError } from "./refusals.ts";

/** One page of a list, with the marker of the next one if there is more. Refuses a marker that is none of ours. */
export function pageOf<T>(
  items: readonly T[],
  { Marker, PageSize }: { readonly Marker?: string | undefined; readonly PageSize?: number | undefined },
): { readonly items: readonly T[]; readonly NextMarker?: string } {
  const from = Marker === undefined || Marker === "" ? 0 : placeIn(Marker);
  const to = from + (PageSize ?? items.length);
  const page = items.slice(from, to);
  return to < items.length ? { items: page, NextMarker: encodeBase64(`from:${to}`) } : { items: page };
}

function placeIn(marker: string): number {
  const text = decodeBase64(marker) ?? "";
  const place = Number(text.slice("from:".length));
  if (!text.startsWith("from:") || !Number.isSafeInteger(place) || place < 0) {
    throw validationError(`The marker '${marker.slice(0, 64)}' is not valid`); // Assumed wording.
  }
  return place;
}
