import type { Context } from "../../../kernel/context.ts";
import { instanceOf } from "../../ec2/contract.ts";
import { decideVictims, type Candidate } from "../decide.ts";
import { zonesOf } from "../describe.ts";
import type { AutoScalingGroupRow, GroupInstanceRow } from "../tables.ts";

/** Which of some instances is terminated first, by chance where several may be. */
export function nextToGo(ctx: Context, group: AutoScalingGroupRow, rows: readonly GroupInstanceRow[]): GroupInstanceRow | undefined {
  const candidates = rows.map(({ instanceId, launchTemplate }): Candidate => {
    const { availabilityZone: zone = "", launchTime = 0 } = instanceOf(ctx, instanceId) ?? {};
    return { instanceId, zone, launchTemplate, launchTime };
  });
  const left = decideVictims(candidates, { ...group, zones: zonesOf(ctx, group), now: ctx.now });
  const victim = left.length > 1 ? left[ctx.random("autoscaling", left.length)] : left[0];
  return rows.find(({ instanceId }) => instanceId === victim?.instanceId);
}
