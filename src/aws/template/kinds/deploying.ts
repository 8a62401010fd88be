import type { CreateServiceRequest, DeploymentConfiguration } from "../../generated/ecs.ts";
import { isMembers, type Members } from "../../import/candidates.ts";
import { PREDEFINED } from "../../rules/codeDeployConfigs.ts";
import { isOpen } from "../answered.ts";
import { type Draft, listOf } from "../draft.ts";
import { addFitted } from "../fitted.ts";
import { knownText, textOf } from "../functions.ts";
import type { Resource } from "../plan.ts";
import { KNOWN_LATER } from "./tracked.ts";

const GROUP = "AWS::CodeDeploy::DeploymentGroup";

/** An application of CodeDeploy, or a deployment configuration. */
export const application = ofEcs("CreateApplication", "ApplicationName");
export const deploymentConfig = ofEcs("CreateDeploymentConfig", "DeploymentConfigName");

function ofEcs(operation: "CreateApplication" | "CreateDeploymentConfig", nameMember: string): (draft: Draft, resource: Resource) => void {
  return (draft, resource) => {
    const { Tags: _tags, ...given } = draft.propertiesOf(resource);
    if (given["ComputePlatform"] !== "ECS") return draft.leftOut(resource, "It is not for ECS.");
    const name = knownText(given[nameMember]) ?? resource.id;
    addFitted(draft, resource, { service: "codedeploy", operation, properties: { ...given, [nameMember]: name } });
    draft.means(resource.id, { Ref: name });
    draft.used(resource);
  };
}

/** A deployment group of a service that is made here. */
export function deploymentGroup(draft: Draft, resource: Resource): void {
  const { Tags: _tags, OutdatedInstancesStrategy: _outdated, TerminationHookEnabled: _hook, ...given } = draft.propertiesOf(resource);
  const isMade = (operation: string, member: string) => draft.steps.some(({ call }) => call.operation === operation && isMembers(call.input) && call.input[member] === given[`${member.charAt(0).toUpperCase()}${member.slice(1)}`]);
  const [service] = listOf(given["ECSServices"]);
  if (!isMembers(service) || !draft.steps.some(({ call }) => isDeployed(call.input, service["ServiceName"]))) return draft.leftOut(resource, "Its service is not one that is made here for CodeDeploy.");
  if (!isMade("CreateApplication", "applicationName")) return draft.leftOut(resource, "Its application is not one that is made here.");
  const config = textOf(given["DeploymentConfigName"]);
  if (config !== "" && !Object.hasOwn(PREDEFINED, config) && !isMade("CreateDeploymentConfig", "deploymentConfigName")) return draft.leftOut(resource, "Its deployment configuration is not one that is made here.");
  if (!isOpen(textOf(given["ServiceRoleArn"]))) return draft.leftOut(resource, "Its role is not one that is made here.");
  const DeploymentGroupName = knownText(given["DeploymentGroupName"]) ?? resource.id;
  addFitted(draft, resource, { service: "codedeploy", operation: "CreateDeploymentGroup", properties: { ...given, DeploymentGroupName } });
  draft.means(resource.id, { Ref: DeploymentGroupName });
  draft.used(resource);
}

const isDeployed = (input: unknown, serviceName: unknown): boolean =>
  isMembers(input) && input["serviceName"] === serviceName && isMembers(input["deploymentController"]) && input["deploymentController"]["type"] === "CODE_DEPLOY";

/** An alarm, which deployments may look at. One that acts by a policy of a service comes after that. */
export function alarm(draft: Draft, resource: Resource): void {
  if (!actsOnService(draft, resource)) return putAlarm(draft, resource);
  draft.means(resource.id, { Ref: alarmName(resource) });
}

export function actingAlarm(draft: Draft, resource: Resource): void {
  if (actsOnService(draft, resource)) putAlarm(draft, resource);
}

const alarmName = (resource: Resource): string => knownText(resource.properties["AlarmName"]) ?? resource.id;

