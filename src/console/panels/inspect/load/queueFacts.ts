import { backlogAt } from "../../../../aws/rules/load/backlog.ts";
import type { Rows } from "../../../../bridge/protocol.ts";
import { spanText } from "../../../../lib/timeText.ts";
import { figure, many, rate } from "../../../graph/figures.ts";

type Queue = Rows["ecs.queues"];

/** How a queue stands at an instant. */
export interface QueueFacts {
  readonly waiting: number;
  readonly comes: number;
  /** How many tasks work on it, and what they can take in a second. */
  readonly tasks: number;
  readonly taken: number;
  /** `grows by 5/s`, `empty in 40 s` */
  readonly says: string;
  readonly grows: boolean;
}

export function queueFacts(queue: Queue, now: number): QueueFacts {
  const { arrivingThousandths, takenThousandths, messagesPerSecondPerTask } = queue;
  const backlog = backlogAt(queue, now);
  const least = Math.round(messagesPerSecondPerTask * 1000);
  const more = arrivingThousandths - takenThousandths;
  const waiting = Math.floor(backlog / 1_000_000);
  return {
    waiting,
    comes: arrivingThousandths / 1000,
    tasks: least === 0 ? 0 : takenThousandths / least,
    taken: takenThousandths / 1000,
    says: more > 0 ? `grows by ${rate(more / 1000)}` : waiting === 0 ? "nothing waits" : more === 0 ? "stays as it is" : `empty in ${spanText(Math.ceil(backlog / -more))}`,
    grows: more > 0,
  };
}

/** `2 tasks, 10/s each` */
export const workersText = ({ tasks }: QueueFacts, { messagesPerSecondPerTask }: Queue): string =>
  tasks === 0 ? "Nobody" : `${many(tasks, "task")}, ${figure(messagesPerSecondPerTask)}/s ${tasks === 1 ? "" : "each"}`.trim();
