import type { RegisterScalableTargetRequest, RegisterScalableTargetResponse, SuspendedState } from "../../../../aws/generated/application-autoscaling.ts";
import { scalableTargetArn } from "../../../../aws/arn.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { hexId } from "../../../kernel/ids.ts";
import { operation } from "../../../kernel/operation.ts";
import { NO_COOLDOWN } from "../decide/cooldown.ts";
import { keepWithin } from "../keepWithin.ts";
import { TARGETS } from "../limits.ts";
import { invalid, limitExceeded } from "../refusals.ts";
import { haveRole } from "../role.ts";
import { scalableTargets } from "../tables.ts";
import { withTags, type TagMap } from "../tags.ts";
import { checkKind, findScaled } from "../target.ts";

interface Plan {
  readonly resourceId: string;
  readonly minCapacity: number;
  readonly maxCapacity: number;
  readonly suspendedState: SuspendedState;
  /** Of a new one. */
  readonly tags?: TagMap;
}

/** Says between which bounds a service is kept, which brings it there at once. */
export const registerScalableTarget = operation("application-autoscaling", "RegisterScalableTarget", {
  check(view: View, input: RegisterScalableTargetRequest): Plan {
    checkKind(input);
    const { ResourceId: resourceId, SuspendedState = {} } = input;
    const before = view.find(scalableTargets, resourceId);
    const service = findScaled(view, resourceId);
    // Observed.
    if (service === undefined) throw invalid(`ECS service doesn't exist: ${resourceId}`);
    // The wordings from here on are assumed.
    if (service.schedulingStrategy === "DAEMON") throw invalid(`ECS service ${resourceId} uses the DAEMON scheduling strategy and has no desired count to scale`);
    const { MinCapacity: minCapacity = before?.minCapacity, MaxCapacity: maxCapacity = before?.maxCapacity } = input;
    if (minCapacity === undefined || maxCapacity === undefined) throw invalid("MinCapacity and MaxCapacity are required to register a new scalable target");
    checkBounds(minCapacity, maxCapacity);
    if (before === undefined && view.size(scalableTargets) >= TARGETS) throw limitExceeded(`The account has ${TARGETS} scalable targets of ecs and takes no more`);
    // API reference: Tags are for when it is created.
    if (before !== undefined && input.Tags !== undefined) throw invalid("Tags can be specified for a new scalable target only; use TagResource for one that is registered");
    return { resourceId, minCapacity, maxCapacity, suspendedState: { ...(before?.suspendedState ?? SCALING), ...SuspendedState }, ...(input.Tags === undefined ? {} : { tags: withTags({}, input.Tags) }) };
  },

  apply(ctx: Context, { resourceId, ...given }: Plan): RegisterScalableTargetResponse {
    haveRole(ctx);
    const isNew = ctx.find(scalableTargets, resourceId) === undefined;
    const { targetId } = isNew ? ctx.insert(scalableTargets, { resourceId, targetId: hexId(ctx, 32), ...given, cooldown: NO_COOLDOWN, createdAt: ctx.now }) : ctx.update(scalableTargets, resourceId, given);
    keepWithin(ctx, resourceId);
    return { ScalableTargetARN: scalableTargetArn(targetId) };
  },
});

const SCALING: SuspendedState = { DynamicScalingInSuspended: false, DynamicScalingOutSuspended: false, ScheduledScalingSuspended: false };

function checkBounds(min: number, max: number): void {
  if (min < 0 || max < 0) throw invalid("Minimum and maximum capacity cannot be negative");
  if (max < min) throw invalid("Maximum capacity cannot be less than minimum capacity");
}
