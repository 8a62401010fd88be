import { clusterArn, containerInstanceArn } from "../../../../aws/arn.ts";
import type { AccountDescription, ContainerInstanceDescription } from "../../../../aws/account/description.ts";
import { withTag } from "../../../../lib/imageName.ts";
import type { Context } from "../../../kernel/context.ts";
import { restoreMachine } from "../../../physics/contract.ts";
import { instanceOf, instanceTypes } from "../../ec2/contract.ts";
import { isBuiltInAttribute } from "../agent/attributes.ts";
import { agentConfigFrom } from "../agent/config.ts";
import { agents } from "../agent/tables.ts";
import { AGENT_SILENCE, TRUNK_ATTACH } from "../agent/timing.ts";
import { TRUNK } from "../agent/trunk.ts";
import { providerOfInstance } from "../capacityProviders/managed.ts";
import { containerInstances } from "../tables.ts";
import { trunkAttaches } from "../timers.ts";

/** Writes down the container instances with all that they have free, their agents and their machines. */
export function restoreContainerInstances(ctx: Context, account: AccountDescription): void {
  const enisHeld = new Map<string, number>();
  const images = new Map<string, Set<string>>();
  for (const { cluster, containerInstance, lastStatus, network, containers } of account.tasks) {
    const place = `${cluster}/${containerInstance}`;
    if (network !== null && lastStatus !== "STOPPED") enisHeld.set(place, (enisHeld.get(place) ?? 0) + 1);
    const held = images.get(place) ?? new Set();
    for (const container of containers) if (container.lastStatus === "RUNNING") held.add(withTag(container.image));
    images.set(place, held);
  }
  for (const instance of account.containerInstances) {
    const place = `${instance.cluster}/${instance.id}`;
    const machine = restoreContainerInstance(ctx, instance, { names: account.capabilities[instance.capabilities] ?? [], enisHeld: enisHeld.get(place) ?? 0 });
    const { instanceId, instanceType, availabilityZone, launchTime, state } = machine;
    // Of a terminated instance only its record at ECS is left.
    if (state === "terminated") continue;
    const powered = state === "running";
    const agentReachable = !powered || instance.agentConnected;
    restoreMachine(ctx, { instanceId, instanceType, availabilityZone, powered, agentReachable, imagesHeld: [...(images.get(place) ?? [])], bootedAt: launchTime });
  }
}

/** Returns the EC2 instance that it is on. */
function restoreContainerInstance(
  ctx: Context,
  { cluster, id, instanceId, capabilities: _place, enis: asked, ports, portsUdp, registeredAgo, ...as }: ContainerInstanceDescription,
  { names, enisHeld }: { readonly names: readonly string[]; readonly enisHeld: number },
) {
  const instance = instanceOf(ctx, instanceId);
  if (instance === undefined) throw new Error(`${instanceId} was seen to be described`);
  const attributes = Object.fromEntries([
    ...as.attributes.map(({ name, value }) => [name, value] as const),
    ...names.map((name) => [name, ""] as const),
    ["ecs.availability-zone", instance.availabilityZone] as const,
  ]);
  const type = instanceTypes.get(instance.instanceType);
  const usual = type === undefined ? UNKNOWN_ENIS : ((attributes[TRUNK] === undefined ? null : type.trunkedTasks) ?? type.networkInterfaces - 1);
  const enis = asked ?? Math.max(usual, enisHeld);
  const taken = { portsReserved: ascending(ports), portsUdpReserved: ascending(portsUdp) };
  const config = configOf({ cluster, attributes, tags: as.tags, ...taken });
  ctx.insert(containerInstances, {
    ...as,
    ...providerOfInstance(ctx, clusterArn(cluster), instanceId),
    containerInstanceArn: containerInstanceArn(cluster, id),
    clusterArn: clusterArn(cluster),
    ec2InstanceId: instanceId,
    instanceType: instance.instanceType,
    availabilityZone: instance.availabilityZone,
    cpuUnitsFree: as.cpuUnits,
    memoryMiBFree: as.memoryMiB,
    ...taken,
    portsTaken: taken.portsReserved,
    portsUdpTaken: taken.portsUdpReserved,
    lastDynamicPort: config.dynamicPorts.first - 1,
    gpusFree: as.gpus,
    enis,
    enisFree: enis,
    attributes,
    registeredAt: ctx.now - registeredAgo,
    inactiveSince: null,
  });
  if (as.status === "REGISTERING") ctx.schedule(trunkAttaches, containerInstanceArn(cluster, id), TRUNK_ATTACH);
  if (instance.state === "terminated") return instance;
  ctx.insert(agents, {
    instanceId,
    state: instance.state === "running" ? "registered" : "down",
    config,
    silentSince: as.agentConnected ? null : ctx.now - AGENT_SILENCE,
    containerInstanceArn: containerInstanceArn(cluster, id),
    mayReport: true,
    failures: 0,
  });
  return instance;
}

/** Network interfaces of a type that is not known here, for tasks. Assumed. */
const UNKNOWN_ENIS = 3;

/** What its agent must have been told, as far as the container instance shows it. */
function configOf(of: {
  readonly cluster: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly tags: ContainerInstanceDescription["tags"];
  readonly portsReserved: readonly number[];
  readonly portsUdpReserved: readonly number[];
}) {
  const own = Object.entries(of.attributes).filter(([name]) => !isBuiltInAttribute(name));
  return {
    ...agentConfigFrom(""),
    cluster: of.cluster,
    attributes: Object.fromEntries(own),
    tags: of.tags,
    reservedPorts: of.portsReserved,
    reservedPortsUdp: of.portsUdpReserved,
    taskEni: Object.hasOwn(of.attributes, "ecs.capability.task-eni"),
  };
}

const ascending = (ports: readonly number[]): readonly number[] => ports.toSorted((a, b) => a - b);
