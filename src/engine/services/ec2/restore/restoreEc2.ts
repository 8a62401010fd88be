import type { AccountDescription } from "../../../../aws/account/description.ts";
import type { InstanceDescription, NetworkInterfaceDescription, RuleDescription, SecurityGroupDescription, VpcDescription } from "../../../../aws/account/network.ts";
import type { Context } from "../../../kernel/context.ts";
import { hexId } from "../../../kernel/ids.ts";
import { instanceForgotten } from "../processes/instanceLife.ts";
import { EVERYTHING } from "../rules.ts";
import { TERMINATED_VISIBLE } from "../timing.ts";
import { groupsByVpc, instances, networkInterfaces, securityGroups, subnets, subnetsByZone, vpcs } from "../tables.ts";
import { keepVolume } from "../volumeUse.ts";
import { giveWay } from "./giveWay.ts";
import { restoreRouting } from "./restoreRouting.ts";

/** Writes down the network and the instances as they are described. Their machines are nature's. */
export function restoreEc2(ctx: Context, account: AccountDescription, userDataOf: (instanceId: string) => string): void {
  if (account.vpcs.some(({ isDefault }) => isDefault)) giveWay(ctx, account);
  const made = account.vpcs.filter(({ vpcId }) => ctx.find(vpcs, vpcId) === undefined);
  for (const vpc of made) restoreVpc(ctx, vpc);
  for (const subnet of account.subnets) {
    const defaultForAz = ctx.need(vpcs, subnet.vpcId).isDefault && ctx.where(subnetsByZone, subnet.availabilityZone).every((one) => !one.defaultForAz);
    if (ctx.find(subnets, subnet.subnetId) === undefined) ctx.insert(subnets, { ...subnet, defaultForAz });
  }
  for (const group of account.securityGroups) restoreGroup(ctx, group);
  // A VPC has a group for whatever names none.
  for (const { vpcId } of made) if (defaultGroup(ctx, vpcId) === "") restoreGroup(ctx, groupOf(ctx, vpcId));
  restoreRouting(ctx, account, made);
  for (const instance of account.instances) restoreInstance(ctx, instance, userDataOf(instance.instanceId));
  for (const one of account.networkInterfaces) restoreInterface(ctx, one);
}

/** How its names are resolved is not described. The account has one default VPC: another by that description is one of many. */
function restoreVpc(ctx: Context, { vpcId, cidrBlock, isDefault, tags }: VpcDescription): void {
  const names = { enableDnsSupport: true, enableDnsHostnames: true };
  const isOnly = ctx.all(vpcs).every((vpc) => !vpc.isDefault);
  ctx.insert(vpcs, { vpcId, cidrBlock, isDefault: isDefault && isOnly, ...names, tags });
}

/** One that is there already is given the rules that are described. */
function restoreGroup(ctx: Context, { groupId, groupName, vpcId, tags, ...given }: SecurityGroupDescription): void {
  const before = ctx.find(securityGroups, groupId);
  const withIds = (rules: readonly RuleDescription[]) => rules.map(({ ruleId, ...rule }) => ({ ...rule, ruleId: ruleId ?? `sgr-0${hexId(ctx, 16)}` }));
  if (before !== undefined) {
    const { ingress, egress } = given;
    ctx.update(securityGroups, groupId, { ...(ingress === null ? {} : { ingress: withIds(ingress) }), ...(egress === null ? {} : { egress: withIds(egress) }) });
    return;
  }
  const description = given.description ?? (groupName === "default" ? "default VPC security group" : groupName);
  ctx.insert(securityGroups, { groupId, groupName, description, vpcId, ingress: withIds(given.ingress ?? OPEN), egress: withIds(given.egress ?? OPEN), tags });
}

const OPEN: readonly RuleDescription[] = [{ ...EVERYTHING, ruleId: null, cidrIp: "0.0.0.0/0" }];

const groupOf = (ctx: Context, vpcId: string): SecurityGroupDescription => ({ groupId: `sg-0${hexId(ctx, 16)}`, groupName: "default", vpcId, description: null, ingress: null, egress: null, tags: [] });

function restoreInstance(ctx: Context, { launchedAgo, state, ...instance }: InstanceDescription, userData: string): void {
  const { vpcId, availabilityZone } = ctx.need(subnets, instance.subnetId);
  const row = ctx.insert(instances, {
    ...instance,
    reservationId: `r-0${hexId(ctx, 16)}`,
    launchIndex: 0,
    clientToken: null,
    requestHash: "",
    state,
    stateReason: null,
    availabilityZone,
    vpcId,
    securityGroupIds: instance.securityGroupIds.length > 0 ? instance.securityGroupIds : [defaultGroup(ctx, vpcId)],
    userData,
    launchTime: ctx.now - launchedAgo,
    terminatedAt: state === "terminated" ? ctx.now : null,
    changesAt: null,
    consoleOutput: [],
  });
  keepVolume(ctx, row);
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
