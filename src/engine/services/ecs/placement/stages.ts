import { RESERVED_PORTS_PER_INSTANCE } from "../limits.ts";
import { judge, least, type Seat, type Stage } from "./stage.ts";

/** Only ACTIVE instances take new tasks. ECS guide, "Container instance draining". */
export const acceptsTasks = judge("status", ({ instance }) =>
  instance.status === "ACTIVE" ? undefined : { kind: "status", status: instance.status },
);

/** Only an agent that is connected can be given a task. */
export const agentConnected = judge("agent", ({ instance }) =>
  instance.agentConnected ? undefined : { kind: "agent" },
);

/** Each attribute that the definition requires must be there, and have the value if one is named. */
export const hasAttributes = judge("attributes", ({ instance }, { requiresAttributes }) => {
  for (const { name, value } of requiresAttributes) {
    const has = instance.attributes[name];
    if (has === undefined || (value !== undefined && has !== value)) return { kind: "attribute", name };
  }
  return undefined;
});

export const enoughCpu = judge("cpu", (seat, { needs }) =>
  seat.cpuUnitsFree >= needs.cpuUnits ? undefined : { kind: "cpu", needs: needs.cpuUnits, has: seat.cpuUnitsFree },
);

export const enoughMemory = judge("memory", (seat, { needs }) =>
  seat.memoryMiBFree >= needs.memoryMiB
    ? undefined
    : { kind: "memory", needs: needs.memoryMiB, has: seat.memoryMiBFree },
);

/** A static host port belongs to one task of an instance. */
export const portsFree = judge("ports", (seat, { needs }) => {
  for (const port of needs.ports) if (seat.portsTaken.includes(port)) return { kind: "port", port, protocol: "tcp" };
  for (const port of needs.portsUdp) {
    if (seat.portsUdpTaken.includes(port)) return { kind: "port", port, protocol: "udp" };
  }
  const asked = needs.ports.length + needs.portsUdp.length;
  const has = Math.max(0, RESERVED_PORTS_PER_INSTANCE - seat.portsTaken.length - seat.portsUdpTaken.length);
  return asked > has ? { kind: "portQuota", needs: asked, has } : undefined;
});

/** The zones with the fewest tasks of the service, of those in which an instance is left. */
export const spreadOverZones = least(
  "spread(attribute:ecs.availability-zone)",
  ({ instance }, { siblingsByZone }) => siblingsByZone.get(instance.availabilityZone) ?? 0,
  ({ instance }, had, best) => `${shortZone(instance.availabilityZone)} has ${tasks(had)}, another zone ${best}`,
);

/** The instances with the fewest tasks of the service. ECS API, UpdateService: the default after the zones. */
export const fewestTasks = least(
  "fewest tasks",
  (seat: Seat) => seat.siblings,
  (_seat, had, best) => `has ${tasks(had)} of it, another instance ${best}`,
);

/**
 * What binds, in the order in which the simulation looks. AWS does not say which reason it names first: assumed.
 */
export const FILTERS: readonly Stage[] = [
  acceptsTasks,
  agentConnected,
  hasAttributes,
  enoughCpu,
  enoughMemory,
  portsFree,
];

/** What a service without a placement strategy prefers. */
export const SERVICE_DEFAULT: readonly Stage[] = [spreadOverZones, fewestTasks];

/** `us-east-1a` as people say it: `1a`. */
export const shortZone = (availabilityZone: string): string => availabilityZone.slice(-2);

const tasks = (count: number): string => (count === 1 ? "1 task" : `${count} tasks`);
