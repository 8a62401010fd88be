import type { AccountDescription, InstanceDescription, NetworkInterfaceDescription } from "../../../../aws/account/description.ts";
import type { Context } from "../../../kernel/context.ts";
import { hexId } from "../../../kernel/ids.ts";
import { instanceForgotten } from "../processes/instanceLife.ts";
import { openNetwork } from "../routing/openNetwork.ts";
import { EVERYTHING } from "../rules.ts";
import { TERMINATED_VISIBLE } from "../timing.ts";
import { groupsByVpc, instances, networkInterfaces, securityGroups, subnets, vpcs } from "../tables.ts";

/** Writes down the network and the instances as they are described. Their machines are nature's. */
export function restoreEc2(ctx: Context, account: AccountDescription, userDataOf: (instanceId: string) => string): void {
  for (const { vpcId, cidrBlock } of account.vpcs) {
    if (ctx.find(vpcs, vpcId) === undefined) restoreVpc(ctx, vpcId, cidrBlock);
  }
  for (const subnet of account.subnets) {
    if (ctx.find(subnets, subnet.subnetId) === undefined) ctx.insert(subnets, { ...subnet, defaultForAz: false, mapPublicIpOnLaunch: true, tags: [] });
  }
  for (const group of account.securityGroups) if (ctx.find(securityGroups, group.groupId) === undefined) restoreGroup(ctx, group);
  // A VPC has a group for whatever names none.
  for (const { vpcId } of account.vpcs) {
    const hasDefault = ctx.where(groupsByVpc, vpcId).some(({ groupName }) => groupName === "default");
    if (!hasDefault) restoreGroup(ctx, { groupId: `sg-0${hexId(ctx, 16)}`, groupName: "default", vpcId });
  }
  for (const instance of account.instances) restoreInstance(ctx, instance, userDataOf(instance.instanceId));
  for (const one of account.networkInterfaces) restoreInterface(ctx, one);
}

/** How a VPC is left is not described: as the default one is. */
function restoreVpc(ctx: Context, vpcId: string, cidrBlock: string): void {
  const names = { enableDnsSupport: true, enableDnsHostnames: true };
  openNetwork(ctx, ctx.insert(vpcs, { vpcId, cidrBlock, isDefault: false, ...names, tags: [] }));
}

/** Who may come in is not described: everybody. */
function restoreGroup(ctx: Context, { groupId, groupName, vpcId }: AccountDescription["securityGroups"][number]): void {
  const open = () => [{ ...EVERYTHING, ruleId: `sgr-0${hexId(ctx, 16)}`, cidrIp: "0.0.0.0/0" }];
  const description = groupName === "default" ? "default VPC security group" : groupName;
  ctx.insert(securityGroups, { groupId, groupName, description, vpcId, ingress: open(), egress: open(), tags: [] });
}

function restoreInstance(ctx: Context, { launchedAgo, state, ...instance }: InstanceDescription, userData: string): void {
  const { vpcId, availabilityZone } = ctx.need(subnets, instance.subnetId);
  ctx.insert(instances, {
    ...instance,
    reservationId: `r-0${hexId(ctx, 16)}`,
    launchIndex: 0,
    clientToken: null,
    requestHash: "",
    state,
    stateReason: null,
    availabilityZone,
    vpcId,
    hasPublicIp: true,
    securityGroupIds: instance.securityGroupIds.length > 0 ? instance.securityGroupIds : [defaultGroup(ctx, vpcId)],
    userData,
    launchTime: ctx.now - launchedAgo,
    terminatedAt: state === "terminated" ? ctx.now : null,
    changesAt: null,
    consoleOutput: [],
  });
  if (state === "terminated") ctx.schedule(instanceForgotten, instance.instanceId, TERMINATED_VISIBLE);
}

function restoreInterface(ctx: Context, { attachmentId, createdAgo, ...given }: NetworkInterfaceDescription): void {
  const { vpcId, availabilityZone } = ctx.need(subnets, given.subnetId);
  ctx.insert(networkInterfaces, {
    ...given,
    vpcId,
    availabilityZone,
    securityGroupIds: given.securityGroupIds.length > 0 ? given.securityGroupIds : [defaultGroup(ctx, vpcId)],
    description: `arn:aws:ecs:attachment/${attachmentId}`,
    createdAt: ctx.now - createdAgo,
  });
}

function defaultGroup(ctx: Context, vpcId: string): string {
  return ctx.where(groupsByVpc, vpcId).find(({ groupName }) => groupName === "default")?.groupId ?? "";
}
