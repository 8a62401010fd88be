import { pick, pruned } from "../../aws/recreateParts.ts";
import type { Described } from "../../aws/recreate.ts";
import { answered } from "../../aws/template/answered.ts";
import type { Tables } from "../store/replica.ts";
import { balancingIds } from "./deployingPlan.ts";
import { isDescribed, text } from "./parts.ts";
import type { PlanWriter } from "./planWriter.ts";
import type { BalancingAnswers } from "./readBalancing.ts";
import type { ScalingAnswers } from "./readScaling.ts";

/** Whether an action has a time left is not described. */
type Actions = Pick<Tables, "application-autoscaling.scheduledActions">;

/** Once services stand, the bounds between which they are scaled, and by what. */
export function scaling(writer: PlanWriter, account: ScalingAnswers & BalancingAnswers, tables: Actions): void {
  for (const { SuspendedState, ...target } of account.scalableTargets) {
    const suspended = Object.entries(isDescribed(SuspendedState) ? SuspendedState : {}).filter(([, is]) => is === true);
    const input = { ...pick(target, [...TARGET, "MinCapacity", "MaxCapacity", "Tags"]), ...(suspended.length === 0 ? {} : { SuspendedState: Object.fromEntries(suspended) }) };
    writer.add(`scaled-${serviceOf(target)}`, { service: "application-autoscaling", operation: "RegisterScalableTarget", input });
  }
  const ids = balancingIds(account);
  for (const policy of account.scalingPolicies) scalingPolicy(writer, policy, { ids, of: serviceOf(policy), service: "application-autoscaling", members: POLICY });
  for (const action of account.scheduledActions) scheduledAction(writer, action, tables);
}

const TARGET = ["ServiceNamespace", "ResourceId", "ScalableDimension"];
const POLICY = [...TARGET, "PolicyName", "PolicyType", "StepScalingPolicyConfiguration", "TargetTrackingScalingPolicyConfiguration", "PredictiveScalingPolicyConfiguration"];
const ACTION = [...TARGET, "ScheduledActionName", "Schedule", "Timezone", "StartTime", "EndTime", "ScalableTargetAction"];

/** Of `service/cluster/name`. */
const serviceOf = ({ ResourceId }: Described): string => text(ResourceId).split("/").at(-1) ?? "";

interface Policies {
  /** As CloudWatch calls load balancers and target groups. */
  readonly ids: ReadonlySet<string>;
  /** What it scales. */
  readonly of: string;
  readonly service: "application-autoscaling" | "autoscaling";
  readonly members: readonly string[];
}

/** A policy, of which alarms that somebody made speak. One that looks at a load balancer speaks of it by an id that it has not again. */
export function scalingPolicy(writer: PlanWriter, policy: Described, { ids, of, service, members }: Policies): void {
  const input = pick(policy, members);
  if ([...ids].some((id) => JSON.stringify(input).includes(id))) return void writer.leftOut.push(`Scaling policy ${text(policy["PolicyName"])} of ${of}: what it looks at of a load balancer will have another id.`);
  writer.means(policy["PolicyARN"], answered(writer.add(`policy-${of}-${text(policy["PolicyName"])}`, { service, operation: "PutScalingPolicy", input }), "PolicyARN"));
}

function scheduledAction(writer: PlanWriter, action: Described, tables: Actions): void {
  const name = text(action["ScheduledActionName"]);
  if (tables["application-autoscaling.scheduledActions"].get(`${text(action["ResourceId"])}|${name}`)?.nextAt === null) writer.leftOut.push(`Scheduled action ${name} of ${serviceOf(action)}, whose time is over.`);
  else writer.add(`action-${serviceOf(action)}-${name}`, { service: "application-autoscaling", operation: "PutScheduledAction", input: pruned(pick(action, ACTION)) });
}

/** The messages that wait for services: those that wait now are gone, others come. */
export function queues(writer: PlanWriter, account: ScalingAnswers): void {
  for (const { queueName, serviceArn, messagesPerSecond, curve, messagesPerSecondPerTask } of account.queues) {
    const [cluster, service] = text(serviceArn).split("/").slice(-2);
    writer.add(`queue-${text(queueName)}`, { service: "physics", operation: "PutQueue", input: { queueName, cluster, service, messagesPerSecond, messagesPerSecondPerTask, ...(curve === undefined ? {} : { curve }) } });
  }
}
