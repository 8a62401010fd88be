import { decodeBase64, encodeBase64 } from "../../../lib/base64.ts";
import { MAX_ITEMS } from "./limits.ts";
import { validationError } from "./refusals.ts";

interface Asked {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

/** What says whether there is more, and from where. */
interface Standing {
  readonly IsTruncated: boolean;
  readonly Marker?: string;
}

/** One page of a list. Refuses a marker that is none of ours. */
export function pageOf<T>(items: readonly T[], { Marker, MaxItems = MAX_ITEMS }: Asked): { readonly page: readonly T[]; readonly standing: Standing } {
  const from = Marker === undefined ? 0 : placeIn(Marker);
  const to = from + MaxItems;
  const page = items.slice(from, to);
  return { page, standing: to < items.length ? { IsTruncated: true, Marker: encodeBase64(`from:${to}`) } : { IsTruncated: false } };
}

function placeIn(marker: string): number {
  const text = decodeBase64(marker) ?? "";
  const place = Number(text.slice("from:".length));
  if (!text.startsWith("from:") || !Number.isSafeInteger(place) || place < 0) throw validationError("Invalid Marker."); // Assumed wording.
  return place;
}

/** Sorts by name, whether letters are small or not. That IAM lists so is assumed. */
export function byName<T>(rows: readonly T[], nameOf: (row: T) => string): readonly T[] {
  return rows.toSorted((a, b) => (nameOf(a).toLowerCase() < nameOf(b).toLowerCase() ? -1 : 1));
}
