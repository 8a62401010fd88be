import type { LoadCurve } from "../../../../aws/generated/physics.ts";
import { table } from "../../../kernel/table.ts";
import type { SimTime } from "../../../kernel/time.ts";

/** Messages that wait for the tasks of a service. */
export interface QueueRow {
  readonly queueName: string;
  readonly serviceArn: string;
  /** As it was put; with a curve where that is lowest. */
  readonly messagesPerSecond: number;
  readonly curve: LoadCurve | null;
  readonly startedAt: SimTime;
  readonly messagesPerSecondPerTask: number;
  /** What comes now, and who takes it, in thousandths of a message per second. */
  readonly arrivingThousandths: number;
  readonly takenThousandths: number;
  /** How many wait, in millionths, up to then; since then the rates apply. */
  readonly backlogMillionths: number;
  readonly countedAt: SimTime;
}

export const queues = table<QueueRow>("ecs.queues", "queueName", 200);
