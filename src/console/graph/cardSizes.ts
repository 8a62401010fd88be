import type { Rows } from "../../bridge/protocol.ts";
import { following } from "../store/following.ts";
import { CARD_CLASSES } from "./geometry.ts";
import { cardOf } from "./things.ts";

type Task = Rows["ecs.tasks"];

/** How high the cards must be for their tasks, as a place in CARD_CLASSES, by node id. One that is not in it: the lowest. */
export type CardSizes = ReadonlyMap<string, number>;

interface Counted {
  readonly tasks: Map<string, number>;
  readonly sizes: CardSizes;
}

const counted = following<Task, Counted>({
  build: (table, before) => {
    const tasks = new Map<string, number>();
    for (const task of table.values()) add(tasks, task, 1);
    return { tasks, sizes: keep(before?.sizes, new Map([...tasks].map(([arn, count]) => [arn, cardSize(count)] as const).filter(([, size]) => size > 0))) };
  },
  follow: ({ tasks, sizes }, changes) => {
    const touched = new Set<string>();
    for (const { before, after } of changes) {
      for (const [task, by] of [[before, -1], [after, 1]] as const) {
        if (task === undefined) continue;
        add(tasks, task, by);
        touched.add(cardOf(task));
      }
    }
    const resized = [...touched].filter((arn) => cardSize(tasks.get(arn) ?? 0) !== (sizes.get(arn) ?? 0));
    if (resized.length === 0) return { tasks, sizes };
    const next = new Map(sizes);
    for (const arn of resized) {
      const size = cardSize(tasks.get(arn) ?? 0);
      if (size === 0) next.delete(arn);
      else next.set(arn, size);
    }
    return { tasks, sizes: next };
  },
});

/** The sizes of all cards; the map before, while no task more or less makes one another. */
export function cardSizes(tasks: ReadonlyMap<string, Task>): CardSizes {
  return counted(tasks).sizes;
}

/** The class of a card with so many tasks. */
export function cardSize(taskCount: number): number {
  const index = CARD_CLASSES.findIndex(({ tasks }) => taskCount <= tasks);
  return index === -1 ? CARD_CLASSES.length - 1 : index;
}

function add(tasks: Map<string, number>, task: Task, by: number): void {
  const card = cardOf(task);
  if (task.lastStatus !== "STOPPED") tasks.set(card, (tasks.get(card) ?? 0) + by);
}

function keep(before: CardSizes | undefined, next: CardSizes): CardSizes {
  return before !== undefined && before.size === next.size && [...next].every(([arn, size]) => before.get(arn) === size) ? before : next;
}
