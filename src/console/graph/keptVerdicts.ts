import type { Plan, PlacementVerdict } from "../../bridge/protocol.ts";

/** Verdicts that say the same keep their identity, so that only cards with news render. */
export function keptVerdicts(before: ReadonlyMap<string, PlacementVerdict>, preview: Plan | null): ReadonlyMap<string, PlacementVerdict> {
  return new Map(
    (preview?.verdicts ?? []).map((verdict) => {
      const old = before.get(verdict.containerInstanceArn);
      return [verdict.containerInstanceArn, old !== undefined && sameVerdict(old, verdict) ? old : verdict];
    }),
  );
}

function sameVerdict(a: PlacementVerdict, b: PlacementVerdict): boolean {
  return a.step === b.step && a.headline === b.headline && a.reason === b.reason && a.lands.join() === b.lands.join();
}
