/** How much a load balancer does, by what its capacity units are reckoned by. */
export interface BalancerWork {
  readonly connectionsPerSecond: number;
  /** Connections that are open at a time. */
  readonly activeConnections: number;
  readonly gibPerHour: number;
  /** Of the rules of listeners those beyond the first ten, which are free, for each request. */
  readonly ruleEvaluationsPerSecond: number;
}

export type WorkMeasure = keyof BalancerWork;

/** What one capacity unit covers. Elastic Load Balancing pricing, from memory: LCU of Application, NLCU (TCP) of Network Load Balancers. */
const COVERED: Readonly<Record<"application" | "network" | "classic", BalancerWork>> = {
  application: { connectionsPerSecond: 25, activeConnections: 3_000, gibPerHour: 1, ruleEvaluationsPerSecond: 1_000 },
  network: { connectionsPerSecond: 800, activeConnections: 100_000, gibPerHour: 1, ruleEvaluationsPerSecond: Infinity },
  classic: { connectionsPerSecond: Infinity, activeConnections: Infinity, gibPerHour: 1, ruleEvaluationsPerSecond: Infinity },
};

export const FREE_RULES = 10;

const MEASURES: readonly WorkMeasure[] = ["connectionsPerSecond", "activeConnections", "gibPerHour", "ruleEvaluationsPerSecond"];

/** So many capacity units, and which measure asks for them: the one that asks for most is paid. */
export function capacityUnits(type: keyof typeof COVERED, work: BalancerWork): { readonly units: number; readonly measure: WorkMeasure } {
  const covered = COVERED[type];
  const all = MEASURES.map((measure) => ({ measure, units: work[measure] / covered[measure] }));
  return all.reduce((most, one) => (one.units > most.units ? one : most), { measure: "gibPerHour", units: 0 });
}
