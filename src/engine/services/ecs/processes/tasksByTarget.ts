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
export function tasksRegisteredAt(view: View, place: TargetPlace): readonly TaskRow[] {
  const arns = view.derived(tasksByTarget).get(placeKeyOf(place));
  return arns === undefined ? [] : [...arns].map((taskArn) => view.need(tasks, taskArn));
}

const placeKeyOf = ({ containerInstanceArn, targetGroupArn, port }: TargetPlace): string => `${port}|${containerInstanceArn}|${targetGroupArn}`;

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
      if (before?.targets === after?.targets && before?.containerInstanceArn === after?.containerInstanceArn) return;
      if (before !== undefined) unfile(known, before);
      if (after !== undefined) file(known, after);
    }),
  ],
};

function file(known: TasksByTarget, { taskArn, containerInstanceArn, targets }: TaskRow): void {
  for (const { targetGroupArn, port } of targets) {
    const key = placeKeyOf({ containerInstanceArn, targetGroupArn, port });
    const there = known.get(key);
    if (there === undefined) known.set(key, new Set([taskArn]));
    else there.add(taskArn);
  }
}

function unfile(known: TasksByTarget, { taskArn, containerInstanceArn, targets }: TaskRow): void {
  for (const { targetGroupArn, port } of targets) {
    const key = placeKeyOf({ containerInstanceArn, targetGroupArn, port });
    const there = known.get(key);
    there?.delete(taskArn);
    if (there?.size === 0) known.delete(key);
  }
}
