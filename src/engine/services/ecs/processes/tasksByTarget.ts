import type { View } from "../../../kernel/context.ts";
import { hearing, type Derived } from "../../../kernel/derived.ts";
import { tasks, type TaskRow } from "../tables.ts";

/** A port on a container instance, for a target group. */
export interface TargetPlace {
  readonly containerInstanceArn: string;
  readonly targetGroupArn: string;
  readonly port: number;
}

/** The tasks on a container instance that a target group has on a port: one at most, unless they have addresses of their own. In no order. */
export function tasksRegisteredAt(view: View, { containerInstanceArn, targetGroupArn, port }: TargetPlace): readonly TaskRow[] {
  const found: TaskRow[] = [];
  for (const taskArn of view.derived(tasksByTarget).get(containerInstanceArn)?.get(port) ?? NOBODY) {
    const task = view.need(tasks, taskArn);
    if (task.targets.some((target) => target.port === port && target.targetGroupArn === targetGroupArn)) found.push(task);
  }
  return found;
}

const NOBODY: readonly string[] = [];

/** Whom any target group has on each port of each container instance: a text of all three would have to be put together each time. */
type TasksByTarget = Map<string, Map<number, readonly string[]>>;

const tasksByTarget: Derived<TasksByTarget> = {
  name: "ecs.tasksByTarget",
  build: (view) => {
    const known: TasksByTarget = new Map();
    for (const task of view.all(tasks)) file(known, task);
    return known;
  },
  hears: [
    hearing(tasks, (known: TasksByTarget, before, after) => {
      if (before?.targets === after?.targets && before?.containerInstanceArn === after?.containerInstanceArn) return;
      if (before !== undefined) unfile(known, before);
      if (after !== undefined) file(known, after);
    }),
  ],
};

function file(known: TasksByTarget, { taskArn, containerInstanceArn, targets }: TaskRow): void {
  if (targets.length === 0 || containerInstanceArn === "") return;
  let byPort = known.get(containerInstanceArn);
  if (byPort === undefined) known.set(containerInstanceArn, (byPort = new Map()));
  for (const { port } of targets) {
    const there = byPort.get(port) ?? NOBODY;
    if (!there.includes(taskArn)) byPort.set(port, [...there, taskArn]);
  }
}

function unfile(known: TasksByTarget, { taskArn, containerInstanceArn, targets }: TaskRow): void {
  const byPort = known.get(containerInstanceArn);
  if (byPort === undefined) return;
  for (const { port } of targets) {
    const left = byPort.get(port)?.filter((other) => other !== taskArn) ?? NOBODY;
    if (left.length === 0) byPort.delete(port);
    else byPort.set(port, left);
  }
  if (byPort.size === 0) known.delete(containerInstanceArn);
}
