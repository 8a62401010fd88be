import { placeIn, tokenOf } from "../placeInList.ts";
import { ITEMS_PER_PAGE } from "./limits.ts";
import { invalidInput } from "./refusals.ts";

interface Asked {
  readonly NextToken?: string | undefined;
  readonly MaxResults?: number | undefined;
}

/** One page of a list, and the token of the next. Refuses a token that is none of ours. */
export function pageOf<T>(items: readonly T[], { NextToken, MaxResults = ITEMS_PER_PAGE }: Asked): { readonly page: readonly T[]; readonly next: { readonly NextToken?: string } } {
  const from = NextToken === undefined ? 0 : placeIn(NextToken, () => invalidInput("Invalid NextToken."));
  const to = from + MaxResults;
  return { page: items.slice(from, to), next: to < items.length ? { NextToken: tokenOf(to) } : {} };
}
