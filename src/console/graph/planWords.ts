import type { InstanceVerdict, Plan, Rows } from "../../bridge/protocol.ts";

type Instances = ReadonlyMap<string, Rows["ecs.containerInstances"]>;

/** "All 3 tasks fit, one per zone", "2 of 3 tasks fit. For the next: not enough memory on 4 instances", "No instance takes it: …". */
export function planWords(plan: Plan, count: number, instances: Instances): string {
  const { tasks: { length: placed }, verdicts, obstacle } = plan;
  if (placed === 0 && verdicts.length === 0) return "The cluster has no container instances";
  if (placed >= count) return count === 1 ? "The task fits" : `All ${count} tasks fit${zoneWords(plan, instances)}`;
  if (placed === 0) return `No instance takes it: ${obstacleWords(obstacle?.verdicts ?? verdicts)}`;
  return `${placed} of ${count} tasks fit${obstacle === null ? "" : `. For the next: ${obstacleWords(obstacle.verdicts)}`}`;
}

/** Why the instances do not take a task, the commonest reason first: "not enough memory on 4 instances, port 80 in use on 2". */
export function obstacleWords(verdicts: readonly Pick<InstanceVerdict, "headline">[]): string {
  const counts = new Map<string, number>();
  for (const { headline } of verdicts) counts.set(headline, (counts.get(headline) ?? 0) + 1);
  const reasons = [...counts].toSorted(([, a], [, b]) => b - a).slice(0, REASONS_MAX);
  const told = reasons.map(([headline, count], at) => `${lowered(headline)}${counts.size === 1 ? "" : ` on ${count}${at === 0 ? (count === 1 ? " instance" : " instances") : ""}`}`);
  return told.join(", ");
}

/** Reasons that are told in one line. */
const REASONS_MAX = 3;

/** What AWS writes with a small letter or an abbreviation stays as it is. */
function lowered(headline: string): string {
  return /^[A-Z][a-z]/.test(headline) ? headline.charAt(0).toLowerCase() + headline.slice(1) : headline;
}

/** How the tasks that fit lie over the zones. */
function zoneWords({ tasks }: Plan, instances: Instances): string {
  const perZone = new Map<string, number>();
  for (const { containerInstanceArn } of tasks) {
    const zone = instances.get(containerInstanceArn)?.availabilityZone;
    if (zone !== undefined) perZone.set(zone, (perZone.get(zone) ?? 0) + 1);
  }
  const counts = [...perZone.values()];
  if (tasks.length < 2) return "";
  if (counts.length === 1) return ", all in one zone";
  if (counts.every((count) => count === 1)) return ", one per zone";
  return counts.every((count) => count === counts[0]) ? `, ${counts[0]} per zone` : `, over ${counts.length} zones`;
}
