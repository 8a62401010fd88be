import type { NetworkConfiguration } from "../../aws/generated/ecs.ts";
import type { Rows } from "../../bridge/protocol.ts";
import type { Tables } from "../store/replica.ts";
import { taskSubnetIds, usualGroupId, usualVpcId } from "./usualNetwork.ts";

/** Where the network interfaces of awsvpc tasks are made. */
export interface NetworkDraft {
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
  /** On Fargate: their addresses are public as well. */
  readonly isPublic?: boolean;
}

type Definition = Rows["ecs.taskDefinitions"] | undefined;

/** The part of a request that says it; nothing for definitions in another network mode. */
export interface NetworkInput {
  readonly networkConfiguration?: NetworkConfiguration;
}

/** What the console begins with: the subnets in which instances are, and their security group; else those of the default VPC. */
export function networkDraftFor(tables: Tables): NetworkDraft {
  const vpcId = usualVpcId(tables);
  const groupId = usualGroupId(vpcId, tables) ?? [...tables["ec2.securityGroups"].values()].find((row) => row.vpcId === vpcId && row.groupName === "default")?.groupId;
  return { subnetIds: taskSubnetIds(vpcId, tables), securityGroupIds: groupId === undefined ? [] : [groupId] };
}

export function networkOf({ subnetIds, securityGroupIds, isPublic }: NetworkDraft, definition: Definition): NetworkInput {
  if (!hasNetwork(definition)) return {};
  return { networkConfiguration: { awsvpcConfiguration: { subnets: subnetIds, ...(securityGroupIds.length === 0 ? {} : { securityGroups: securityGroupIds }), ...(isPublic === undefined ? {} : { assignPublicIp: isPublic ? "ENABLED" : "DISABLED" }) } } };
}

/** What a gesture says of it, that asks nothing: the same as a form begins with. */
export function usualNetworkOf(definition: Definition, tables: Tables): NetworkInput {
  return hasNetwork(definition) ? networkOf(networkDraftFor(tables), definition) : {};
}

export function hasNetwork(definition: Definition): boolean {
  return definition?.definition.networkMode === "awsvpc";
}
