import type { Plan } from "../../bridge/protocol.ts";
import { dollars } from "./dollars.ts";

/** Less than this nobody pays attention to, in dollars an hour. */
const LEAST = 0.00005;

/** What a plan costs more, or less, in a few words; null: no task is more or less. */
export function planCostWords({ cost }: Pick<Plan, "cost">): string | null {
  if (cost === null) return null;
  const { paidPerHour, heldPerHour } = cost;
  const paid = Math.abs(paidPerHour) < LEAST ? null : `${signed(paidPerHour)} USD/h`;
  const held = Math.abs(heldPerHour) < LEAST ? null : `${signed(heldPerHour)} USD/h of instances that are paid anyway`;
  return paid === null && held === null ? null : [paid, held].filter((words) => words !== null).join(", ");
}

/** `+0.0987`, as a bill writes it without its currency. */
const signed = (amount: number): string => `${amount < 0 ? "−" : "+"}${dollars(Math.abs(amount)).slice(1)}`;
