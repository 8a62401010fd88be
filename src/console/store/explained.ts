import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { PlacementExplanation, PlacementVerdict } from "../../bridge/protocol.ts";
import { funnelOf, verdictsAfter } from "./funnel.ts";

/** The explanation that is gone through on the map, stage by stage. */
interface Stepped {
  readonly explanation: PlacementExplanation | null;
  /** So many stages have been gone through; null: nobody goes through it. */
  readonly applied: number | null;
  readonly stageCount: number;
  /** What the cards say; empty while nobody goes through it. */
  readonly verdicts: ReadonlyMap<string, PlacementVerdict>;
}

const NOTHING: Stepped = { explanation: null, applied: null, stageCount: 0, verdicts: new Map() };

const stepped = createStore<Stepped>(() => NOTHING);

/** Shows on the map what is left of a placement's candidates after so many stages. */
export function goToStage(explanation: PlacementExplanation, applied: number): void {
  const funnel = funnelOf(explanation);
  const stageCount = funnel.stages.length;
  const bounded = Math.max(0, Math.min(stageCount, applied));
  const verdicts = new Map([...verdictsAfter(funnel, bounded)].map(([arn, verdict]) => [arn, { ...verdict, lands: [] }]));
  stepped.setState({ explanation, applied: bounded, stageCount, verdicts });
}

/** The map shows the present again. */
export function endStepping(): void {
  if (stepped.getState().explanation !== null) stepped.setState(NOTHING);
}

/** How far an explanation has been gone through; null: it is not the one on the map. */
export function useAppliedStages(explanation: PlacementExplanation): number | null {
  return useStore(stepped, (state) => (state.explanation === explanation ? state.applied : null));
}

/** Whether anybody goes through an explanation now. */
export function isStepping(): boolean {
  return stepped.getState().applied !== null;
}

/** What the stages gone through say of an instance; null: nothing yet. */
export function useSteppedVerdict(containerInstanceArn: string): PlacementVerdict | null {
  return useStore(stepped, ({ verdicts }) => verdicts.get(containerInstanceArn) ?? null);
}
