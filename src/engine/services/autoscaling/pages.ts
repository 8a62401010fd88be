import { decodeBase64, encodeBase64 } from "../../../lib/base64.ts";
import { Refusal } from "../../kernel/refusal.ts";

interface Asked {
  readonly NextToken?: string | undefined;
  readonly MaxRecords?: number | undefined;
}

/** One page of a list, and the token of the next. Refuses a token that is none of ours. */
export function pageOf<T>(items: readonly T[], { NextToken, MaxRecords }: Asked, usual: number): { readonly page: readonly T[]; readonly next: { readonly NextToken?: string } } {
  const from = NextToken === undefined ? 0 : placeIn(NextToken);
  const to = from + (MaxRecords ?? usual);
  return { page: items.slice(from, to), next: to < items.length ? { NextToken: encodeBase64(`from:${to}`) } : {} };
}

function placeIn(token: string): number {
  const text = decodeBase64(token) ?? "";
  const place = Number(text.slice("from:".length));
  if (!text.startsWith("from:") || !Number.isSafeInteger(place) || place < 0) throw new Refusal("InvalidNextToken", `The token '${token}' is invalid.`);
  return place;
}
