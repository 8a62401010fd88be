import type { Rows } from "../../../bridge/protocol.ts";

/** What kinds of requests a load on a listener has, by their parts: `75% GET /, 25% POST /orders` */
export function kindsText(kinds: Rows["physics.listenerLoads"]["requests"]): string {
  const all = kinds.reduce((sum, { weight }) => sum + weight, 0);
  const each = kinds.map(({ method, path, query, weight }) => `${kinds.length === 1 ? "" : `${Math.round((100 * weight) / Math.max(1, all))}% `}${method} ${path}${query === "" ? "" : `?${query}`}`);
  return each.length > MOST ? `${each.slice(0, MOST).join(", ")} and ${each.length - MOST} more` : each.join(", ");
}

const MOST = 4;
