import type { AccountDescription, ContainerInstanceDescription, TaskDescription } from "../../../../aws/account/description.ts";
import type { TaskDefinition } from "../../../../aws/generated/ecs.ts";
import type { View } from "../../../kernel/context.ts";
import type { TaskNeeds } from "../tables.ts";
import { needsOfTask, type Definitions } from "./definitions.ts";
import { problemOfNetwork } from "./problemOfNetwork.ts";

/** What keeps ECS from taking in the tasks that are described: each for itself, and what they hold of their instances. */
export function problemOfTasks(view: View, account: AccountDescription, definitions: Definitions): string | undefined {
  const daemons = new Set(account.services.filter(({ schedulingStrategy }) => schedulingStrategy === "DAEMON").map(({ cluster, serviceName }) => `${cluster}/${serviceName}`));
  const places = new Map(account.containerInstances.map((instance) => [`${instance.cluster}/${instance.id}`, new Place(instance, daemons)]));
  const known = new Known(view, account);
  for (const task of account.tasks) {
    const definition = definitions.get(task.taskDefinition);
    const place = places.get(`${task.cluster}/${task.containerInstance}`);
    const problem = known.problemOf(task, definition) ?? place?.problemOf(task, definition) ?? (place === undefined && task.lastStatus !== "STOPPED" ? "its container instance is not described." : undefined);
    if (problem !== undefined) return `The task ${task.id}: ${problem}`;
  }
  for (const { cluster, service, containerInstance } of account.shares) {
    const definition = definitions.get(known.services.get(`${cluster}/${service}`)?.taskDefinition ?? "");
    const problem = places.get(`${cluster}/${containerInstance}`)?.keepShare(definition, service);
    if (definition === undefined || problem !== undefined) return `What is kept for ${service}: ${problem ?? "there is no such service."}`;
  }
  for (const [name, place] of places) {
    const problem = place.overcommitment();
    if (problem !== undefined) return `The container instance ${name}: ${problem}`;
  }
  return undefined;
}

const STOPPING: ReadonlySet<string> = new Set(["DEACTIVATING", "STOPPING", "DEPROVISIONING", "STOPPED"]);

/** What the tasks refer to. */
class Known {
  readonly services: ReadonlyMap<string, AccountDescription["services"][number]>;
  readonly #view: View;
  readonly #account: AccountDescription;
  readonly #interfaces: Map<string, AccountDescription["networkInterfaces"][number]>;
  readonly #machineOf: ReadonlyMap<string, string>;
  readonly #seen = new Set<string>();

  constructor(view: View, account: AccountDescription) {
    this.#view = view;
    this.#account = account;
    this.services = new Map(account.services.map((service) => [`${service.cluster}/${service.serviceName}`, service]));
    this.#interfaces = new Map(account.networkInterfaces.map((one) => [one.networkInterfaceId, one]));
    this.#machineOf = new Map(account.containerInstances.map(({ cluster, id, instanceId }) => [`${cluster}/${id}`, instanceId]));
  }

  problemOf(task: TaskDescription, definition: TaskDefinition | undefined): string | undefined {
    if (definition === undefined) return `its task definition ${task.taskDefinition} is not described.`;
    return this.#problemOfService(task) ?? this.#problemOfContainers(task, definition) ?? problemOfStatus(task) ?? this.#problemOfInterface(task, definition);
  }

