import type { Context, View } from "../../../kernel/context.ts";
import { uuid } from "../../../kernel/ids.ts";
import {
  createInterface,
  defaultSecurityGroupOf,
  deleteInterface,
  freeAddressesIn,
  interfaceOf,
  securityGroupOf,
  subnetOf,
} from "../../ec2/contract.ts";
import type { TaskInterface, TaskNetwork, TaskRow } from "../tables.ts";
import { moveInterface } from "../timers.ts";
import { ENI_ATTACH_MAX, ENI_ATTACH_MIN, ENI_CREATE, ENI_DELETE, ENI_DETACH, FARGATE_PROVISION } from "../timing.ts";
import { changeTask, isOnFargate, machineOf } from "./taskRows.ts";

/**
 * The network interface of a task that has just got its place: PRECREATED, in a subnet of its zone. Of several the one
 * with the most free addresses is taken (assumed). EC2 makes the interface in a moment.
 */
export function plannedInterface(ctx: Context, { subnetIds }: TaskNetwork, availabilityZone: string): TaskInterface {
  let subnetId = subnetIds[0] ?? "";
  let most = -1;
  for (const id of subnetIds) {
    const subnet = subnetOf(ctx, id);
    if (subnet?.availabilityZone !== availabilityZone) continue;
    const free = freeAddressesIn(ctx, subnet);
    if (free > most) [subnetId, most] = [id, free];
  }
  const doneAt = ctx.now + ENI_CREATE;
  return { attachmentId: uuid(ctx), status: "PRECREATED", subnetId, doneAt, networkInterfaceId: null, privateIpv4Address: null, macAddress: null };
}

/** EC2 makes the interface and begins to attach it. False: the subnet has no address left. */
export function createTaskInterface(ctx: Context, task: TaskRow, planned: TaskInterface): boolean {
  const { subnetId, attachmentId } = planned;
  const made = createInterface(ctx, {
    subnetId,
    securityGroupIds: groupsOf(ctx, task, subnetId),
    instanceId: machineOf(ctx, task),
    description: `arn:aws:ecs:attachment/${attachmentId}`,
    ...(task.network?.assignPublicIp === true ? { hasPublicIp: true } : {}),
  });
  if (made === undefined) return false;
  const { networkInterfaceId, privateIpAddress: privateIpv4Address, macAddress } = made;
  const takes = (isOnFargate(task) ? FARGATE_PROVISION : 0) + ENI_ATTACH_MIN + ctx.random("interfaces", ENI_ATTACH_MAX - ENI_ATTACH_MIN + 1);
  change(ctx, task, { ...planned, status: "ATTACHING", networkInterfaceId, privateIpv4Address, macAddress }, takes);
  return true;
}

/** Whether EC2 has attached the interface of a task, so that its agent can see it. */
export function isAttached(view: View, { networkInterface }: TaskRow): boolean {
  return networkInterface?.status === "ATTACHING" && networkInterface.doneAt !== null && view.now >= networkInterface.doneAt;
}

/** Begins to take the interface of a task away, if it has one. False: there is nothing to take away. */
export function beginDetaching(ctx: Context, task: TaskRow): boolean {
  const { networkInterface } = task;
  if (networkInterface === null || networkInterface.networkInterfaceId === null || networkInterface.status === "DELETED") return false;
  change(ctx, changeTask(ctx, task.taskArn, { lastStatus: "DEPROVISIONING" }), { ...networkInterface, status: "DETACHING" }, ENI_DETACH);
  return true;
}

/** The interface is off its instance; EC2 deletes it next. */
export function endDetaching(ctx: Context, task: TaskRow, detached: TaskInterface): void {
  change(ctx, task, { ...detached, status: "DETACHED" }, ENI_DELETE);
}

/** What a task that stops now shows of its interface. EC2 forgets the interface itself. */
export function deletedInterface(ctx: Context, { networkInterface }: TaskRow): TaskInterface | null {
  if (networkInterface === null) return null;
  const { networkInterfaceId } = networkInterface;
  if (networkInterfaceId !== null && interfaceOf(ctx, networkInterfaceId) !== undefined) deleteInterface(ctx, networkInterfaceId);
  return { ...networkInterface, status: "DELETED", doneAt: null };
}

function change(ctx: Context, { taskArn }: TaskRow, networkInterface: TaskInterface, takes: number): void {
  changeTask(ctx, taskArn, { networkInterface: { ...networkInterface, doneAt: ctx.now + takes } });
  ctx.schedule(moveInterface, taskArn, takes);
}

/** ECS API, AwsVpcConfiguration: none named means the default one of the VPC. A group that was deleted since is passed over. */
function groupsOf(view: View, { network }: TaskRow, subnetId: string): readonly string[] {
  const named = (network?.securityGroupIds ?? []).filter((groupId) => securityGroupOf(view, groupId) !== undefined);
  return named.length > 0 ? named : [defaultSecurityGroupOf(view, subnetOf(view, subnetId)?.vpcId ?? "").groupId];
}
