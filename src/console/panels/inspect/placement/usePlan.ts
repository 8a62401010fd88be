import { useEffect, useState } from "react";
import type { Plan, PlanRequest } from "../../../../bridge/protocol.ts";
import { engine } from "../../../store/engine.ts";

/**
 * What would come of some calls; null until it is known. It is thought through again when `key` says that the world
 * has become another one for it; meanwhile the plan before stays in view, if it was for the same request.
 */
export function usePlan(request: PlanRequest, key: string): Plan | null {
  const text = JSON.stringify(request);
  const [answer, setAnswer] = useState<{ readonly text: string; readonly plan: Plan } | null>(null);
  useEffect(() => {
    let isWanted = true;
    void engine()
      .plan(JSON.parse(text) as PlanRequest)
      .then((plan) => isWanted && setAnswer({ text, plan }));
    return () => {
      isWanted = false;
    };
  }, [text, key]);
  return answer?.text === text ? answer.plan : null;
}
