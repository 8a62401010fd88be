import { pick, pruned } from "../../aws/recreateParts.ts";
import type { Described } from "../../aws/recreate.ts";
import { list, text, texts } from "./parts.ts";
import type { PlanWriter } from "./planWriter.ts";
import type { BalancingAnswers } from "./readBalancing.ts";
import type { DeployingAnswers } from "./readDeploying.ts";
import { policyArns, type ScalingAnswers } from "./readScaling.ts";

/**
 * Alarms that somebody made; those of policies come with them. Those of a load balancer speak of it by an id that it has
 * not again. Deployments look at alarms, and alarms act by policies, which come last: those that do are put after them.
 */
export function alarms(writer: PlanWriter, account: ScalingAnswers & DeployingAnswers & BalancingAnswers, actsByPolicy: boolean): void {
  const [ids, arns, made] = [balancingIds(account), policyArns(account), policyAlarms(account)];
  for (const alarm of account.alarms) {
    const name = text(alarm["AlarmName"]);
    const acts = ACTIONS.flatMap((member) => texts(alarm[member])).some((action) => arns.has(action));
    if (made.has(name) || acts !== actsByPolicy) continue;
    const input = JSON.stringify(alarmInput(alarm));
    if ([...ids].some((id) => input.includes(id))) writer.leftOut.push(`Alarm ${name}: what it looks at of a load balancer will have another id.`);
    else writer.add(`alarm-${name}`, { service: "cloudwatch", operation: "PutMetricAlarm", input: alarmInput(alarm) });
  }
}

const ACTIONS = ["AlarmActions", "OKActions", "InsufficientDataActions"];

/** The alarms that policies make which track a target. */
const policyAlarms = ({ scalingPolicies, groupPolicies }: ScalingAnswers): ReadonlySet<string> =>
  new Set([...scalingPolicies, ...groupPolicies].flatMap(({ PolicyType, Alarms }) => (PolicyType === "TargetTrackingScaling" ? list(Alarms).map(({ AlarmName }) => text(AlarmName)) : [])));

/** As CloudWatch calls load balancers and target groups. */
export const balancingIds = ({ loadBalancers, targetGroups }: BalancingAnswers): ReadonlySet<string> =>
  new Set([...loadBalancers.flatMap(({ described }) => text(described["LoadBalancerArn"]).split(":loadbalancer/")[1] ?? []), ...targetGroups.flatMap(({ TargetGroupArn }) => text(TargetGroupArn).split(":").at(-1) ?? [])]);

/** What only CloudWatch sets of an alarm. */
const OF_CLOUDWATCH: ReadonlySet<string> = new Set(["AlarmArn", "AlarmConfigurationUpdatedTimestamp", "StateValue", "StateReason", "StateReasonData", "StateUpdatedTimestamp", "StateTransitionedTimestamp"]);

function alarmInput({ ActionsEnabled, ...alarm }: Described): Described {
  const own = Object.fromEntries(Object.entries(alarm).filter(([member]) => !OF_CLOUDWATCH.has(member)));
  return { ...pruned(own), ...(ActionsEnabled === false ? { ActionsEnabled } : {}) };
}

/** Once services stand, what CodeDeploy deploys them by. */
export function codeDeploy(writer: PlanWriter, { deploymentConfigs, applications }: DeployingAnswers): void {
  for (const config of deploymentConfigs) {
    writer.add(`deployment-config-${text(config["deploymentConfigName"])}`, { service: "codedeploy", operation: "CreateDeploymentConfig", input: pick(config, ["deploymentConfigName", "computePlatform", "trafficRoutingConfig"]) });
  }
  for (const { described, groups } of applications) {
    const name = text(described["applicationName"]);
    writer.add(`application-${name}`, { service: "codedeploy", operation: "CreateApplication", input: pick(described, ["applicationName", "computePlatform"]) });
    for (const group of groups) {
      writer.add(`deployment-group-${text(group["deploymentGroupName"])}`, { service: "codedeploy", operation: "CreateDeploymentGroup", input: pick(group, OF_GROUP) });
    }
  }
}

const OF_GROUP = ["applicationName", "deploymentGroupName", "deploymentConfigName", "serviceRoleArn", "ecsServices", "deploymentStyle", "blueGreenDeploymentConfiguration", "loadBalancerInfo", "alarmConfiguration", "autoRollbackConfiguration"];
