import type {
  DescribeScalableTargetsRequest,
  DescribeScalableTargetsResponse,
  DescribeScalingActivitiesRequest,
  DescribeScalingActivitiesResponse,
  DescribeScalingPoliciesRequest,
  DescribeScalingPoliciesResponse,
  DescribeScheduledActionsRequest,
  DescribeScheduledActionsResponse,
} from "../../../../aws/generated/application-autoscaling.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeAction, describeActivity, describePolicy, describePredictive, describeTarget } from "../describe.ts";
import { pageOf } from "../pages.ts";
import { invalid } from "../refusals.ts";
import { predictivePolicies } from "../predictive/tables.ts";
import { scalableTargets, scalingActivities, scalingPolicies, scheduledActions, type ScalingPolicyRow } from "../tables.ts";
import { isOfEcs } from "../target.ts";

/** The targets of a namespace. */
export const describeScalableTargets = reading("application-autoscaling", "DescribeScalableTargets", (view, input: DescribeScalableTargetsRequest): DescribeScalableTargetsResponse => {
  const { ResourceIds: ids = [] } = input;
  checkDimension(input, ids.length > 0);
  const found = isOfEcs(input) ? view.all(scalableTargets).filter(({ resourceId }) => ids.length === 0 || ids.includes(resourceId)) : [];
  const { page, next } = pageOf(found, input);
  return { ScalableTargets: page.map(describeTarget), ...next };
});

export const describeScalingPolicies = reading("application-autoscaling", "DescribeScalingPolicies", (view, input: DescribeScalingPoliciesRequest): DescribeScalingPoliciesResponse => {
  const { PolicyNames: names = [], ResourceId } = input;
  checkDimension(input, ResourceId !== undefined);
  const isAsked = ({ policyName, resourceId }: Pick<ScalingPolicyRow, "policyName" | "resourceId">): boolean => isOfEcs(input) && (names.length === 0 || names.includes(policyName)) && (ResourceId ?? resourceId) === resourceId;
  const found = [...view.all(scalingPolicies).filter(isAsked).map((policy) => describePolicy(view, policy)), ...view.all(predictivePolicies).filter(isAsked).map(describePredictive)];
  const { page, next } = pageOf(found, input);
  return { ScalingPolicies: page, ...next };
});

export const describeScheduledActions = reading("application-autoscaling", "DescribeScheduledActions", (view, input: DescribeScheduledActionsRequest): DescribeScheduledActionsResponse => {
  const { ScheduledActionNames: names = [], ResourceId } = input;
  checkDimension(input, ResourceId !== undefined);
  const found = isOfEcs(input)
    ? view.all(scheduledActions).filter(({ scheduledActionName, resourceId }) => (names.length === 0 || names.includes(scheduledActionName)) && (ResourceId ?? resourceId) === resourceId)
    : [];
  const { page, next } = pageOf(found, input);
  return { ScheduledActions: page.map(describeAction), ...next };
});

/** What was done, the newest first; what was not, only for who asks for it. */
export const describeScalingActivities = reading("application-autoscaling", "DescribeScalingActivities", (view, input: DescribeScalingActivitiesRequest): DescribeScalingActivitiesResponse => {
  const { ResourceId, IncludeNotScaledActivities: all = false } = input;
  checkDimension(input, ResourceId !== undefined);
  const found = isOfEcs(input) ? view.all(scalingActivities).filter(({ resourceId, notScaledReason }) => (ResourceId ?? resourceId) === resourceId && (all || notScaledReason === null)) : [];
  const { page, next } = pageOf(found.toReversed(), input);
  return { ScalingActivities: page.map(describeActivity), ...next };
});

/** API reference: a dimension needs a resource to be of, and the other way round. Assumed wording. */
function checkDimension({ ScalableDimension }: { readonly ScalableDimension?: string | undefined }, hasResource: boolean): void {
  if (ScalableDimension !== undefined && !hasResource) throw invalid("A resource ID must be specified with a scalable dimension");
}
