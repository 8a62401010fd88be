import type { View } from "../../kernel/context.ts";
import { hearing, type Derived, type Heard } from "../../kernel/derived.ts";
import { tasks, type TaskRow } from "./tables.ts";

/**
 * The host ports that lead to containers of an instance, and to how many each. One that stopped has given its ports
 * back, whatever becomes of its task. Followed, for they are asked for with each container that starts.
 */
export function boundPortsOn(view: View, containerInstanceArn: string): ReadonlyMap<number, number> {
  return view.derived(hostPorts).get(containerInstanceArn) ?? NO_PORTS;
}

const NO_PORTS: ReadonlyMap<number, number> = new Map();

/** By the ARN of the container instance. */
type HostPorts = Map<string, Map<number, number>>;

const hostPorts: Derived<HostPorts> = {
  name: "ecs.hostPorts",
  build: (view) => {
    const ports: HostPorts = new Map();
    for (const task of view.all(tasks)) count(ports, liveOf(task), 1);
    return ports;
  },
  hears: [
    hearing(tasks, (ports: HostPorts, before, after) => {
      const was = liveOf(before);
      const is = liveOf(after);
      if (was?.containers === is?.containers && was?.containerInstanceArn === is?.containerInstanceArn) return;
      count(ports, was, -1);
      count(ports, is, 1);
    }),
  ],
};

const liveOf = (task: Heard<TaskRow>): Heard<TaskRow> => (task?.lastStatus === "STOPPED" ? undefined : task);

function count(ports: HostPorts, task: Heard<TaskRow>, sign: 1 | -1): void {
  if (task === undefined) return;
  for (const { lastStatus, networkBindings } of task.containers) {
    if (lastStatus === "STOPPED") continue;
    for (const { hostPort } of networkBindings) countPort(ports, { containerInstanceArn: task.containerInstanceArn, hostPort }, sign);
  }
}

function countPort(ports: HostPorts, { containerInstanceArn, hostPort }: { readonly containerInstanceArn: string; readonly hostPort: number }, sign: 1 | -1): void {
  let counts = ports.get(containerInstanceArn);
  if (counts === undefined) ports.set(containerInstanceArn, (counts = new Map()));
  const times = (counts.get(hostPort) ?? 0) + sign;
  if (times !== 0) return void counts.set(hostPort, times);
  counts.delete(hostPort);
  if (counts.size === 0) ports.delete(containerInstanceArn);
}
