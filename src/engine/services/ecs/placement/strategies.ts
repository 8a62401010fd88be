import type { View } from "../../../kernel/context.ts";
import { groupMembers, groupMembersOf } from "../tables.ts";
import type { Seat } from "./seat.ts";
import { least, type Stage } from "./stage.ts";
import { SPREAD_OVER_ZONES, type Subject } from "./subject.ts";

/** A stage for each strategy, up to a `random`: after it there are no ties to break. */
export function strategyStages(view: View, subject: Subject): readonly Stage[] {
  return subject.strategies.flatMap((strategy): readonly Stage[] => {
    if (strategy.type !== "spread") return [];
    return [strategy.field === "instanceId" ? fewestTasks : spreadOverZones(view, subject)];
  });
}

const fewestTasks = least(
  "spread(instanceId)",
  () => (seat: Seat) => seat.siblings,
  (_seat, had, best) => `has ${tasks(had)} of it, another instance ${best}`,
);

function spreadOverZones(view: View, { clusterArn, group }: Subject): Stage {
  const zones = new Map<string, number>();
  for (const { availabilityZone } of view.where(groupMembers, groupMembersOf(clusterArn, group))) {
    zones.set(availabilityZone, (zones.get(availabilityZone) ?? 0) + 1);
  }
  return least(
    `spread(${SPREAD_OVER_ZONES.type === "spread" ? SPREAD_OVER_ZONES.field : ""})`,
    () => ({ instance }) => zones.get(instance.availabilityZone) ?? 0,
    ({ instance }, had, best) => `${shortZone(instance.availabilityZone)} has ${tasks(had)}, another zone ${best}`,
  );
}

/** `us-east-1a` as people say it: `1a`. */
export const shortZone = (availabilityZone: string): string => availabilityZone.slice(-2);

const tasks = (count: number): string => (count === 1 ? "1 task" : `${count} tasks`);
