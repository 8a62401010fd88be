import { useSyncExternalStore } from "react";
import type { PlacementVerdict } from "../../bridge/protocol.ts";
import { afterPaint } from "../ui/afterPaint.ts";
import { onStepped, steppedNow } from "../store/explained.ts";
import { foreseenVerdictsNow, onForeseen } from "./foresight.ts";
import { onVerdicts, verdictsNow } from "./preview.ts";

/** What the cards say of a placement: of the one that is previewed, or of the one that is gone through stage by stage. */
export interface ShownVerdicts {
  readonly verdicts: ReadonlyMap<string, PlacementVerdict>;
  /** Those that the stage on the map dropped, empty for a preview. */
  readonly fresh: ReadonlySet<string>;
}

export function shownVerdictsNow(): ShownVerdicts {
  const verdicts = verdictsNow();
  return verdicts.size === 0 ? steppedNow() : { verdicts, fresh: NOBODY };
}

export function onShownVerdicts(listener: () => void): () => void {
  const stops = [onVerdicts(listener), onStepped(listener)];
  return () => stops.forEach((stop) => stop());
}

/** One thing about what is said of an instance: who asks draws again when that changes, and not with every verdict. */
export function useShownVerdict<Read extends number | boolean>(containerInstanceArn: string, read: (verdict: PlacementVerdict | null) => Read): Read {
  return useSyncExternalStore(onShownVerdicts, () => read(shownVerdictsNow().verdicts.get(containerInstanceArn) ?? null));
}

/**
 * What a card has to say; while no card says anything, what it most likely says next. That is drawn out of sight while
 * a hand is on its way, and comes into sight with `data-judged` on the map: a hundred cards have nothing to draw then.
 */
export function useDueVerdict(containerInstanceArn: string): PlacementVerdict | null {
  return useSyncExternalStore(onDue, () => dueNow().get(containerInstanceArn) ?? null);
}

function dueNow(): ReadonlyMap<string, PlacementVerdict> {
  const { verdicts } = shownVerdictsNow();
  return verdicts.size === 0 ? foreseenVerdictsNow() : verdicts;
}

function onDue(listener: () => void): () => void {
  const stops = [onShownVerdicts(listener), onForeseen(listener)];
  return () => stops.forEach((stop) => stop());
}

/** What is read out of an instance: two frames after it is seen, because nobody sees it and the first of them is the ghosts'. */
export function useSpokenVerdict(containerInstanceArn: string): PlacementVerdict | null {
  return useSyncExternalStore(onSpoken, () => spoken.get(containerInstanceArn) ?? null);
}

let spoken: ReadonlyMap<string, PlacementVerdict> = new Map();
let isSpeaking = false;
const speakers = new Set<() => void>();

function onSpoken(listener: () => void): () => void {
  speakers.add(listener);
  return () => speakers.delete(listener);
}

onShownVerdicts(() => {
  if (isSpeaking || spoken === shownVerdictsNow().verdicts) return;
  isSpeaking = true;
  afterPaint(() => void afterPaint(speak));
});

function speak(): void {
  isSpeaking = false;
  spoken = shownVerdictsNow().verdicts;
  for (const speaker of speakers) speaker();
}

const NOBODY: ReadonlySet<string> = new Set();
