import { alarmArn, scalingPolicyArn } from "../../../../aws/arn.ts";
import type { PredictiveScalingPolicyConfiguration, PutScalingPolicyRequest, PutScalingPolicyResponse, TargetTrackingScalingPolicyConfiguration } from "../../../../aws/generated/application-autoscaling.ts";
import { sameJson } from "../../../../lib/sameJson.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { uuid } from "../../../kernel/ids.ts";
import { operation } from "../../../kernel/operation.ts";
import { problemOfSteps } from "../decide/steps.ts";
import { POLICIES_PER_TARGET, STEPS_PER_POLICY } from "../limits.ts";
import { stepPolicyFrom, trackedBy, type Tracked } from "../policies.ts";
import { awaitAhead } from "../predictive/ahead.ts";
import { awaitHour } from "../predictive/endHour.ts";
import { loadOf, predictiveFrom } from "../predictive/policy.ts";
import { predictiveByTarget, predictivePolicies } from "../predictive/tables.ts";
import { failedAccess, invalid, limitExceeded } from "../refusals.ts";
import { removeAlarms } from "../removePolicy.ts";
import { mayNotManageAlarms } from "../role.ts";
import { keyOf, policiesByTarget, scalingPolicies, type Scaling } from "../tables.ts";
import { targetNamed } from "../target.ts";
import { makeTrackingAlarms, type TrackingAlarms } from "../trackingAlarms.ts";

interface Plan {
  readonly resourceId: string;
  readonly policyName: string;
  readonly scaling: ScalingAsked | PredictiveAsked;
}

interface PredictiveAsked {
  readonly policyType: "PredictiveScaling";
  readonly configuration: PredictiveScalingPolicyConfiguration;
}

type ScalingAsked = Extract<Scaling, { policyType: "StepScaling" }> | { readonly policyType: "TargetTrackingScaling"; readonly tracking: TargetTrackingScalingPolicyConfiguration; readonly tracked: Tracked };

/** Makes a policy, or gives one another configuration as a whole. One that tracks a target makes the alarms it needs. */
export const putScalingPolicy = operation("application-autoscaling", "PutScalingPolicy", {
  check(view: View, input: PutScalingPolicyRequest): Plan {
    const { resourceId } = targetNamed(view, input);
    const { PolicyName: policyName } = input;
    const isOther = (policy: Pick<Plan, "policyName">): boolean => policy.policyName !== policyName;
    const others = view.where(policiesByTarget, resourceId).filter(isOther);
    if (others.length + view.where(predictiveByTarget, resourceId).filter(isOther).length >= POLICIES_PER_TARGET) throw limitExceeded(`Only ${POLICIES_PER_TARGET} scaling policies are allowed for a scalable target`);
    const before = view.find(scalingPolicies, keyOf(resourceId, policyName));
    const typeBefore = view.find(predictivePolicies, keyOf(resourceId, policyName)) === undefined ? before?.scaling.policyType : "PredictiveScaling";
    const { PolicyType: policyType = typeBefore } = input;
    // The wordings are assumed, but the one that was observed.
    if (policyType === undefined) throw invalid("PolicyType is required to create a scaling policy");
    if (typeBefore !== undefined && typeBefore !== policyType) throw invalid("The type of a scaling policy cannot be changed");
    if (policyType === "PredictiveScaling") return { resourceId, policyName, scaling: { policyType, configuration: predictiveFrom(input) } };
    const scaling = scalingFrom({ ...input, PolicyType: policyType });
    if (scaling.policyType === "StepScaling") return { resourceId, policyName, scaling };
    const isTracked = others.some((other) => other.scaling.policyType === "TargetTrackingScaling" && sameJson(trackedBy(other.scaling.tracking, resourceId), scaling.tracked));
    // Observed.
    if (isTracked) throw invalid("Only one TargetTrackingScaling policy for a given metric specification is allowed.");
    const denied = mayNotManageAlarms(view, "cloudwatch:PutMetricAlarm");
    if (denied !== undefined) throw failedAccess(`Unable to create alarms for scaling policy ${policyName} due to reason: ${denied}`);
    return { resourceId, policyName, scaling };
  },

  apply(ctx: Context, { resourceId, policyName, scaling }: Plan): PutScalingPolicyResponse {
    const policyKey = keyOf(resourceId, policyName);
    if (scaling.policyType === "PredictiveScaling") return { PolicyARN: putPredictive(ctx, { policyKey, resourceId, policyName }, scaling.configuration), Alarms: [] };
    const before = ctx.find(scalingPolicies, policyKey);
    const policyArn = before?.policyArn ?? scalingPolicyArn({ policyId: uuid(ctx), resourceId, policyName });
    if (before !== undefined) removeAlarms(ctx, before.scaling);
    const kept = withAlarms(ctx, { resourceId, policyArn }, scaling);
    if (before === undefined) ctx.insert(scalingPolicies, { policyKey, resourceId, policyName, policyArn, scaling: kept, createdAt: ctx.now, evaluation: null });
    else ctx.update(scalingPolicies, policyKey, { scaling: kept, evaluation: null });
    const names = kept.policyType === "StepScaling" ? [] : [kept.highAlarm, ...(kept.lowAlarm === null ? [] : [kept.lowAlarm])];
    return { PolicyARN: policyArn, Alarms: names.map((AlarmName) => ({ AlarmName, AlarmARN: alarmArn(AlarmName) })) };
  },
});

