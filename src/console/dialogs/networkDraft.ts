import type { NetworkConfiguration } from "../../aws/generated/ecs.ts";
import type { Rows } from "../../bridge/protocol.ts";
import type { Tables } from "../store/replica.ts";

/** Where the network interfaces of awsvpc tasks are made. */
export interface NetworkDraft {
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
}

type Definition = Rows["ecs.taskDefinitions"] | undefined;

/** The part of a request that says it; nothing for definitions in another network mode. */
export interface NetworkInput {
  readonly networkConfiguration?: NetworkConfiguration;
}

/** What the console begins with: every subnet of the default VPC, and its own security group. */
export function networkDraftFor(tables: Tables): NetworkDraft {
  const vpc = [...tables["ec2.vpcs"].values()].find(({ isDefault }) => isDefault)?.vpcId;
  const inVpc = (row: { readonly vpcId: string }) => row.vpcId === vpc;
  const group = [...tables["ec2.securityGroups"].values()].find((row) => inVpc(row) && row.groupName === "default");
  return {
    subnetIds: [...tables["ec2.subnets"].values()].filter(inVpc).map(({ subnetId }) => subnetId),
    securityGroupIds: group === undefined ? [] : [group.groupId],
  };
}

export function networkOf({ subnetIds, securityGroupIds }: NetworkDraft, definition: Definition): NetworkInput {
  if (!hasNetwork(definition)) return {};
  return { networkConfiguration: { awsvpcConfiguration: { subnets: subnetIds, ...(securityGroupIds.length === 0 ? {} : { securityGroups: securityGroupIds }) } } };
}

/** What a gesture says of it, that asks nothing: the same as a form begins with. */
export function usualNetworkOf(definition: Definition, tables: Tables): NetworkInput {
  return hasNetwork(definition) ? networkOf(networkDraftFor(tables), definition) : {};
}

export function hasNetwork(definition: Definition): boolean {
  return definition?.definition.networkMode === "awsvpc";
}
