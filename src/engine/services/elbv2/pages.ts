import { placeIn, tokenOf } from "../placeInList.ts";
import { validationError } from "./refusals.ts";

/** One page of a list, with the marker of the next one if there is more. Refuses a marker that is none of ours; that wording is assumed. */
export function pageOf<T>(
  items: readonly T[],
  { Marker, PageSize }: { readonly Marker?: string | undefined; readonly PageSize?: number | undefined },
): { readonly items: readonly T[]; readonly NextMarker?: string } {
  const from = Marker === undefined || Marker === "" ? 0 : placeIn(Marker, () => validationError(`The marker '${Marker.slice(0, 64)}' is not valid`));
  const to = from + (PageSize ?? items.length);
  const page = items.slice(from, to);
  return to < items.length ? { items: page, NextMarker: tokenOf(to) } : { items: page };
}
