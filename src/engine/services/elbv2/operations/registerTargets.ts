import type { RegisterTargetsInput, RegisterTargetsOutput } from "../../../../aws/generated/elbv2.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { instanceOf } from "../../ec2/contract.ts";
import { TARGETS_PER_GROUP } from "../limits.ts";
import { needTargetGroup } from "../lookup.ts";
import { invalidTarget, validationError } from "../refusals.ts";
import { targetKeyOf, targets, targetsByGroup, type TargetGroupRow } from "../tables.ts";
import { reconsider, REGISTERING, tell } from "../targetState.ts";

/** Registers instances by port. A target that is registered already stays as it is; one that drains begins anew. */
export const registerTargets = operation("elbv2", "RegisterTargets", {
  check(view, input: RegisterTargetsInput) {
    const group = needTargetGroup(view, input.TargetGroupArn);
    const wanted = new Map(
      input.Targets.map(({ Id: instanceId, Port: port = group.port }) => {
        const target = { targetGroupArn: group.targetGroupArn, instanceId, port };
        return [targetKeyOf(target), target] as const;
      }),
    );
    checkInstances(view, group, [...new Set(input.Targets.map(({ Id }) => Id))]);
    const added = [...wanted.keys()].filter((key) => view.find(targets, key) === undefined).length;
    const full = view.count(targetsByGroup, group.targetGroupArn) + added > TARGETS_PER_GROUP;
    if (full || view.size(targets) + added > targets.limit) {
      throw new Refusal("TooManyTargets", `The maximum number of targets has been reached for target group '${group.targetGroupArn}'`); // Assumed wording.
    }
    return [...wanted.values()];
  },

  apply(ctx, wanted): RegisterTargetsOutput {
    for (const target of wanted) register(ctx, target);
    return {};
  },
});

/** Wordings observed, but for the VPC. */
function checkInstances(view: View, group: TargetGroupRow, ids: readonly string[]): void {
  const malformed = ids.find((id) => !/^i-[0-9a-f]{8,17}$/.test(id));
  if (malformed !== undefined) throw validationError(`Instance ID '${malformed}' is not valid`);
  const missing = ids.filter((id) => instanceOf(view, id) === undefined);
  if (missing.length > 0) throw invalidTarget(`The following instances do not exist: ${quoted(missing)}`);
  const idle = ids.filter((id) => instanceOf(view, id)?.state !== "running");
  if (idle.length > 0) {
    throw invalidTarget(`The following targets are not in a running state and cannot be registered: ${quoted(idle)}`);
  }
  const strangers = ids.filter((id) => instanceOf(view, id)?.vpcId !== group.vpcId);
  if (strangers.length > 0) {
    throw invalidTarget(`The following targets are not in the target group VPC '${group.vpcId}': ${quoted(strangers)}`);
  }
}

function register(
  ctx: Context,
  target: { readonly targetGroupArn: string; readonly instanceId: string; readonly port: number },
): void {
  const targetKey = targetKeyOf(target);
  const existing = ctx.find(targets, targetKey);
  if (existing !== undefined && existing.state !== "draining") return;
  const fresh = {
    targetKey,
    ...target,
    ...REGISTERING,
    passedInARow: 0,
    failedInARow: 0,
    registeredAt: ctx.now,
    stateSince: ctx.now,
    probesFrom: null,
    drainsUntil: null,
  };
  const row = existing === undefined ? ctx.insert(targets, fresh) : ctx.update(targets, targetKey, fresh);
  tell(ctx, row, row);
  reconsider(ctx, row);
}

function quoted(ids: readonly string[]): string {
  return ids.map((id) => `'${id}'`).join(", ");
}
