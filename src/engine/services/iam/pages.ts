import { placeIn, tokenOf } from "../placeInList.ts";
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

/** One page of a list. Refuses a marker that is none of ours; that wording is assumed. */
export function pageOf<T>(items: readonly T[], { Marker, MaxItems = MAX_ITEMS }: Asked): { readonly page: readonly T[]; readonly standing: Standing } {
  const from = Marker === undefined ? 0 : placeIn(Marker, () => validationError("Invalid Marker."));
  const to = from + MaxItems;
  const page = items.slice(from, to);
  return { page, standing: to < items.length ? { IsTruncated: true, Marker: tokenOf(to) } : { IsTruncated: false } };
}

/** Sorts by name, whether letters are small or not. That IAM lists so is assumed. */
export function byName<T>(rows: readonly T[], nameOf: (row: T) => string): readonly T[] {
  return rows.toSorted((a, b) => (nameOf(a).toLowerCase() < nameOf(b).toLowerCase() ? -1 : 1));
}
