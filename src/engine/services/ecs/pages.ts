import { hashText, hex32 } from "../../../lib/hash.ts";
import { RESULTS_PER_PAGE } from "./limits.ts";
import { invalidParameter } from "./refusals.ts";

/** What every list operation takes to go on where the last call ended. */
export interface PageRequest {
  readonly nextToken?: string | undefined;
  readonly maxResults?: number | undefined;
}

/** One page of a list, and the token for the next one; none when this is the last. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken?: string;
}

/** How many results a page may hold, and how many it holds when nothing is said. */
export interface PageSize {
  readonly standard: number;
  readonly most: number;
}

/**
 * Cuts a page out of a list. The token remembers the last item given, not its place, so that items that come and go
 * between two calls neither repeat nor hide others. `items` must be in the order of `compare`.
 * Throws InvalidParameterException.
 */
export function pageOf<T>(
  items: readonly T[],
  request: PageRequest,
  by: { readonly key: (item: T) => string; readonly compare: (a: string, b: string) => number; readonly size?: PageSize },
): Page<T> {
  const { standard, most } = by.size ?? { standard: RESULTS_PER_PAGE, most: RESULTS_PER_PAGE };
  const count = request.maxResults ?? standard;
  // Assumed wording, after that of other ranges.
  if (!Number.isInteger(count) || count < 1 || count > most) {
    throw invalidParameter(`maxResults must be between 1 and ${most}.`);
  }
  const from = request.nextToken === undefined ? 0 : placeAfter(items, keyIn(request.nextToken), by);
  const page = items.slice(from, from + count);
  const last = page.at(-1);
  const more = last !== undefined && from + count < items.length;
  return more ? { items: page, nextToken: tokenFor(by.key(last)) } : { items: page };
}

/** The first place behind a key, found by halving. */
function placeAfter<T>(
  items: readonly T[],
  key: string,
  by: { readonly key: (item: T) => string; readonly compare: (a: string, b: string) => number },
): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && by.compare(by.key(item), key) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A token is opaque to whoever gets it: hexadecimal digits, with a check sum so that an invented one is refused. */
function tokenFor(key: string): string {
  let digits = hex32(hashText(key));
  for (let i = 0; i < key.length; i++) digits += key.charCodeAt(i).toString(16).padStart(4, "0");
  return digits;
}

function keyIn(token: string): string {
  const digits = token.slice(8);
  let key = "";
  for (let i = 0; i < digits.length; i += 4) key += String.fromCharCode(Number.parseInt(digits.slice(i, i + 4), 16));
  if (tokenFor(key) !== token) throw invalidParameter("Invalid token.");
  return key;
}
