import type { TaskDescription } from "../../account/description.ts";
import { EPHEMERAL_PORTS } from "../../rules/ports.ts";
import type { TaskNeeds } from "../../rules/taskDefinition.ts";
import type { DefinitionsDraft, DraftDefinition } from "./definitions.ts";
import type { Held } from "./held.ts";
import type { InstancesDraft } from "./instances.ts";
import { madeUp, madeUpUuid } from "./names.ts";
import type { NetworkDraft } from "./network.ts";
import type { Report } from "./remark.ts";
import type { DraftService, ServicesDraft } from "./services.ts";
import type { TasksDraft } from "./tasks.ts";

interface Around {
  readonly network: NetworkDraft;
  readonly definitions: DefinitionsDraft;
  readonly instances: InstancesDraft;
  readonly services: ServicesDraft;
  readonly tasks: TasksDraft;
  readonly report: Report;
}

/** What nobody described and holds a part of an instance. */
const UNKNOWN = "unknown-workload";

/** Stand-ins on one instance; what is reserved for more of them is one's. */
const STAND_INS = 20;

/**
 * Explains what instances have reserved beyond the tasks that are described: by what is kept for daemons, by tasks that
 * services say they have, and what is left by stand-ins.
 */
export class Reserve {
  readonly shares: { readonly cluster: string; readonly service: string; readonly containerInstance: string }[] = [];
  readonly #around: Around;
  readonly #missing: Missing[];
  readonly #standIns = new Map<string, DraftDefinition | undefined>();

  constructor(around: Around) {
    this.#around = around;
    this.#missing = missingTasks(around);
    for (const instance of around.instances.drafts.values()) if (instance.remaining !== null) this.#explain(around.tasks.heldOn(instance));
    for (const { service, count, name } of this.#missing) {
      if (count > 0) around.report.assumed(service.spot, `Service ${name}`, `${count} of its tasks ${count === 1 ? "is" : "are"} not described: the scheduler places ${count === 1 ? "it" : "them"}.`);
    }
  }

