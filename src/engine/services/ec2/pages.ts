import { placeIn, tokenOf } from "../placeInList.ts";
import { invalidParameterValue } from "./refusals.ts";

/** One page of a list, with the token of the next one if there is more. Refuses a token that is none of ours. */
export function pageOf<T>(
  items: readonly T[],
  { NextToken, MaxResults }: { readonly NextToken?: string | undefined; readonly MaxResults?: number | undefined },
): { readonly items: readonly T[]; readonly NextToken?: string } {
  const from = NextToken === undefined || NextToken === "" ? 0 : placeIn(NextToken, () => invalidParameterValue("Unable to parse pagination token"));
  const to = MaxResults === undefined ? items.length : from + MaxResults;
  const page = items.slice(from, to);
  return to < items.length ? { items: page, NextToken: tokenOf(to) } : { items: page };
}
