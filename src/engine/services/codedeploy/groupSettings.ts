import type { AlarmConfiguration, AutoRollbackConfiguration, BlueGreenDeploymentConfiguration, CreateDeploymentGroupInput, DeploymentStyle, ECSService, LoadBalancerInfo, TargetGroupPairInfo, TrafficRoutingConfig } from "../../../aws/generated/codedeploy.ts";
import type { View } from "../../kernel/context.ts";
import { findCluster, findService } from "../ecs/contract.ts";
import { balancerOfListener, groupByName } from "../elbv2/late/contract.ts";
import { canAssume } from "../iam/contract.ts";
import { ALL_AT_ONCE } from "../../../aws/rules/codeDeployConfigs.ts";
import { routingNamed } from "./configNames.ts";
import { ALARMS_PER_GROUP, WAIT_MINUTES } from "./limits.ts";
import { notSimulated, refusal } from "./refusals.ts";
import { groups, type GroupSettings } from "./tables.ts";

/** Who acts in the role of a deployment group. */
export const PRINCIPAL = "codedeploy.amazonaws.com";

type Given = { readonly [Member in Exclude<keyof CreateDeploymentGroupInput, "applicationName" | "deploymentGroupName">]?: CreateDeploymentGroupInput[Member] | undefined };

/**
 * What a deployment group is to have: what is given, else what it has. Throws what CodeDeploy refuses of it. Where a
 * wording was not observed it is assumed.
 */
export function settingsFrom(view: View, given: Given, { groupKey, before }: { readonly groupKey: string; readonly before: GroupSettings | null }): GroupSettings {
  refuseOtherPlatforms(given);
  if (given.deploymentStyle !== undefined || before === null) checkStyle(given.deploymentStyle);
  const settings = {
    deploymentConfigName: given.deploymentConfigName ?? before?.deploymentConfigName ?? ALL_AT_ONCE,
    serviceRoleArn: given.serviceRoleArn ?? before?.serviceRoleArn ?? "",
    service: given.ecsServices === undefined && before !== null ? before.service : serviceFrom(given.ecsServices ?? []),
    pair: given.loadBalancerInfo === undefined && before !== null ? before.pair : pairFrom(given.loadBalancerInfo),
    blueGreen: given.blueGreenDeploymentConfiguration === undefined && before !== null ? before.blueGreen : blueGreenFrom(given.blueGreenDeploymentConfiguration),
    alarms: alarmsFrom(given.alarmConfiguration) ?? before?.alarms ?? null,
    autoRollback: autoRollbackFrom(given.autoRollbackConfiguration) ?? before?.autoRollback ?? null,
  };
  const routing = routingNamed(view, settings.deploymentConfigName);
  // Observed.
  if (!canAssume(view, settings.serviceRoleArn, PRINCIPAL)) {
    throw refusal("InvalidRoleException", `AWS CodeDeploy does not have the permissions required to assume the role ${settings.serviceRoleArn}.`);
  }
  checkService(view, settings.service, groupKey);
  checkPair(view, settings.pair);
  checkRouting(view, settings.pair, routing);
  return settings;
}

function refuseOtherPlatforms(given: Given): void {
  const { ec2TagFilters = [], onPremisesInstanceTagFilters = [], autoScalingGroups = [], ec2TagSet, onPremisesTagSet, triggerConfigurations = [] } = given;
  if (ec2TagFilters.length > 0 || onPremisesInstanceTagFilters.length > 0 || autoScalingGroups.length > 0 || ec2TagSet !== undefined || onPremisesTagSet !== undefined) {
    throw refusal("InvalidInputException", "Instances and Auto Scaling groups cannot be specified for an ECS deployment group");
  }
  if (triggerConfigurations.length > 0) throw notSimulated("A trigger of a deployment group");
}

function checkStyle({ deploymentType, deploymentOption }: DeploymentStyle = {}): void {
  if (deploymentType === "BLUE_GREEN" && deploymentOption === "WITH_TRAFFIC_CONTROL") return;
  throw refusal("InvalidDeploymentStyleException", "For ECS deployment group, deployment type can only be BLUE_GREEN and deployment option can only be WITH_TRAFFIC_CONTROL");
}

function serviceFrom(services: readonly ECSService[]): GroupSettings["service"] {
  const [{ clusterName, serviceName } = {}, ...others] = services;
  if (clusterName === undefined || serviceName === undefined || others.length > 0) throw refusal("InvalidECSServiceException", "For ECS deployment group, exactly one ECS service must be specified");
  return { clusterName, serviceName };
}

function checkService(view: View, { clusterName, serviceName }: GroupSettings["service"], groupKey: string): void {
  const cluster = findCluster(view, clusterName);
  const service = cluster === undefined ? undefined : findService(view, cluster, serviceName);
  if (service?.status !== "ACTIVE") throw refusal("InvalidECSServiceException", `The ECS service ${serviceName} of the cluster ${clusterName} cannot be found`);
  // Observed.
  if (service.deploymentController !== "CODE_DEPLOY") throw refusal("InvalidECSServiceException", "Deployment group's ECS service must be configured for a CODE_DEPLOY deployment controller.");
  const other = view.all(groups).find(({ settings, ...group }) => group.groupKey !== groupKey && settings.service.clusterName === clusterName && settings.service.serviceName === serviceName);
  // After the model's description of the exception.
  if (other !== undefined) throw refusal("ECSServiceMappingLimitExceededException", "The Amazon ECS service is associated with more than one deployment groups. An Amazon ECS service can be associated with only one deployment group.");
}

