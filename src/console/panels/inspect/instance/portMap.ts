import type { Rows } from "../../../../bridge/protocol.ts";

type Task = Rows["ecs.tasks"];

/** A host port of an instance, and who has it. */
export interface HostPort {
  readonly port: number;
  readonly protocol: "tcp" | "udp";
  /** Reserved: by the agent, or by a task's static mapping. Dynamic ones are in use, but not reserved. */
  readonly kind: "agent" | "static" | "dynamic";
  /** null: the agent. */
  readonly task: Task | null;
}

/** The host ports of an instance, ascending: the agent's own, those of static mappings, and the dynamic ones in use. */
export function portMap(instance: Pick<Rows["ecs.containerInstances"], "portsReserved" | "portsUdpReserved">, tasks: readonly Task[]): readonly HostPort[] {
  const ports: HostPort[] = [
    ...instance.portsReserved.map((port): HostPort => ({ port, protocol: "tcp", kind: "agent", task: null })),
    ...instance.portsUdpReserved.map((port): HostPort => ({ port, protocol: "udp", kind: "agent", task: null })),
  ];
  for (const task of tasks) {
    for (const port of task.needs.ports) ports.push({ port, protocol: "tcp", kind: "static", task });
    for (const port of task.needs.portsUdp) ports.push({ port, protocol: "udp", kind: "static", task });
    for (const { hostPort, protocol } of task.containers.flatMap(({ networkBindings }) => networkBindings)) {
      const isStatic = (protocol === "tcp" ? task.needs.ports : task.needs.portsUdp).includes(hostPort);
      // A task with an interface of its own binds there, not on the host.
      if (!isStatic && task.needs.enis === 0) ports.push({ port: hostPort, protocol, kind: "dynamic", task });
    }
  }
  return ports.toSorted((a, b) => a.port - b.port || (a.protocol < b.protocol ? -1 : a.protocol > b.protocol ? 1 : 0));
}
