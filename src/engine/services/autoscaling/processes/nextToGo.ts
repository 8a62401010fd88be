import type { Context, View } from "../../../kernel/context.ts";
import { instanceOf } from "../../ec2/contract.ts";
import { decideVictims, type Candidate, type Rule } from "../decide.ts";
import { zonesOf } from "../describe.ts";
import { staying } from "../lookup.ts";
import { onDemandOf, typesInOrder } from "../mixed.ts";
import type { AutoScalingGroupRow, GroupInstanceRow } from "../tables.ts";

/** Which of some instances is terminated first, by chance where several may be. */
export function nextToGo(ctx: Context, group: AutoScalingGroupRow, rows: readonly GroupInstanceRow[]): GroupInstanceRow | undefined {
  const candidates = rows.map((row) => candidateFrom(ctx, group, row));
  const left = decideVictims(candidates, { ...group, ...surplusOf(ctx, group), zones: zonesOf(ctx, group), now: ctx.now });
  const victim = left.length > 1 ? left[ctx.random("autoscaling", left.length)] : left[0];
  return rows.find(({ instanceId }) => instanceId === victim?.instanceId);
}

function candidateFrom(view: View, { mixed }: AutoScalingGroupRow, { instanceId, launchTemplate }: GroupInstanceRow): Candidate {
  const { availabilityZone: zone = "", launchTime = 0, instanceLifecycle, instanceType = "" } = instanceOf(view, instanceId) ?? {};
  const isSpot = instanceLifecycle === "spot";
  return { instanceId, zone, launchTemplate, launchTime, ...(mixed ? { isSpot, preference: typesInOrder(mixed, isSpot).indexOf(instanceType) } : {}) };
}

/** The purchase option that has more than its share of what will be left. */
function surplusOf(view: View, { autoScalingGroupName, mixed }: AutoScalingGroupRow): Pick<Rule, "surplus"> {
  if (!mixed) return {};
  const there = staying(view, autoScalingGroupName).map(({ instanceId }) => instanceOf(view, instanceId)?.instanceLifecycle);
  return { surplus: there.filter((lifecycle) => lifecycle === undefined).length > onDemandOf(mixed, there.length - 1) ? "on-demand" : "spot" };
}
