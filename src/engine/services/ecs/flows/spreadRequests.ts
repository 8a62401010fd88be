import type { View } from "../../../kernel/context.ts";
import type { SimTime } from "../../../kernel/time.ts";
import { clientsOf, type ClientGroup } from "./clients.ts";
import { overBalancer } from "./overBalancer.ts";
import { overConnect, seenUnder } from "./overConnect.ts";
import { overDns } from "./overDns.ts";
import { overloaded } from "./overloaded.ts";
import type { Share } from "./share.ts";
import type { CachedAnswer, Outlier, ServiceLoadRow } from "./tables.ts";

/** Where the requests of a load go now, and what clients and their proxies remember. */
export interface Spread {
  readonly shares: readonly Share[];
  readonly cached: readonly CachedAnswer[];
  readonly outliers: readonly Outlier[];
  /** When this changes by itself; null: never. */
  readonly nextAt: SimTime | null;
}

/** Who takes the requests of a load: a proxy of Service Connect knows the name, or a load balancer has it, or DNS is asked. */
export function spreadRequests(view: View, load: ServiceLoadRow): Spread {
  const all = clientsOf(view, load).filter(({ rate }) => rate > 0).map((group) => spreadOf(view, load, group));
  const times = all.flatMap(({ nextAt }) => (nextAt === null ? [] : [nextAt]));
  return {
    shares: overloaded(view, all.flatMap(({ shares }) => shares)),
    cached: all.flatMap(({ cached }) => cached),
    outliers: all.flatMap(({ outliers }) => outliers),
    nextAt: times.length === 0 ? null : Math.min(...times),
  };
}

const NOTHING_KEPT = { cached: [], outliers: [], nextAt: null };

function spreadOf(view: View, load: ServiceLoadRow, group: ClientGroup): Spread {
  const seen = seenUnder(view, group.deploymentId, load.name);
  if (seen.length > 0) return { ...NOTHING_KEPT, ...overConnect(view, load, { group, seen }) };
  const shares = overBalancer(view, load, group);
  return shares === undefined ? { ...NOTHING_KEPT, ...overDns(view, load, group) } : { ...NOTHING_KEPT, shares };
}