  #problemOfService({ cluster, service, deployment }: TaskDescription): string | undefined {
    if (service === null) return deployment === null ? undefined : "it has a deployment without a service.";
    const own = this.services.get(`${cluster}/${service}`);
    if (own === undefined) return `its service ${service} is not described.`;
    return own.deployments.some(({ id }) => id === deployment) ? undefined : `its deployment ${deployment} is not described.`;
  }

  #problemOfContainers(task: TaskDescription, definition: TaskDefinition): string | undefined {
    const { cluster, id, containers } = task;
    const names = [...(definition.containerDefinitions?.map(({ name }) => name) ?? []), ...this.#proxyOf(task)];
    const own = [`${cluster}/${id}`, ...containers.flatMap((container) => [`${id} ${container.name}`, `${id}#${container.id}`])];
    for (const key of own) if (this.#seen.size === this.#seen.add(key).size) return "it is described twice, or a container of it.";
    if (containers.length !== names.length) return `it has ${containers.length} containers, its definition ${names.length}.`;
    const other = containers.find(({ name }) => !names.includes(name));
    return other === undefined ? undefined : `its container ${other.name} is none of its definition.`;
  }

  /** With Service Connect a proxy stands beside its containers. */
  #proxyOf({ cluster, service, deployment }: TaskDescription): readonly string[] {
    const own = this.services.get(`${cluster}/${service ?? ""}`)?.deployments.find(({ id }) => id === deployment);
    return own?.serviceConnect?.enabled === true && own.proxyName !== null ? [own.proxyName] : [];
  }

  #problemOfInterface(task: TaskDescription, definition: TaskDefinition): string | undefined {
    const { network, networkInterface: own, lastStatus } = task;
    const problem = problemOfNetwork(network, definition, { view: this.#view, account: this.#account });
    if (problem !== undefined) return problem;
    if ((network === null) !== (own === null)) return "it has a network interface without a network, or none in one.";
    if (own === null) return lastStatus === "PROVISIONING" || lastStatus === "DEPROVISIONING" ? `it is ${lastStatus} without a network interface.` : undefined;
    const made = own.networkInterfaceId === null ? undefined : this.#interfaces.get(own.networkInterfaceId);
    if (own.networkInterfaceId === null && lastStatus === "PROVISIONING") return undefined;
    if (lastStatus === "STOPPED") return made === undefined ? undefined : "it stopped, and EC2 still has its network interface.";
    if (made === undefined || made.privateIpAddress !== own.address) return "EC2 does not have its network interface.";
    if (made.instanceId !== this.#machineOf.get(`${task.cluster}/${task.containerInstance}`)) return "its network interface is on another instance.";
    // One interface is one task's.
    return this.#interfaces.delete(made.networkInterfaceId) ? undefined : "another task has its network interface.";
  }
}

function problemOfStatus({ lastStatus, desiredStatus, startedAgo, stoppedAgo }: TaskDescription): string | undefined {
  if (STOPPING.has(lastStatus) && desiredStatus === "RUNNING") return `it is ${lastStatus} although it is to run.`;
  if (lastStatus === "RUNNING" && startedAgo === null) return "it runs without having started.";
  return (lastStatus === "STOPPED") !== (stoppedAgo !== null) ? "it stopped at no time, or has not stopped." : undefined;
}

/** What is held of one container instance. */
class Place {
  readonly #instance: ContainerInstanceDescription;
  readonly #daemons: ReadonlySet<string>;
  readonly #ports: { readonly tcp: Set<number>; readonly udp: Set<number> };
  readonly #bound = new Set<string>();
  readonly #seated = new Set<string>();
  #cpuUnits = 0;
  #memoryMiB = 0;
  #gpus = 0;
  #enisHeld = 0;

  constructor(instance: ContainerInstanceDescription, daemons: ReadonlySet<string>) {
    this.#instance = instance;
    this.#daemons = daemons;
    this.#ports = { tcp: new Set(instance.ports), udp: new Set(instance.portsUdp) };
  }

  /** What keeps a task from standing here with those that stand here already. */
  problemOf(task: TaskDescription, definition: TaskDefinition | undefined): string | undefined {
    if (task.lastStatus === "STOPPED" || definition === undefined) return undefined;
    const seat = `${task.cluster}/${task.service}`;
    if (this.#daemons.has(seat) && task.desiredStatus === "RUNNING") {
      if (this.#seated.has(seat)) return "its daemon has another task on the instance.";
      this.#seated.add(seat);
    }
    return this.#hold(needsOfTask(task, definition)) ?? this.#bind(task);
  }

  keepShare(definition: TaskDefinition | undefined, service: string): string | undefined {
    const seat = `${this.#instance.cluster}/${service}`;
    if (definition === undefined || !this.#daemons.has(seat)) return "it is no daemon.";
    if (this.#seated.has(seat)) return "its task is there.";
    this.#seated.add(seat);
    return this.#hold(needsOfTask({ overrides: {} }, definition));
  }

  overcommitment(): string | undefined {
    const { cpuUnits, memoryMiB, gpus, enis } = this.#instance;
    if (this.#cpuUnits > cpuUnits) return `its tasks hold ${this.#cpuUnits} CPU units of ${cpuUnits}.`;
    if (this.#memoryMiB > memoryMiB) return `its tasks hold ${this.#memoryMiB} MiB of ${memoryMiB}.`;
    if (this.#gpus > gpus) return `its tasks hold ${this.#gpus} GPUs of ${gpus}.`;
    return enis !== null && this.#enisHeld > enis ? `its tasks hold ${this.#enisHeld} network interfaces of ${enis}.` : undefined;
  }

  #hold({ cpuUnits, memoryMiB, gpus, enis, ports, portsUdp }: TaskNeeds): string | undefined {
    this.#cpuUnits += cpuUnits;
    this.#memoryMiB += memoryMiB;
    this.#gpus += gpus;
    this.#enisHeld += enis;
    for (const [taken, more] of [[this.#ports.tcp, ports], [this.#ports.udp, portsUdp]] as const) {
      for (const port of more) if (taken.size === taken.add(port).size) return `host port ${port} is taken twice.`;
    }
    return undefined;
  }

  #bind({ containers, network }: TaskDescription): string | undefined {
    for (const { lastStatus, bindings } of containers) {
      if (lastStatus !== "RUNNING") continue;
      if (network !== null && bindings.length > 0) return "it binds ports of its instance, and has an interface of its own.";
      for (const { hostPort, protocol } of bindings) {
        const key = `${protocol}/${hostPort}`;
        if (this.#bound.size === this.#bound.add(key).size) return `host port ${hostPort}/${protocol} is bound twice.`;
      }
    }
    return undefined;
  }
}
