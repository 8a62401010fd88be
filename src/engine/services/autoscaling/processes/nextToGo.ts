import { groupBy } from "../../../../lib/groupBy.ts";
import type { Context } from "../../../kernel/context.ts";
import { hours } from "../../../kernel/time.ts";
import { instanceOf } from "../../ec2/contract.ts";
import type { AutoScalingGroupRow, GroupInstanceRow } from "../tables.ts";

/**
 * Which of some instances is terminated first: one in the zone that has most, by the group's termination policies in
 * their order, by chance where they leave several. Auto Scaling guide, "Default termination policy".
 */
export function nextToGo(ctx: Context, group: AutoScalingGroupRow, candidates: readonly GroupInstanceRow[]): GroupInstanceRow | undefined {
  const zones = [...groupBy(candidates, ({ instanceId }) => instanceOf(ctx, instanceId)?.availabilityZone ?? "").values()];
  const most = Math.max(0, ...zones.map((rows) => rows.length));
  let left: readonly GroupInstanceRow[] = zones.filter((rows) => rows.length === most).flat();
  for (const policy of group.terminationPolicies) {
    for (const rank of RANKS[policy] ?? []) left = first(left, (row) => rank(row, { group, launchTime: instanceOf(ctx, row.instanceId)?.launchTime ?? 0, now: ctx.now }));
  }
  return left.length > 1 ? left[ctx.random("autoscaling", left.length)] : left[0];
}

interface Around {
  readonly group: AutoScalingGroupRow;
  readonly launchTime: number;
  readonly now: number;
}

/** The lower goes first. */
type Rank = (row: GroupInstanceRow, around: Around) => number;

const isCurrent: Rank = ({ launchTemplate: { launchTemplateId, version } }, { group: { launchTemplate: now } }) => Number(launchTemplateId === now.launchTemplateId && version === now.version);
const toNextHour: Rank = (_, { launchTime, now }) => hours(1) - ((now - launchTime) % hours(1));
const age: Rank = (_, { launchTime }) => launchTime;
const youth: Rank = (_, { launchTime }) => -launchTime;

const RANKS: Readonly<Record<string, readonly Rank[]>> = {
  Default: [isCurrent, toNextHour],
  OldestInstance: [age],
  NewestInstance: [youth],
  OldestLaunchTemplate: [isCurrent],
  ClosestToNextInstanceHour: [toNextHour],
};

function first(rows: readonly GroupInstanceRow[], rank: (row: GroupInstanceRow) => number): readonly GroupInstanceRow[] {
  const lowest = Math.min(...rows.map(rank));
  return rows.filter((row) => rank(row) === lowest);
}
