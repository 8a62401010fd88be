import { placeIn, tokenOf } from "../placeInList.ts";
import { PER_PAGE } from "./limits.ts";
import { invalid, invalidToken } from "./refusals.ts";

interface Asked {
  readonly NextToken?: string | undefined;
  readonly MaxResults?: number | undefined;
}

/** One page of a list, and the token of the next. */
export function pageOf<T>(items: readonly T[], { NextToken, MaxResults = PER_PAGE }: Asked): { readonly page: readonly T[]; readonly next: { readonly NextToken?: string } } {
  // Assumed wording.
  if (MaxResults < 1 || MaxResults > PER_PAGE) throw invalid(`MaxResults must be between 1 and ${PER_PAGE}`);
  const from = NextToken === undefined ? 0 : placeIn(NextToken, invalidToken);
  const to = from + MaxResults;
  return { page: items.slice(from, to), next: to < items.length ? { NextToken: tokenOf(to) } : {} };
}
