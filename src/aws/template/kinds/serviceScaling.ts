import { isMembers, type Members } from "../../import/candidates.ts";
import { answered } from "../answered.ts";
import { type Draft, listOf } from "../draft.ts";
import { addFitted } from "../fitted.ts";
import { textOf } from "../functions.ts";
import { nameOf } from "../named.ts";
import type { Resource } from "../plan.ts";
import { OVER, timed } from "../times.ts";
import { KNOWN_LATER, tracksWhatIsMade } from "./tracked.ts";

const NOT_OF_ECS = "Only services of Amazon ECS are scaled here.";

/** A service as what is scaled, and what is done to it at a time. */
export function scalableTarget(draft: Draft, resource: Resource): void {
  const { ScheduledActions, RoleARN: _role, ...given } = draft.propertiesOf(resource);
  const { ResourceId, ScalableDimension, ServiceNamespace } = given;
  const [id, dimension, namespace] = [ResourceId, ScalableDimension, ServiceNamespace].map(textOf);
  draft.means(resource.id, { Ref: [id, dimension, namespace].join("|"), ResourceId: id, ScalableDimension: dimension, ServiceNamespace: namespace });
  if (ServiceNamespace !== "ecs") return draft.leftOut(resource, NOT_OF_ECS);
  put(draft, resource, { operation: "RegisterScalableTarget", properties: given });
  for (const action of listOf(ScheduledActions).filter(isMembers)) putAction(draft, resource, { ...action, ResourceId, ScalableDimension, ServiceNamespace });
  draft.used(resource);
}

/** An action by itself, as Terraform has it. */
export function serviceAction(draft: Draft, resource: Resource): void {
  const given = draft.propertiesOf(resource);
  if (given["ServiceNamespace"] !== "ecs") return draft.leftOut(resource, NOT_OF_ECS);
  if (putAction(draft, resource, given)) draft.used(resource);
}

/** False when its time is over. */
function putAction(draft: Draft, resource: Resource, action: Members): boolean {
  const properties = timed(action);
  if (properties === undefined) draft.leftOut(resource, OVER);
  else put(draft, resource, { operation: "PutScheduledAction", properties });
  return properties !== undefined;
}

/** A policy by which a service is scaled, as its target says which. */
export function servicePolicy(draft: Draft, resource: Resource): void {
  const { ScalingTargetId, PolicyName, ...given } = draft.propertiesOf(resource);
  const [ResourceId, ScalableDimension, ServiceNamespace] = textOf(ScalingTargetId).split("|");
  const of: Members = ScalingTargetId === undefined ? {} : { ResourceId, ScalableDimension, ServiceNamespace };
  if ({ ...given, ...of }["ServiceNamespace"] !== "ecs") return draft.leftOut(resource, NOT_OF_ECS);
  if (tracksWhatIsMade(resource.properties["TargetTrackingScalingPolicyConfiguration"])) return draft.leftOut(resource, KNOWN_LATER);
  const step = put(draft, resource, { operation: "PutScalingPolicy", properties: { ...given, ...of, PolicyName: nameOf(PolicyName, resource) } });
  const arn = answered(step, "PolicyARN");
  draft.means(resource.id, { Ref: arn, Arn: arn });
  draft.used(resource);
}

function put(draft: Draft, resource: Resource, { operation, properties }: { readonly operation: string; readonly properties: Members }): string {
  return addFitted(draft, resource, { service: "application-autoscaling", operation, properties });
}