  #explain(held: Held): void {
    this.#keepShares(held);
    this.#seatMissing(held);
    const { instance } = held;
    const open = openOn(held);
    const what = `Container instance ${instance.described.id.slice(0, 8)}`;
    if (open.cpuUnits < 0 || open.memoryMiB < 0) {
      const [cpu, memory] = [Math.max(0, -open.cpuUnits), Math.max(0, -open.memoryMiB)];
      this.#around.report.assumed(instance.spot, what, `Its tasks hold ${cpu} CPU units and ${memory} MiB more than it says are reserved: what they need counts.`);
    }
    const cpuUnits = Math.max(0, open.cpuUnits);
    const memoryMiB = Math.max(0, open.memoryMiB);
    if (cpuUnits + memoryMiB + open.ports.length + open.portsUdp.length === 0) return;
    const made = this.#fill(held, { ...open, cpuUnits, memoryMiB });
    const amount = `${cpuUnits} CPU units, ${memoryMiB} MiB${open.ports.length > 0 ? `, ports ${open.ports.join(", ")}` : ""}`;
    if (made > 0) this.#around.report.assumed(instance.spot, what, `${amount} are reserved and no task that is described explains it: ${made === 1 ? "a stand-in holds" : `${made} stand-ins hold`} it (${UNKNOWN}).`);
    else this.#around.report.leftOut(instance.spot, what, `${amount} are reserved, which no task could hold.`);
  }

  /** A daemon whose task is away has its place kept. */
  #keepShares(held: Held): void {
    const { cluster, id, status } = held.instance.described;
    if (status !== "ACTIVE") return;
    for (const { described } of this.#around.services.drafts.values()) {
      const { serviceName } = described;
      if (described.cluster !== cluster || described.schedulingStrategy !== "DAEMON" || held.daemons.has(serviceName)) continue;
      const needs = this.#around.definitions.find(described.taskDefinition)?.needs;
      if (needs === undefined || this.#missing.some(({ service }) => service.described === described) || !covers(openOn(held), needs)) continue;
      held.keep(needs);
      held.daemons.add(serviceName);
      this.shares.push({ cluster, service: serviceName, containerInstance: id });
      this.#around.report.assumed(held.instance.spot, `Container instance ${id.slice(0, 8)}`, `It keeps room for a task of ${serviceName}.`);
    }
  }

  /** Tasks that services say they have, largest first, as far as they explain what is reserved. */
  #seatMissing(held: Held): void {
    const { cluster, id } = held.instance.described;
    for (;;) {
      const open = openOn(held);
      const next = this.#missing.find((one) => one.count > 0 && one.service.described.cluster === cluster && covers(open, one.definition.needs) && !(one.isDaemon && held.daemons.has(one.name)));
      if (next === undefined) return;
      const task = this.#taskOf(next.definition, held, next);
      if (task === undefined || held.take(next.definition.needs, task.containers) !== undefined) return;
      if (next.isDaemon) held.daemons.add(next.name);
      next.count--;
      this.#around.tasks.tasks.push(task);
      this.#around.report.assumed(next.service.spot, `Service ${next.name}`, `A task of it is on ${id.slice(0, 8)}, where room is reserved for one.`);
    }
  }

  /** Returns how many stand-ins there are. */
  #fill(held: Held, open: Open): number {
    const { remaining } = held.instance;
    if (open.memoryMiB < LEAST_MEMORY) return 0;
    const wanted = Math.max(1, (remaining?.tasks ?? 0) - held.tasks);
    const count = Math.min(STAND_INS, wanted, Math.floor(open.memoryMiB / LEAST_MEMORY));
    let made = 0;
    for (let i = 0; i < count; i++) {
      const share = (amount: number) => Math.floor(amount / count) + (i < amount % count ? 1 : 0);
      const ports = i === 0 ? open : { ports: [], portsUdp: [] };
      const definition = this.#standIn(share(open.cpuUnits), share(open.memoryMiB), ports);
      const task = definition === undefined ? undefined : this.#taskOf(definition, held, { name: `${UNKNOWN} ${i}`, service: null });
      if (definition === undefined || task === undefined || held.take(definition.needs, task.containers) !== undefined) continue;
      this.#around.tasks.tasks.push(task);
      made++;
    }
    return made;
  }

  #standIn(cpu: number, memory: number, { ports, portsUdp }: Pick<TaskNeeds, "ports" | "portsUdp">): DraftDefinition | undefined {
    const key = JSON.stringify([cpu, memory, ports, portsUdp]);
    if (this.#standIns.has(key)) return this.#standIns.get(key);
    const mapping = (protocol: "tcp" | "udp") => (hostPort: number) => ({ containerPort: hostPort, hostPort, protocol });
    const portMappings = [...ports.map(mapping("tcp")), ...portsUdp.map(mapping("udp"))];
    const container = { name: "unknown", image: "unknown", ...(cpu === 0 ? {} : { cpu }), memoryReservation: memory, ...(portMappings.length === 0 ? {} : { portMappings }) };
    const made = this.#around.definitions.add({ family: UNKNOWN, containerDefinitions: [container] });
    this.#standIns.set(key, made);
    return made;
  }

  /** A task that runs since long. */
  #taskOf(definition: DraftDefinition, held: Held, { name, service }: { readonly name: string; readonly service: DraftService | null }): TaskDescription | undefined {
    const { cluster, id: containerInstance } = held.instance.described;
    const availabilityZone = this.#around.network.zoneOf(held.instance.machine.subnetId);
    // With an interface of its own it would need one that nobody described.
    if (definition.isAwsvpc) return undefined;
    const id = madeUp(`${cluster}/${containerInstance}/${name}/${this.#around.tasks.tasks.length}`, 32);
    let next: number = EPHEMERAL_PORTS.first;
    const containers = definition.containers.map(({ name: containerName = "", image = "", portMappings = [] }) => {
      const bindings = portMappings.flatMap(({ containerPort, hostPort, protocol = "tcp" }) => {
        if (containerPort === undefined) return [];
        const asked = definition.definition.networkMode === "host" ? containerPort : (hostPort ?? 0);
        while (asked === 0 && !held.isFree(protocol, next)) next++;
        return [{ bindIP: "0.0.0.0", containerPort, hostPort: asked === 0 ? next++ : asked, protocol }];
      });
      return { name: containerName, id: madeUpUuid(`${id} ${containerName}`), image, lastStatus: "RUNNING", healthStatus: "UNKNOWN", exitCode: null, reason: null, bindings } as const;
    });
    const generation = service?.described.deployments.find(({ taskDefinition }) => taskDefinition === definition.key);
    const deployment = generation?.id ?? null;
    // With a proxy beside them it would need one that nobody described.
    if ((generation?.proxyName ?? null) !== null) return undefined;
    const owner = service === null ? { service: null, deployment: null, group: `family:${definition.input.family}` } : { service: name, deployment, group: `service:${name}` };
    if (service !== null && deployment === null) return undefined;
    return { ...RUNNING, cluster, id, taskDefinition: definition.key, containerInstance, availabilityZone, ...owner, startedBy: deployment, containers };
  }
}

