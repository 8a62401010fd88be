import { placeIn, tokenOf } from "../placeInList.ts";
import { invalidToken } from "./refusals.ts";

interface Asked {
  readonly NextToken?: string | undefined;
  readonly MaxRecords?: number | undefined;
}

/** One page of a list, and the token of the next. Refuses a token that is none of ours. */
export function pageOf<T>(items: readonly T[], { NextToken, MaxRecords }: Asked, usual: number): { readonly page: readonly T[]; readonly next: { readonly NextToken?: string } } {
  const from = NextToken === undefined ? 0 : placeIn(NextToken, invalidToken);
  const to = from + (MaxRecords ?? usual);
  return { page: items.slice(from, to), next: to < items.length ? { NextToken: tokenOf(to) } : {} };
}