function pairFrom(info: LoadBalancerInfo = {}): TargetGroupPairInfo {
  const [pair, ...others] = info.targetGroupPairInfoList ?? [];
  if (pair === undefined || others.length > 0) throw refusal("InvalidLoadBalancerInfoException", "For ECS deployment group, exactly one target group pair must be specified in loadBalancerInfo");
  const names = (pair.targetGroups ?? []).map(({ name }) => name);
  if (names.length !== 2 || new Set(names).size !== 2) throw refusal("InvalidTargetGroupPairException", "A target group pair must have exactly two different target groups");
  if (pair.prodTrafficRoute?.listenerArns?.length !== 1) throw refusal("InvalidTargetGroupPairException", "The production traffic route must have exactly one listener");
  if (pair.testTrafficRoute !== undefined && pair.testTrafficRoute.listenerArns?.length !== 1) throw refusal("InvalidTargetGroupPairException", "The test traffic route must have exactly one listener");
  return pair;
}

/** CodeDeploy guide, "Deployment configurations on an Amazon ECS compute platform": a Network Load Balancer has no weights. */
export function checkRouting(view: View, { prodTrafficRoute }: TargetGroupPairInfo, { type }: TrafficRoutingConfig): void {
  if (type === "AllAtOnce" || balancerOfListener(view, prodTrafficRoute?.listenerArns?.[0] ?? "")?.type !== "network") return;
  throw refusal("InvalidTrafficRoutingConfigurationException", `With a Network Load Balancer only the deployment configuration ${ALL_AT_ONCE} is supported`);
}

function checkPair(view: View, { targetGroups = [], prodTrafficRoute, testTrafficRoute }: TargetGroupPairInfo): void {
  for (const { name = "" } of targetGroups) if (groupByName(view, name) === undefined) throw refusal("InvalidTargetGroupPairException", `The target group ${name} cannot be found`);
  const [prod, test] = [prodTrafficRoute, testTrafficRoute].map((route) => route?.listenerArns?.[0]);
  const balancers = [prod, test].flatMap((arn) => (arn === undefined ? [] : [balancerOfListener(view, arn) ?? failListener(arn)]));
  if (prod === test || new Set(balancers.map(({ loadBalancerArn }) => loadBalancerArn)).size !== 1) {
    throw refusal("InvalidTargetGroupPairException", "The production and the test traffic route must be two listeners of one load balancer");
  }
}

function failListener(arn: string): never {
  throw refusal("InvalidTargetGroupPairException", `The listener ${arn} cannot be found`);
}

function blueGreenFrom(given: BlueGreenDeploymentConfiguration | undefined): BlueGreenDeploymentConfiguration {
  const invalid = (message: string) => refusal("InvalidBlueGreenDeploymentConfigurationException", message);
  if (given?.terminateBlueInstancesOnDeploymentSuccess === undefined || given.deploymentReadyOption === undefined) {
    throw invalid("For ECS deployment group, terminateBlueInstancesOnDeploymentSuccess and deploymentReadyOption must be specified");
  }
  if (given.greenFleetProvisioningOption !== undefined) throw invalid("For ECS deployment group, greenFleetProvisioningOption can not be specified");
  const { terminateBlueInstancesOnDeploymentSuccess: ending, deploymentReadyOption: ready } = given;
  if (ending.action === "KEEP_ALIVE") throw invalid("For ECS deployment group, the action on blue instances can only be TERMINATE");
  const waits = { terminationWaitTimeInMinutes: ending.terminationWaitTimeInMinutes, waitTimeInMinutes: ready.waitTimeInMinutes };
  for (const [member, minutes = 0] of Object.entries(waits)) {
    if (minutes < 0 || minutes > WAIT_MINUTES) throw invalid(`${member} must be between 0 and ${WAIT_MINUTES}`);
  }
  if (ready.actionOnTimeout === "STOP_DEPLOYMENT" && (ready.waitTimeInMinutes ?? 0) < 1) throw invalid("waitTimeInMinutes must be at least 1 with the action STOP_DEPLOYMENT");
  return given;
}

/** Those of a group, or of one deployment. */
export function alarmsFrom(given: AlarmConfiguration | undefined): AlarmConfiguration | null {
  if (given === undefined) return null;
  const { enabled = false, alarms = [] } = given;
  if (enabled && alarms.length === 0) throw refusal("InvalidAlarmConfigException", "Alarms must be specified when an alarm configuration is enabled");
  if (alarms.some(({ name }) => name === undefined || name === "")) throw refusal("InvalidAlarmConfigException", "The name of an alarm must be specified");
  if (alarms.length > ALARMS_PER_GROUP) throw refusal("AlarmsLimitExceededException", `A deployment group has at most ${ALARMS_PER_GROUP} alarms`);
  return given;
}

export function autoRollbackFrom(given: AutoRollbackConfiguration | undefined): AutoRollbackConfiguration | null {
  if (given === undefined) return null;
  if (given.enabled === true && (given.events ?? []).length === 0) throw refusal("InvalidAutoRollbackConfigException", "Events must be specified when automatic rollback is enabled");
  return given;
}
