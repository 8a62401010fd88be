import type { PlacementVerdict } from "../../bridge/protocol.ts";
import { onStepped, steppedNow, useSteppedVerdict } from "../store/explained.ts";
import { onVerdicts, useVerdict, verdictsNow } from "./preview.ts";

/** What a card says of a placement: of the one that is previewed, or of the one that is gone through stage by stage. */
export function useShownVerdict(containerInstanceArn: string): PlacementVerdict | null {
  const previewed = useVerdict(containerInstanceArn);
  const stepped = useSteppedVerdict(containerInstanceArn);
  return previewed ?? stepped;
}

/** The same for all instances at once; `fresh`: those that the stage on the map dropped, empty for a preview. */
export interface ShownVerdicts {
  readonly verdicts: ReadonlyMap<string, PlacementVerdict>;
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

const NOBODY: ReadonlySet<string> = new Set();
