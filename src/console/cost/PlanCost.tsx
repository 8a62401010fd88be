import type { Plan } from "../../bridge/protocol.ts";
import { planCostWords } from "./planCost.ts";

/** One small line: what a plan costs more or less an hour. */
export function PlanCost({ plan, className = "" }: { readonly plan: Plan; readonly className?: string }) {
  const words = planCostWords(plan);
  if (words === null) return null;
  return <p className={`text-xs text-ink-2 tabular-nums ${className}`}>Costs {words}</p>;
}
