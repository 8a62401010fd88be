import type { Plan, Rows } from "../../bridge/protocol.ts";

type Instances = ReadonlyMap<string, Rows["ecs.containerInstances"]>;

/** "All 3 tasks fit, one per zone", "2 of 3 tasks fit", "No instance takes it: not enough memory". */
export function planWords(plan: Plan, count: number, instances: Instances): string {
  const { tasks: { length: placed }, verdicts } = plan;
  if (placed === 0 && verdicts.length === 0) return "The cluster has no container instances";
  if (placed >= count) return count === 1 ? "The task fits" : `All ${count} tasks fit${zoneWords(plan, instances)}`;
  if (placed > 0) return `${placed} of ${count} tasks fit`;
  return `No instance takes it: ${commonest(verdicts.map(({ headline }) => headline))}`;
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

function commonest(headlines: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const headline of headlines) counts.set(headline, (counts.get(headline) ?? 0) + 1);
  const [first = ""] = [...counts].toSorted(([, a], [, b]) => b - a)[0] ?? [];
  return first.charAt(0).toLowerCase() + first.slice(1);
}