const LEAST_MEMORY = 6;

/** Long enough to be counted as healthy. */
const SINCE = 3_600_000;

const RUNNING = {
  desiredStatus: "RUNNING",
  lastStatus: "RUNNING",
  healthStatus: "UNKNOWN",
  overrides: {},
  capacityProvider: null,
  tags: [],
  enableExecuteCommand: false,
  stopCode: null,
  stoppedReason: null,
  network: null,
  networkInterface: null,
  createdAgo: SINCE,
  connectedAgo: SINCE,
  pullStartedAgo: SINCE,
  pullStoppedAgo: SINCE,
  startedAgo: SINCE,
  stoppingAgo: null,
  executionStoppedAgo: null,
  stoppedAgo: null,
  version: 1,
} as const satisfies Partial<TaskDescription>;

type Open = Pick<TaskNeeds, "cpuUnits" | "memoryMiB" | "ports" | "portsUdp">;

/** What an instance has reserved and nobody holds; negative where its tasks hold more. */
function openOn({ instance, cpuUnits, memoryMiB, ports }: Held): Open {
  const { described, remaining } = instance;
  if (remaining === null) return { cpuUnits: 0, memoryMiB: 0, ports: [], portsUdp: [] };
  return {
    cpuUnits: described.cpuUnits - remaining.cpuUnits - cpuUnits,
    memoryMiB: described.memoryMiB - remaining.memoryMiB - memoryMiB,
    ports: remaining.ports.filter((port) => !ports.tcp.has(port)),
    portsUdp: remaining.portsUdp.filter((port) => !ports.udp.has(port)),
  };
}

/** Whether something that is reserved is what a task needs, and all that it needs. */
function covers(open: Open, needs: TaskNeeds): boolean {
  const fits = needs.cpuUnits <= open.cpuUnits && needs.memoryMiB <= open.memoryMiB;
  return fits && needs.cpuUnits + needs.memoryMiB > 0 && needs.ports.every((port) => open.ports.includes(port)) && needs.portsUdp.every((port) => open.portsUdp.includes(port));
}

interface Missing {
  readonly service: DraftService;
  readonly name: string;
  readonly definition: DraftDefinition;
  readonly isDaemon: boolean;
  count: number;
}

/** Tasks that services say they have and that are not described. */
function missingTasks({ services, tasks, definitions }: Around): Missing[] {
  const described = new Map<string, number>();
  for (const { cluster, service, taskDefinition, lastStatus } of tasks.tasks) {
    if (service === null || lastStatus === "STOPPED") continue;
    const key = `${cluster}/${service} ${taskDefinition}`;
    described.set(key, (described.get(key) ?? 0) + 1);
  }
  const missing = [...services.drafts].flatMap(([place, service]) =>
    [...service.says].flatMap(([key, says]): Missing[] => {
      const definition = definitions.find(key);
      const count = says - (described.get(`${place} ${key}`) ?? 0);
      const { serviceName: name, schedulingStrategy } = service.described;
      return definition === undefined || count <= 0 ? [] : [{ service, name, definition, count, isDaemon: schedulingStrategy === "DAEMON" }];
    }),
  );
  return missing.toSorted((a, b) => b.definition.needs.memoryMiB - a.definition.needs.memoryMiB || b.definition.needs.cpuUnits - a.definition.needs.cpuUnits);
}
