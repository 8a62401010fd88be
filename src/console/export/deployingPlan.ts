import { pick, pruned } from "../../aws/recreateParts.ts";
import type { Described } from "../../aws/recreate.ts";
import { list, text } from "./parts.ts";
import type { PlanWriter } from "./planWriter.ts";
import type { BalancingAnswers } from "./readBalancing.ts";
import type { DeployingAnswers } from "./readDeploying.ts";

/** Alarms, which deployments look at. Those of a load balancer speak of it by an id that it has not again. */
export function alarms(writer: PlanWriter, account: DeployingAnswers & BalancingAnswers): void {
  const ids = new Set(idsOf(account));
  for (const alarm of account.alarms) {
    const name = text(alarm["AlarmName"]);
    if (list(alarm["Dimensions"]).some(({ Value }) => ids.has(text(Value)))) writer.leftOut.push(`Alarm ${name}: what it looks at of a load balancer will have another id.`);
    else writer.add(`alarm-${name}`, { service: "cloudwatch", operation: "PutMetricAlarm", input: alarmInput(alarm) });
  }
}

/** As CloudWatch calls load balancers and target groups. */
const idsOf = ({ loadBalancers, targetGroups }: BalancingAnswers): readonly string[] => [
  ...loadBalancers.map(({ described }) => text(described["LoadBalancerArn"]).split(":loadbalancer/")[1] ?? ""),
  ...targetGroups.map(({ TargetGroupArn }) => text(TargetGroupArn).split(":").at(-1) ?? ""),
];

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
