import { invalidParameter } from "./refusals.ts";

/** One page of a list, and how to ask for the next. Refuses a token that is none of ours. */
export function pageOf<T>(items: readonly T[], { nextToken, limit }: { readonly nextToken?: string | undefined; readonly limit: number }) {
  const from = nextToken === undefined ? 0 : placeIn(nextToken);
  const to = from + limit;
  return { page: items.slice(from, to), next: to < items.length ? { nextToken: `from:${to}` } : {} };
}

function placeIn(token: string): number {
  const place = Number(token.slice("from:".length));
  if (!token.startsWith("from:") || !Number.isSafeInteger(place) || place < 0) throw invalidToken();
  return place;
}

/** Observed. */
export const invalidToken = () => invalidParameter("The specified nextToken is invalid.");
