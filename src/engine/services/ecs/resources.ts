import { EPHEMERAL_PORTS } from "../../../aws/rules/ports.ts";
import type { Context, View } from "../../kernel/context.ts";
import { guard, type Guard } from "../../kernel/module.ts";
import { agents } from "./agent/tables.ts";
import { boundPortsOn } from "./hostPorts.ts";
import type { PortRange } from "./limits.ts";
import { containerInstances } from "./tables.ts";
import type { ContainerInstanceRow, TaskNeeds } from "./tables.ts";

/** Takes what one task needs from a container instance. That it fits was seen before; a guard watches over it. */
export function reserve(ctx: Context, containerInstanceArn: string, needs: TaskNeeds): void {
  const instance = ctx.need(containerInstances, containerInstanceArn);
  const common = {
    cpuUnitsFree: instance.cpuUnitsFree - needs.cpuUnits,
    memoryMiBFree: instance.memoryMiBFree - needs.memoryMiB,
    version: instance.version + 1,
  };
  // Made with every launch: what there is nothing to add to is not taken apart.
  const more = rarer(instance, needs, { ports: withPorts, sign: -1 });
  ctx.update(containerInstances, containerInstanceArn, more === NOTHING ? common : { ...common, ...more });
}

/** Gives back what a task held. An instance that is already forgotten has nothing to be given back to. */
export function release(ctx: Context, containerInstanceArn: string, needs: TaskNeeds): void {
  const instance = ctx.find(containerInstances, containerInstanceArn);
  if (instance === undefined) return;
  ctx.update(containerInstances, containerInstanceArn, {
    cpuUnitsFree: instance.cpuUnitsFree + needs.cpuUnits,
    memoryMiBFree: instance.memoryMiBFree + needs.memoryMiB,
    version: instance.version + 1,
    ...rarer(instance, needs, { ports: withoutPorts, sign: 1 }),
  });
}

/** Ports, GPUs and network interfaces: most tasks need none, and what does not change is not written. */
function rarer(
  { portsTaken, portsUdpTaken, gpusFree, enisFree }: ContainerInstanceRow,
  { ports, portsUdp, gpus, enis }: TaskNeeds,
  change: { readonly ports: typeof withPorts; readonly sign: 1 | -1 },
): Partial<ContainerInstanceRow> {
  if (ports.length + portsUdp.length + gpus + enis === 0) return NOTHING;
  return {
    portsTaken: change.ports(portsTaken, ports),
    portsUdpTaken: change.ports(portsUdpTaken, portsUdp),
    gpusFree: gpusFree + change.sign * gpus,
    enisFree: enisFree + change.sign * enis,
  };
}

const NOTHING: Partial<ContainerInstanceRow> = {};

/**
 * The host port the agent would hand out next: the first free one above the last, from the start of the range again
 * after its end (ecs-agent, ephemeral_ports.go). undefined: the range is used up, and the container cannot start.
 */
export function nextDynamicPort(view: View, instance: ContainerInstanceRow): number | undefined {
  const range = dynamicPortsOf(view, instance);
  const bound = boundPortsOn(view, instance.containerInstanceArn);
  const size = range.last - range.first + 1;
  const start = Math.min(Math.max(instance.lastDynamicPort + 1 - range.first, 0), size) % size;
  for (let i = 0; i < size; i++) {
    const port = range.first + ((start + i) % size);
    if (!bound.has(port) && !instance.portsTaken.includes(port) && !instance.portsUdpTaken.includes(port)) return port;
  }
  return undefined;
}

/** Hands out the next dynamic port and remembers it, so that two ports of one task differ. */
export function takeDynamicPort(ctx: Context, containerInstanceArn: string): number | undefined {
  const instance = ctx.need(containerInstances, containerInstanceArn);
  const port = nextDynamicPort(ctx, instance);
  if (port !== undefined) ctx.update(containerInstances, containerInstanceArn, { lastDynamicPort: port });
  return port;
}

/** What must hold of a container instance whatever happens. */
export const resourceGuards: readonly Guard[] = [
  guard(containerInstances, (_view, row) => overcommitment(row)),
  guard(containerInstances, (_view, { portsTaken }, before) => (portsTaken === before?.portsTaken ? undefined : repetition(portsTaken, "TCP"))),
  guard(containerInstances, (_view, { portsUdpTaken }, before) => (portsUdpTaken === before?.portsUdpTaken ? undefined : repetition(portsUdpTaken, "UDP"))),
];

function overcommitment(row: ContainerInstanceRow): string | undefined {
  if (row.cpuUnitsFree < 0 || row.cpuUnitsFree > row.cpuUnits) return `${row.cpuUnitsFree} CPU units free of ${row.cpuUnits}`;
  if (row.memoryMiBFree < 0 || row.memoryMiBFree > row.memoryMiB) return `${row.memoryMiBFree} MiB free of ${row.memoryMiB}`;
  if (row.gpusFree < 0 || row.gpusFree > row.gpus) return `${row.gpusFree} GPUs free of ${row.gpus}`;
  if (row.enisFree < 0 || row.enisFree > row.enis) return `${row.enisFree} network interfaces free of ${row.enis}`;
  return undefined;
}

/** Ports stand in ascending order, so a port taken twice stands beside itself. */
function repetition(ports: readonly number[], protocol: string): string | undefined {
  const at = ports.findIndex((port, i) => i > 0 && port <= (ports[i - 1] ?? 0));
  return at < 0 ? undefined : `${protocol} port ${ports[at]} is taken twice`;
}

function withPorts(taken: readonly number[], more: readonly number[]): readonly number[] {
  return more.length === 0 ? taken : [...taken, ...more].sort((a, b) => a - b);
}

function withoutPorts(taken: readonly number[], less: readonly number[]): readonly number[] {
  return less.length === 0 ? taken : taken.filter((port) => !less.includes(port));
}

function dynamicPortsOf(view: View, instance: ContainerInstanceRow): PortRange {
  return view.find(agents, instance.ec2InstanceId)?.config.dynamicPorts ?? EPHEMERAL_PORTS;
}
