import type { ManagedInstancesNetworkConfiguration, NetworkConfiguration } from "../../../aws/generated/ecs.ts";
import type { View } from "../../kernel/context.ts";
import { securityGroupOf, subnetOf } from "../ec2/contract.ts";
import { targetGroupNamed } from "../elbv2/contract.ts";
import { SECURITY_GROUPS_PER_NETWORK, SUBNETS_PER_NETWORK } from "./limits.ts";
import { invalidParameter } from "./refusals.ts";
import type { TaskDefinitionRow, TaskNetwork } from "./tables.ts";

/**
 * Where tasks of a definition get their network interfaces; null in modes without one. What a service has already is
 * kept when an update says nothing. Throws InvalidParameterException; the wordings were observed unless said otherwise.
 */
export function networkFrom(
  view: View,
  { definition }: TaskDefinitionRow,
  { given, before = null, onFargate = false }: { readonly given: NetworkConfiguration | undefined; readonly before?: TaskNetwork | null; readonly onFargate?: boolean },
): TaskNetwork | null {
  const configuration = given?.awsvpcConfiguration;
  if (definition.networkMode !== "awsvpc") {
    if (configuration === undefined && before === null) return null;
    throw invalidParameter("Network Configuration is not valid for the given networkMode of this task definition.");
  }
  if (configuration === undefined) {
    if (before?.assignPublicIp === true && !onFargate) throw invalidParameter(NO_PUBLIC_ADDRESS);
    if (before !== null) return before;
    throw invalidParameter("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
  }
  const { subnets = [], securityGroups = [], assignPublicIp = "DISABLED" } = configuration;
  const isPublic = assignPublicIp === "ENABLED";
  if (isPublic && !onFargate) throw invalidParameter(NO_PUBLIC_ADDRESS);
  const vpcId = vpcOfSubnets(view, subnets);
  checkGroups(view, securityGroups, vpcId);
  const network = { subnetIds: [...new Set(subnets)], securityGroupIds: [...new Set(securityGroups)] };
  return isPublic ? { ...network, assignPublicIp: true } : network;
}

const NO_PUBLIC_ADDRESS = "Assign public IP is not supported for this launch type.";

/** Where instances that ECS launches are to be. Throws InvalidParameterException. */
export function checkNetwork(view: View, { subnets = [], securityGroups = [] }: ManagedInstancesNetworkConfiguration): void {
  checkGroups(view, securityGroups, vpcOfSubnets(view, subnets));
}

/** Whether two networks are the same, so that a service need not be deployed anew. */
export function areSameNetworks(a: TaskNetwork | null, b: TaskNetwork | null): boolean {
  if (a === null || b === null) return a === b;
  return a.assignPublicIp === b.assignPublicIp && areSame(a.subnetIds, b.subnetIds) && areSame(a.securityGroupIds, b.securityGroupIds);
}

/** A target group takes either instances or addresses; a task with an interface of its own is known by its address. */
export function checkTargetType(view: View, { definition }: TaskDefinitionRow, targetGroupArn: string): void {
  const group = targetGroupNamed(view, targetGroupArn);
  const { networkMode = "bridge" } = definition;
  if (group === undefined || (networkMode === "awsvpc") === (group.targetType === "ip")) return;
  throw invalidParameter(
    `The provided target group ${group.targetGroupArn} has target type ${group.targetType}, which is incompatible with the ${networkMode} network mode specified in the task definition.`,
  );
}

function vpcOfSubnets(view: View, subnetIds: readonly string[]): string {
  if (subnetIds.length === 0) throw invalidParameter("subnets can not be empty."); // Assumed wording.
  // ECS API, AwsVpcConfiguration; the wording is assumed after that of load balancers.
  if (subnetIds.length > SUBNETS_PER_NETWORK) throw invalidParameter(`subnets can have at most ${SUBNETS_PER_NETWORK} items.`);
  const vpcIds = new Set(
    subnetIds.map((subnetId) => {
      const subnet = subnetOf(view, subnetId);
      if (subnet !== undefined) return subnet.vpcId;
      throw invalidParameter(
        `Error retrieving subnet information for [${subnetId}]: The subnet ID '${subnetId}' does not exist (ErrorCode: InvalidSubnetID.NotFound)`,
      );
    }),
  );
  const [vpcId = "", another] = vpcIds;
  // ECS API, AwsVpcConfiguration; the wording is assumed.
  if (another !== undefined) throw invalidParameter("Subnets must all be in the same VPC.");
  return vpcId;
}

function checkGroups(view: View, groupIds: readonly string[], vpcId: string): void {
  if (groupIds.length > SECURITY_GROUPS_PER_NETWORK) {
    throw invalidParameter(`security groups can have at most ${SECURITY_GROUPS_PER_NETWORK} items.`); // As for subnets.
  }
  for (const groupId of groupIds) {
    const group = securityGroupOf(view, groupId);
    if (group === undefined) {
      // Assumed, after the wording for subnets.
      throw invalidParameter(
        `Error retrieving security group information for [${groupId}]: The security group '${groupId}' does not exist (ErrorCode: InvalidGroup.NotFound)`,
      );
    }
    if (group.vpcId !== vpcId) throw invalidParameter("Security groups and subnets must be in the same VPC."); // Assumed wording.
  }
}

function areSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i]);
}
