import type { Instance, Reservation } from "../../../../aws/generated/ec2.ts";
import { utcTime } from "../../../../aws/utcTime.ts";
import type { Context } from "../../../kernel/context.ts";
import type { Answer } from "../../../kernel/operation.ts";
import { instanceOf, subnetOf, type SubnetRow } from "../../ec2/contract.ts";
import { requestFor, type Kind } from "../launching.ts";
import { staying, warmedOf } from "../lookup.ts";
import { onDemandOf, typesInOrder } from "../mixed.ts";
import { activeRefresh } from "../refresh.ts";
import { groupInstances, type AutoScalingGroupRow, type MixedInstances } from "../tables.ts";
import { detailsOf, note, noteRefused } from "./activity.ts";

/**
 * Launches instances, each in the zone that has the fewest then; where EC2 gives none, the other zones are tried. The
 * answer is how many are still missing. Auto Scaling guide, "Instance distribution".
 */
export function grow(ctx: Context, group: AutoScalingGroupRow, { count, cause, into = "group" }: Grown): number {
  let left = count;
  let open: readonly SubnetRow[] = group.subnetIds.flatMap((id) => subnetOf(ctx, id) ?? []);
  while (left > 0 && open.length > 0) {
    const closed = new Set<string>();
    for (const [subnet, wanted] of spread(ctx, group, { open, count: left, into })) {
      const launched = launch(ctx, group, { subnet, count: wanted, cause, into });
      left -= launched;
      if (launched < wanted) closed.add(subnet.availabilityZone);
    }
    open = open.filter(({ availabilityZone }) => !closed.has(availabilityZone));
  }
  return left;
}

interface Grown {
  readonly count: number;
  readonly cause: string;
  readonly into?: "group" | "pool";
}

/** Who wanted more, or that something is to be replaced. */
export function causeOf(ctx: Context, { autoScalingGroupName, cause, desiredCapacity, refreshes = [] }: AutoScalingGroupRow): string {
  const at = utcTime(ctx.now);
  const before = staying(ctx, autoScalingGroupName).length;
  if (cause === null && activeRefresh({ refreshes }) !== undefined) return `At ${at} an instance was launched in response to an instance refresh.`;
  return cause === null
    ? `At ${at} an instance was launched in response to an unhealthy instance needing to be replaced.`
    : `${cause}  At ${at} an instance was started in response to a difference between desired and actual capacity, increasing the capacity from ${before} to ${desiredCapacity}.`;
}

/** How many go to which subnet: each to the zone with the fewest, by chance where several have as few. */
function spread(ctx: Context, { autoScalingGroupName }: AutoScalingGroupRow, { open, count, into }: Pick<Grown, "count" | "into"> & { readonly open: readonly SubnetRow[] }): ReadonlyMap<SubnetRow, number> {
  const inZone = new Map(open.map(({ availabilityZone }) => [availabilityZone, 0]));
  for (const { instanceId } of into === "pool" ? warmedOf(ctx, autoScalingGroupName) : staying(ctx, autoScalingGroupName)) {
    const zone = instanceOf(ctx, instanceId)?.availabilityZone ?? "";
    const has = inZone.get(zone);
    if (has !== undefined) inZone.set(zone, has + 1);
  }
  const wanted = new Map<SubnetRow, number>();
  for (let i = 0; i < count; i++) {
    const fewest = Math.min(...inZone.values());
    const zone = anyOf(ctx, [...inZone].filter(([, has]) => has === fewest).map(([name]) => name));
    const subnet = anyOf(ctx, open.filter(({ availabilityZone }) => availabilityZone === zone));
    if (zone === undefined || subnet === undefined) break;
    inZone.set(zone, fewest + 1);
    wanted.set(subnet, (wanted.get(subnet) ?? 0) + 1);
  }
  return wanted;
}

export function anyOf<T>(ctx: Context, items: readonly T[]): T | undefined {
  return items.length > 1 ? items[ctx.random("autoscaling", items.length)] : items[0];
}

interface Wanted extends Grown {
  readonly subnet: SubnetRow;
  /** Which purchase option it is to be of, where not the shares of the group say so. */
  readonly isSpot?: boolean;
}

/** Launches in one subnet; the answer is how many there are. */
export function launch(ctx: Context, group: AutoScalingGroupRow, wanted: Wanted): number {
  const { mixed } = group;
  if (!mixed) return launchKind(ctx, group, wanted, {});
  let launched = 0;
  while (launched < wanted.count && launchMixed(ctx, group, mixed, { ...wanted, count: 1 })) launched++;
  return launched;
}

/** One more of the purchase option that the group has too few of, of the first of its types that there is. */
function launchMixed(ctx: Context, group: AutoScalingGroupRow, mixed: MixedInstances, wanted: Wanted): boolean {
  const there = staying(ctx, group.autoScalingGroupName).map(({ instanceId }) => instanceOf(ctx, instanceId)?.instanceLifecycle);
  const isSpot = wanted.isSpot ?? there.filter((lifecycle) => lifecycle === undefined).length >= onDemandOf(mixed, there.length + 1);
  const types = typesInOrder(mixed, isSpot);
  return (types.length === 0 ? [undefined] : types).some((instanceType) => launchKind(ctx, group, wanted, { instanceType, isSpot }) === 1);
}

function launchKind(ctx: Context, group: AutoScalingGroupRow, { subnet, count, cause, into }: Wanted, kind: Kind): number {
  const { autoScalingGroupName, launchTemplate, newInstancesProtectedFromScaleIn: isProtectedFromScaleIn } = group;
  const answer = ctx.ask("ec2", "RunInstances", requestFor(ctx, group, { subnetId: subnet.subnetId, count, ...kind }));
  const about = { autoScalingGroupName, cause, details: detailsOf(subnet) };
  if (!answer.ok) {
    noteRefused(ctx, { ...about, launching: "Launching a new EC2 instance", why: answer.message });
    return 0;
  }
  const launched = launchedBy(answer);
  const isPool = into === "pool";
  for (const { InstanceId: instanceId = "" } of launched) {
    const activityId = note(ctx, { ...about, description: `Launching a new EC2 instance${isPool ? " into warm pool" : ""}: ${instanceId}`, statusCode: "PreInService", statusMessage: null, progress: 30, endTime: null });
    ctx.insert(groupInstances, { instanceId, autoScalingGroupName, lifecycleState: isPool ? "Warmed:Pending" : "Pending", isHealthy: true, isProtectedFromScaleIn, launchTemplate, activityId });
  }
  return launched.length;
}

/** RunInstances answers with a reservation. */
function launchedBy({ output }: Answer & { readonly ok: true }): readonly Instance[] {
  return (output as Reservation).Instances ?? [];
}
