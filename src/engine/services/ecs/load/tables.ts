import type { LoadCurve } from "../../../../aws/generated/physics.ts";
import type { Backlog } from "../../../../aws/rules/load/backlog.ts";
import { table } from "../../../kernel/table.ts";
import type { SimTime } from "../../../kernel/time.ts";

/** Messages that wait for the tasks of a service. */
export interface QueueRow extends Backlog {
  readonly queueName: string;
  readonly serviceArn: string;
  /** As it was put; with a curve where that is lowest. */
  readonly messagesPerSecond: number;
  readonly curve: LoadCurve | null;
  readonly startedAt: SimTime;
  readonly messagesPerSecondPerTask: number;
}

export const queues = table<QueueRow>("ecs.queues", "queueName", 200);
