import { provideEverything } from "../src/engine/everything.ts";
import { live, written } from "../src/engine/session/lived/live.ts";
import { SCENARIOS } from "../src/scenarios/index.ts";

/** The scenarios as they were lived up to where they open, as texts by their ids. */
export function livedTexts(): ReadonlyMap<string, string> {
  provideEverything();
  return new Map(SCENARIOS.map((scenario) => [scenario.id, written(live(scenario))]));
}
