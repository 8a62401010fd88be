import { marksIn } from "./answered.ts";
import type { PlannedCall } from "./plan.ts";

/** Whether an operation changes nothing. */
export const isQuestion = (operation: string): boolean => /^(?:Describe|Get|List)[A-Z]/.test(operation);

/** A plan without the questions whose answers nobody asks for. */
export function needed(steps: readonly PlannedCall[]): readonly PlannedCall[] {
  const asked = new Set<string>();
  const kept = steps.toReversed().filter(({ id, call }) => {
    if (isQuestion(call.operation) && !asked.has(id)) return false;
    for (const mark of marksIn(JSON.stringify(call.input))) if (mark.kind === "answer") asked.add(mark.step);
    return true;
  });
  return kept.toReversed();
}
