import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { PlacementExplanation, PlacementVerdict } from "../../bridge/protocol.ts";

/** The explanation that is gone through on the map, stage by stage. */
export interface Stepped {
  readonly explanation: PlacementExplanation | null;
  /** So many stages have been gone through; null: nobody goes through it. */
  readonly applied: number | null;
  /** What the cards say; empty while nobody goes through it. */
  readonly verdicts: ReadonlyMap<string, PlacementVerdict>;
  /** Those that the last of these stages dropped. */
  readonly fresh: ReadonlySet<string>;
}

const NOTHING: Stepped = { explanation: null, applied: null, verdicts: new Map(), fresh: new Set() };

const stepped = createStore<Stepped>(() => NOTHING);

/** Puts a stage on the map; `goToStage` works it out. */
export function showStage(stage: Stepped): void {
  stepped.setState(stage);
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

/** The stage on the map, for whoever paints all instances. */
export function steppedNow(): Stepped {
  return stepped.getState();
}

export function onStepped(listener: () => void): () => void {
  return stepped.subscribe(listener);
}
