import { isMembers, type Members } from "../../import/candidates.ts";
import { answered } from "../answered.ts";
import { type Draft, listOf } from "../draft.ts";
import { textOf } from "../functions.ts";
import { nameOf } from "../named.ts";
import type { Resource } from "../plan.ts";
import { OVER, timed } from "../times.ts";
import { ofGroup } from "./groups.ts";
import { KNOWN_LATER, tracksWhatIsMade } from "./tracked.ts";

/** A policy by which a group is scaled. CloudFormation gives it a name; one that was written here says which it had. */
export function groupPolicy(draft: Draft, resource: Resource): void {
  const given = draft.propertiesOf(resource);
  const { properties, metadata } = resource;
  const why = whyNot(properties);
  if (why !== undefined) return draft.leftOut(resource, why);
  const PolicyName = nameOf(given["PolicyName"] ?? metadata?.["PolicyName"], resource);
  const step = ofGroup(draft, resource, { operation: "PutScalingPolicy", properties: { ...given, PolicyName } });
  const arn = answered(step, "PolicyARN");
  draft.means(resource.id, { Ref: arn, Arn: arn, PolicyName });
}

/** Why a policy cannot be made; undefined: it can. */
function whyNot({ PolicyType, TargetTrackingConfiguration: tracking }: Members): string | undefined {
  if (PolicyType === "PredictiveScaling") return "Predictive scaling of groups is not simulated.";
  if (!isMembers(tracking)) return undefined;
  const [predefined, customized] = [tracking["PredefinedMetricSpecification"], tracking["CustomizedMetricSpecification"]];
  if (isMembers(customized) && listOf(customized["Metrics"]).length > 0) return "Target tracking of a group by metric math is not simulated.";
  const type = isMembers(predefined) ? textOf(predefined["PredefinedMetricType"]) : "";
  if (/^ASGAverageNetwork(?:In|Out)$/.test(type)) return `The metric ${type} is not simulated.`;
  return tracksWhatIsMade(tracking) ? KNOWN_LATER : undefined;
}

/** What a group's sizes become at a time. CloudFormation gives it a name as well. */
export function groupAction(draft: Draft, resource: Resource): void {
  const given = draft.propertiesOf(resource);
  const ScheduledActionName = nameOf(given["ScheduledActionName"] ?? resource.metadata?.["ScheduledActionName"], resource);
  draft.means(resource.id, { Ref: ScheduledActionName, ScheduledActionName });
  const action = timed(given);
  if (action === undefined) return draft.leftOut(resource, OVER);
  ofGroup(draft, resource, { operation: "PutScheduledUpdateGroupAction", properties: { ...action, ScheduledActionName } });
}
