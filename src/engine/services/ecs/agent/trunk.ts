import { assert } from "../../../../lib/assert.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { createInterface, deleteInterface, instanceOf, interfaceOf, type InstanceRow, type InstanceType } from "../../ec2/contract.ts";
import { accountSettings } from "../accountSettings/table.ts";
import { containerInstanceStateChanged } from "../contract.ts";
import { containerInstances, type ContainerInstanceRow } from "../tables.ts";

/** Names the trunk network interface of a container instance that has one. */
export const TRUNK = "ecs.awsvpc-trunk-id";

/**
 * How many tasks an instance gives a network interface of their own with a trunk; null: it has none. ECS guide, "Elastic
 * network interface trunking": the setting must have been on before the instance was launched, and not every type can.
 */
export function trunkedTasksOf(view: View, { trunkedTasks }: InstanceType, instance: Pick<InstanceRow, "launchTime">): number | null {
  const setting = view.find(accountSettings, "awsvpcTrunking");
  return setting?.value === "enabled" && setting.since <= instance.launchTime ? trunkedTasks : null;
}

/** The trunk of an instance that is REGISTERING has been attached: it is ACTIVE. Without an address it never will be. */
export function attachTrunk(ctx: Context, containerInstanceArn: string): void {
  const row = ctx.find(containerInstances, containerInstanceArn);
  if (row?.status !== "REGISTERING") return; // It was deregistered meanwhile.
  const instance = instanceOf(ctx, row.ec2InstanceId);
  assert(instance !== undefined, `${containerInstanceArn} is registering, its instance is gone`);
  const { subnetId, securityGroupIds, instanceId } = instance;
  const trunk = createInterface(ctx, { subnetId, securityGroupIds, instanceId, description: `${containerInstanceArn} trunk` });
  const status = trunk === undefined ? "REGISTRATION_FAILED" : "ACTIVE";
  const attributes = trunk === undefined ? row.attributes : { ...row.attributes, [TRUNK]: trunk.networkInterfaceId };
  ctx.update(containerInstances, containerInstanceArn, { status, attributes, version: row.version + 1 });
  ctx.emit(containerInstanceStateChanged, { containerInstanceArn, status, agentConnected: row.agentConnected });
}

/** Takes the trunk of an instance away. That it takes a while (DEREGISTERING) is left out. */
export function deleteTrunk(ctx: Context, { attributes }: ContainerInstanceRow): void {
  const trunkId = attributes[TRUNK];
  if (trunkId !== undefined && interfaceOf(ctx, trunkId) !== undefined) deleteInterface(ctx, trunkId);
}