/** Of one that forecasts another load all is forgotten that was known. */
function putPredictive(ctx: Context, named: { readonly policyKey: string; readonly resourceId: string; readonly policyName: string }, configuration: PredictiveScalingPolicyConfiguration): string {
  const { policyKey, resourceId, policyName } = named;
  const before = ctx.find(predictivePolicies, policyKey);
  const isSameLoad = before !== undefined && sameJson(loadOf(before.configuration, resourceId), loadOf(configuration, resourceId));
  const history = isSameLoad ? before.history : [];
  const row = before === undefined ? ctx.insert(predictivePolicies, { ...named, policyArn: scalingPolicyArn({ policyId: uuid(ctx), resourceId, policyName }), configuration, createdAt: ctx.now, history }) : ctx.update(predictivePolicies, policyKey, { configuration, history });
  awaitAhead(ctx, row);
  awaitHour(ctx, row);
  return row.policyArn;
}

/** How a policy is to scale, with what it looks at. Throws ValidationException. */
export const scalingFrom = (input: PutScalingPolicyRequest): ScalingAsked => (input.PolicyType === "StepScaling" ? stepsFrom(input) : trackingFrom(input));

/** The same with the alarms that it needs, which are made. */
export const withAlarms = (ctx: Context, of: { readonly resourceId: string; readonly policyArn: string }, scaling: ScalingAsked): Scaling =>
  scaling.policyType === "StepScaling" ? scaling : { policyType: scaling.policyType, tracking: scaling.tracking, ...makeAlarms(ctx, { ...of, ...scaling }) };

function stepsFrom({ StepScalingPolicyConfiguration: step, TargetTrackingScalingPolicyConfiguration: tracking }: PutScalingPolicyRequest): Extract<Scaling, { policyType: "StepScaling" }> {
  if (step === undefined || tracking !== undefined) throw invalid("StepScalingPolicyConfiguration, and no other, is required for a policy of the type StepScaling");
  const { AdjustmentType, StepAdjustments, MinAdjustmentMagnitude } = stepPolicyFrom(step);
  if (step.AdjustmentType === undefined || StepAdjustments.length === 0) throw invalid("AdjustmentType and at least one step adjustment are required for a policy of the type StepScaling");
  if (StepAdjustments.length > STEPS_PER_POLICY) throw limitExceeded(`Only ${STEPS_PER_POLICY} step adjustments are allowed for a scaling policy`);
  if (MinAdjustmentMagnitude !== undefined && AdjustmentType !== "PercentChangeInCapacity") throw invalid("MinAdjustmentMagnitude is supported for the adjustment type PercentChangeInCapacity only");
  if (AdjustmentType === "ExactCapacity" && StepAdjustments.some(({ ScalingAdjustment }) => ScalingAdjustment < 0)) throw invalid("ScalingAdjustment cannot be negative for the adjustment type ExactCapacity");
  const problem = problemOfSteps(StepAdjustments);
  if (problem !== undefined) throw invalid(problem);
  checkCooldown(step.Cooldown);
  return { policyType: "StepScaling", step };
}

function trackingFrom({ ResourceId, StepScalingPolicyConfiguration: step, TargetTrackingScalingPolicyConfiguration: tracking }: PutScalingPolicyRequest): Extract<ScalingAsked, { policyType: "TargetTrackingScaling" }> {
  if (tracking === undefined || step !== undefined) throw invalid("TargetTrackingScalingPolicyConfiguration, and no other, is required for a policy of the type TargetTrackingScaling");
  if (tracking.TargetValue <= 0) throw invalid("TargetValue must be greater than 0");
  checkCooldown(tracking.ScaleInCooldown);
  checkCooldown(tracking.ScaleOutCooldown);
  return { policyType: "TargetTrackingScaling", tracking, tracked: trackedBy(tracking, ResourceId) };
}

function checkCooldown(cooldownSeconds: number | undefined): void {
  if (cooldownSeconds !== undefined && cooldownSeconds < 0) throw invalid("A cooldown cannot be negative");
}

function makeAlarms(ctx: Context, { resourceId, policyArn, tracking, tracked }: { readonly resourceId: string; readonly policyArn: string; readonly tracking: TargetTrackingScalingPolicyConfiguration; readonly tracked: Tracked }): TrackingAlarms {
  return makeTrackingAlarms(ctx, { of: resourceId, action: `${policyArn}:createdBy/${uuid(ctx)}`, tracked, target: tracking.TargetValue, scalesIn: tracking.DisableScaleIn !== true });
}
