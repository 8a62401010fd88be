import type { TaskNeeds } from "../../rules/taskDefinition.ts";
import type { TaskDescription } from "../../account/description.ts";
import type { DraftInstance } from "./instances.ts";

/** What is held of one container instance, as tasks are put on it one after the other. */
export class Held {
  readonly instance: DraftInstance;
  readonly daemons = new Set<string>();
  readonly ports: { readonly tcp: Set<number>; readonly udp: Set<number> };
  cpuUnits = 0;
  memoryMiB = 0;
  gpus = 0;
  enis = 0;
  /** Tasks on it that are to run, or are about to. */
  tasks = 0;
  readonly #bound = new Set<string>();

  constructor(instance: DraftInstance) {
    this.instance = instance;
    this.ports = { tcp: new Set(instance.described.ports), udp: new Set(instance.described.portsUdp) };
  }

  /** Why a task cannot stand here with the others; undefined: it can, and does from now on. A stand-in is as large as it must be. */
  take(needs: TaskNeeds, containers: TaskDescription["containers"]): string | undefined {
    const { described, spot, remaining } = this.instance;
    const isMeasured = spot.line !== null || remaining !== null;
    if (isMeasured && this.cpuUnits + needs.cpuUnits > described.cpuUnits) return "Its container instance has too few CPU units for it.";
    if (isMeasured && this.memoryMiB + needs.memoryMiB > described.memoryMiB) return "Its container instance has too little memory for it.";
    if (isMeasured && this.gpus + needs.gpus > described.gpus) return "Its container instance has too few GPUs for it.";
    if (needs.ports.some((port) => this.ports.tcp.has(port)) || needs.portsUdp.some((port) => this.ports.udp.has(port))) return "Another task has its host port.";
    if (hasTwice(needs.ports) || hasTwice(needs.portsUdp)) return "It has a host port twice.";
    const keys = containers.flatMap(({ lastStatus, bindings }) => (lastStatus === "RUNNING" ? bindings.map(({ protocol, hostPort }) => `${protocol}/${hostPort}`) : []));
    if (new Set(keys).size < keys.length || keys.some((key) => this.#bound.has(key))) return "Another container is bound to its host port.";
    this.keep(needs);
    for (const key of keys) this.#bound.add(key);
    this.tasks++;
    return undefined;
  }

  /** The same for what is kept and not there. */
  keep(needs: TaskNeeds): void {
    this.cpuUnits += needs.cpuUnits;
    this.memoryMiB += needs.memoryMiB;
    this.gpus += needs.gpus;
    this.enis += needs.enis;
    for (const port of needs.ports) this.ports.tcp.add(port);
    for (const port of needs.portsUdp) this.ports.udp.add(port);
  }

  /** Whether a dynamic host port is free. */
  isFree(protocol: "tcp" | "udp", port: number): boolean {
    return !this.#bound.has(`${protocol}/${port}`) && !this.ports[protocol].has(port);
  }
}

const hasTwice = (ports: readonly number[]): boolean => new Set(ports).size < ports.length;
