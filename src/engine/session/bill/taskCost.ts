import { sumOf } from "../../../lib/sum.ts";
import type { View } from "../../kernel/context.ts";
import { partsOf } from "../../services/ecs/use.ts";
import type { TaskRow } from "../../services/ecs/tables.ts";
import { dollarsPerHour } from "./prices.ts";

/** What tasks cost an hour, in US dollars: what is paid for them, and what they hold of instances that are paid anyway. */
export interface TaskCost {
  readonly paidPerHour: number;
  readonly heldPerHour: number;
}

export const NO_COST: TaskCost = { paidPerHour: 0, heldPerHour: 0 };

/** What those of some tasks cost that are to run. */
export function costOfTasks(view: View, tasks: readonly TaskRow[]): TaskCost {
  const parts = tasks.filter(({ desiredStatus }) => desiredStatus === "RUNNING").flatMap((task) => partsOf(view, task));
  const priceOf = ({ use, share }: (typeof parts)[number]): number => dollarsPerHour(use) * share;
  return {
    paidPerHour: sumOf(parts, (part) => (part.use.kind === "part" ? 0 : priceOf(part))),
    heldPerHour: sumOf(parts, (part) => (part.use.kind === "part" ? priceOf(part) : 0)),
  };
}

/** By how much one costs more than another. */
export const costBeyond = (after: TaskCost, before: TaskCost): TaskCost => ({ paidPerHour: after.paidPerHour - before.paidPerHour, heldPerHour: after.heldPerHour - before.heldPerHour });