function actsOnService(draft: Draft, { properties }: Resource): boolean {
  const marks = ["AlarmActions", "OKActions", "InsufficientDataActions"].flatMap((member) => listOf(properties[member]).flatMap((action) => draft.marksOf(action)));
  return draft.resources.some(({ id, type }) => type === "AWS::ApplicationAutoScaling::ScalingPolicy" && marks.includes(id));
}

function putAlarm(draft: Draft, resource: Resource): void {
  const { Tags: _tags, ...given } = draft.propertiesOf(resource);
  const AlarmName = alarmName(resource);
  draft.means(resource.id, { Ref: AlarmName });
  const metrics = listOf(given["Metrics"]).filter(isMembers);
  const isOfOne = given["MetricName"] !== undefined && (given["Statistic"] ?? given["ExtendedStatistic"]) !== undefined;
  if ((!isOfOne && metrics.length === 0) || given["ThresholdMetricId"] !== undefined) return draft.leftOut(resource, "Alarms are simulated that look at a statistic of one metric, or at metric math.");
  if ([...listOf(given["Dimensions"]), ...metrics.flatMap(dimensionsOf)].some((one) => !isMembers(one) || knownText(one["Value"]) === undefined || isOfBalancer(one))) return draft.leftOut(resource, KNOWN_LATER);
  addFitted(draft, resource, { service: "cloudwatch", operation: "PutMetricAlarm", properties: { ...given, AlarmName } });
  draft.used(resource);
}

/** It has another id here. */
const isOfBalancer = ({ Name }: Members): boolean => Name === "LoadBalancer" || Name === "TargetGroup";

function dimensionsOf({ MetricStat }: Members): readonly unknown[] {
  const metric = isMembers(MetricStat) ? MetricStat["Metric"] : undefined;
  return isMembers(metric) ? listOf(metric["Dimensions"]) : [];
}

/** How traffic moves, where all that it needs is made here. */
export const isRouted = (routing: unknown): boolean =>
  isMembers(routing) && ["AlternateTargetGroupArn", "ProductionListenerRule", "RoleArn"].every((member) => isOpen(textOf(routing[member]))) && (routing["TestListenerRule"] === undefined || isOpen(textOf(routing["TestListenerRule"])));

type Deployed = Pick<CreateServiceRequest, "deploymentController" | "deploymentConfiguration" | "loadBalancers">;

/** What of a service is as it is because of what else is made here: that its traffic moves, or that CodeDeploy deploys it. */
export function deployedBy(draft: Draft, resource: Resource, { deploymentController, deploymentConfiguration, loadBalancers = [], serviceName }: CreateServiceRequest): Deployed {
  if (loadBalancers.length > 0 && loadBalancers.every(({ advancedConfiguration }) => advancedConfiguration !== undefined)) {
    return { loadBalancers, ...(deploymentConfiguration === undefined ? {} : { deploymentConfiguration: withHooksHere(draft, resource, deploymentConfiguration) }) };
  }
  const groups = draft.resources.filter(({ type }) => type === GROUP).flatMap(({ properties }) => listOf(properties["ECSServices"]).filter(isMembers));
  const isOfGroup = groups.some(({ ServiceName }: Members) => ServiceName === serviceName || draft.marksOf(ServiceName).includes(resource.id));
  return deploymentController?.type === "CODE_DEPLOY" && isOfGroup && loadBalancers.length > 0 ? { deploymentController } : {};
}

/** Functions are asked in a role that is made here. */
function withHooksHere(draft: Draft, resource: Resource, { lifecycleHooks, ...rest }: DeploymentConfiguration): DeploymentConfiguration {
  if (lifecycleHooks === undefined) return rest;
  const kept = lifecycleHooks.filter(({ targetType, hookTargetArn, roleArn }) => targetType === "PAUSE" || (hookTargetArn !== undefined && isOpen(roleArn ?? "")));
  if (kept.length < lifecycleHooks.length) draft.leftOut(resource, "DeploymentConfiguration.LifecycleHooks: the role of a hook is not one that is made here.");
  return { ...rest, lifecycleHooks: kept };
}
