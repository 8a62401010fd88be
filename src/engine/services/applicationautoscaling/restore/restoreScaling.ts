import { scalingPolicyArn } from "../../../../aws/arn.ts";
import type { AccountDescription } from "../../../../aws/account/description.ts";
import type { ScalingPolicyDescription } from "../../../../aws/account/scaling.ts";
import type { PutScalingPolicyRequest } from "../../../../aws/generated/application-autoscaling.ts";
import { scalableService } from "../../../../aws/scalableService.ts";
import { errorIn } from "../../../../aws/validate.ts";
import { repeated } from "../../../../lib/repeated.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { attempt } from "../../../kernel/operation.ts";
import { NO_COOLDOWN } from "../decide/cooldown.ts";
import { POLICIES_PER_TARGET, TARGETS } from "../limits.ts";
import { scalingFrom, withAlarms } from "../operations/putScalingPolicy.ts";
import { haveRole } from "../role.ts";
import { keyOf, scalableTargets, scalingPolicies } from "../tables.ts";

type Described = Pick<AccountDescription, "services" | "scalableTargets" | "scalingPolicies">;
type OfService = Pick<ScalingPolicyDescription, "cluster" | "service">;

const resourceOf = ({ cluster, service }: OfService): string => `service/${cluster}/${service}`;

/** What keeps Application Auto Scaling from taking in what is described, as a sentence. */
export function problemOfScaling(view: View, { services, scalableTargets: targets, scalingPolicies: policies }: Described): string | undefined {
  const scaled = new Set(services.flatMap(({ cluster, serviceName, status, schedulingStrategy }) => (status === "ACTIVE" && schedulingStrategy === "REPLICA" ? [resourceOf({ cluster, service: serviceName })] : [])));
  for (const target of targets) {
    const resourceId = resourceOf(target);
    if (!scaled.has(resourceId) || view.find(scalableTargets, resourceId) !== undefined) return `The scalable target ${resourceId} is no service that is described and can be scaled.`;
    if (target.minCapacity > target.maxCapacity) return `The scalable target ${resourceId} has more tasks at least than at most.`;
  }
  if (view.size(scalableTargets) + targets.length > TARGETS) return `There can be at most ${TARGETS} scalable targets.`;
  const known = new Set(targets.map(resourceOf));
  for (const policy of policies) {
    const problem = known.has(resourceOf(policy)) ? problemOfPolicy(policy) : "scales what is no scalable target.";
    if (problem !== undefined) return `The scaling policy ${policy.policyName} of ${resourceOf(policy)} ${problem}`;
    if (policies.filter((other) => resourceOf(other) === resourceOf(policy)).length > POLICIES_PER_TARGET) return `${resourceOf(policy)} has more than ${POLICIES_PER_TARGET} scaling policies.`;
  }
  const twice = repeated([...targets.map(resourceOf), ...policies.map((policy) => keyOf(resourceOf(policy), policy.policyName))]);
  return twice === undefined ? undefined : `${twice} is described twice.`;
}

function problemOfPolicy(policy: ScalingPolicyDescription): string | undefined {
  const input = inputOf(policy);
  const problem = errorIn("application-autoscaling", "PutScalingPolicy", input);
  if (problem !== undefined) return `cannot be: ${problem.message}`;
  const answer = attempt(() => scalingFrom(input));
  return answer.ok ? undefined : `cannot be: ${answer.message}`;
}

const inputOf = (policy: ScalingPolicyDescription): PutScalingPolicyRequest => ({
  ...scalableService(resourceOf(policy)),
  PolicyName: policy.policyName,
  PolicyType: policy.step === null ? "TargetTrackingScaling" : "StepScaling",
  ...(policy.step === null ? {} : { StepScalingPolicyConfiguration: policy.step }),
  ...(policy.tracking === null ? {} : { TargetTrackingScalingPolicyConfiguration: policy.tracking }),
});

/** Writes down targets, whose services stay as they were found, and policies with the alarms that they need. */
export function restoreScaling(ctx: Context, { scalableTargets: targets, scalingPolicies: policies }: Described): void {
  if (targets.length > 0) haveRole(ctx);
  for (const target of targets) {
    const { targetId, minCapacity, maxCapacity, suspended, createdAgo } = target;
    const suspendedState = { DynamicScalingInSuspended: suspended.scaleIn, DynamicScalingOutSuspended: suspended.scaleOut, ScheduledScalingSuspended: suspended.scheduled };
    ctx.insert(scalableTargets, { resourceId: resourceOf(target), targetId, minCapacity, maxCapacity, suspendedState, cooldown: NO_COOLDOWN, createdAt: ctx.now - createdAgo });
  }
  for (const policy of policies) {
    const { policyName, policyId, createdAgo } = policy;
    const resourceId = resourceOf(policy);
    const policyArn = scalingPolicyArn({ policyId, resourceId, policyName });
    const scaling = withAlarms(ctx, { resourceId, policyArn }, scalingFrom(inputOf(policy)));
    ctx.insert(scalingPolicies, { policyKey: keyOf(resourceId, policyName), resourceId, policyName, policyArn, scaling, createdAt: ctx.now - createdAgo, evaluation: null });
  }
}
