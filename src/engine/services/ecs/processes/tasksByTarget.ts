import type { View } from "../../../kernel/context.ts";
import { hearing, type Derived } from "../../../kernel/derived.ts";
import { tasks, type TaskRow } from "../tables.ts";

/** A port of a target group, on whatever target. */
export interface TargetPlace {
  readonly targetGroupArn: string;
  readonly port: number;
}

/** The tasks that are registered with a target group on a port, on whatever machine: a few of all tasks. In no order. */
export function tasksRegisteredAt(view: View, place: TargetPlace): readonly TaskRow[] {
  const arns = view.derived(tasksByTarget).get(placeKeyOf(place));
  return arns === undefined ? [] : [...arns].map((taskArn) => view.need(tasks, taskArn));
}

const placeKeyOf = ({ targetGroupArn, port }: TargetPlace): string => `${port}|${targetGroupArn}`;

type TasksByTarget = Map<string, Set<string>>;

const tasksByTarget: Derived<TasksByTarget> = {
  name: "ecs.tasksByTarget",
  build: (view) => {
    const known: TasksByTarget = new Map();
    for (const task of view.all(tasks)) file(known, task);
    return known;
  },
  hears: [
    hearing(tasks, (known: TasksByTarget, before, after) => {
      if (before?.targets === after?.targets) return;
      if (before !== undefined) unfile(known, before);
      if (after !== undefined) file(known, after);
    }),
  ],
};

function file(known: TasksByTarget, { taskArn, targets }: TaskRow): void {
  for (const target of targets) {
    const key = placeKeyOf(target);
    const there = known.get(key);
    if (there === undefined) known.set(key, new Set([taskArn]));
    else there.add(taskArn);
  }
}

function unfile(known: TasksByTarget, { taskArn, targets }: TaskRow): void {
  for (const target of targets) {
    const key = placeKeyOf(target);
    const there = known.get(key);
    there?.delete(taskArn);
    if (there?.size === 0) known.delete(key);
  }
}
