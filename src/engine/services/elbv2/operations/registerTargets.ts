import type { RegisterTargetsInput, RegisterTargetsOutput } from "../../../../aws/generated/elbv2.ts";
import type { Context } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { TARGETS_PER_GROUP } from "../limits.ts";
import { needTargetGroup } from "../lookup.ts";
import { targetKeyOf, targets, targetsByGroup, type TargetRow } from "../tables.ts";
import { checkTargets, zoneOf } from "../targetPlace.ts";
import { reconsider, REGISTERING, tell } from "../targetState.ts";

/** Registers instances or addresses by port. A target that is registered already stays as it is; one that drains begins anew. */
export const registerTargets = operation("elbv2", "RegisterTargets", {
  check(view, input: RegisterTargetsInput) {
    const group = needTargetGroup(view, input.TargetGroupArn);
    const wanted = new Map(
      input.Targets.map(({ Id: targetId, Port: port = group.port, AvailabilityZone: zone }) => {
        const key = { targetGroupArn: group.targetGroupArn, targetId, port };
        return [targetKeyOf(key), { ...key, zone }] as const;
      }),
    );
    checkTargets(view, group, input.Targets);
    const added = [...wanted.keys()].filter((key) => view.find(targets, key) === undefined).length;
    const full = view.count(targetsByGroup, group.targetGroupArn) + added > TARGETS_PER_GROUP;
    if (full || view.size(targets) + added > targets.limit) {
      throw new Refusal("TooManyTargets", `The maximum number of targets has been reached for target group '${group.targetGroupArn}'`); // Assumed wording.
    }
    return [...wanted.values()].map(({ zone, ...target }) => ({ ...target, availabilityZone: zoneOf(view, group, target.targetId, zone) }));
  },

  apply(ctx, wanted): RegisterTargetsOutput {
    for (const target of wanted) register(ctx, target);
    return {};
  },
});

function register(
  ctx: Context,
  target: Pick<TargetRow, "targetGroupArn" | "targetId" | "port" | "availabilityZone">,
): void {
  const targetKey = targetKeyOf(target);
  const existing = ctx.find(targets, targetKey);
  if (existing !== undefined && existing.state !== "draining") return;
  // Field by field: it is done for every task of a service.
  const fresh = {
    targetKey,
    targetGroupArn: target.targetGroupArn,
    targetId: target.targetId,
    port: target.port,
    availabilityZone: target.availabilityZone,
    state: REGISTERING.state,
    reason: REGISTERING.reason,
    description: REGISTERING.description,
    passedInARow: 0,
    failedInARow: 0,
    registeredAt: ctx.now,
    stateSince: ctx.now,
    probesFrom: null,
    slowStartFrom: null,
    drainsUntil: null,
  };
  const row = existing === undefined ? ctx.insert(targets, fresh) : ctx.update(targets, targetKey, fresh);
  tell(ctx, row, row);
  reconsider(ctx, row);
}
