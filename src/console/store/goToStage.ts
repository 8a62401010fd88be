import type { PlacementExplanation } from "../../bridge/protocol.ts";
import { showStage } from "./explained.ts";
import { funnelOf, verdictsAfter } from "./funnel.ts";

/** Shows on the map what is left of a placement's candidates after so many stages. */
export function goToStage(explanation: PlacementExplanation, applied: number): void {
  const funnel = funnelOf(explanation);
  const bounded = Math.max(0, Math.min(funnel.stages.length, applied));
  const verdicts = new Map([...verdictsAfter(funnel, bounded)].map(([arn, verdict]) => [arn, { ...verdict, lands: [] }]));
  const fresh = new Set(funnel.stages[bounded - 1]?.dropped.map(({ containerInstanceArn }) => containerInstanceArn));
  showStage({ explanation, applied: bounded, verdicts, fresh });
}
