import { playScenario, type Scenario } from "../scenario.ts";
import { Session } from "../session.ts";
import { HOLE, INT32, type LivedSession, MAP } from "./livedSession.ts";

/** Lives a scenario up to where it opens. */
export function live(scenario: Scenario): LivedSession {
  const file = playScenario(scenario);
  const session = new Session(file);
  session.runUntil(file.clock);
  return { file, checkpoint: session.world.save(), log: session.world.log };
}

/** As text, for `readLived`. */
export function written(lived: LivedSession): string {
  return JSON.stringify(lived, (_key, value: unknown) => {
    if (value instanceof Map) return { [MAP]: [...(value as Map<unknown, unknown>)] };
    if (value instanceof Int32Array) return { [INT32]: [...value] };
    // Rows lie in places, of which some are free.
    return Array.isArray(value) ? value.map((item: unknown) => (item === undefined ? HOLE : item)) : value;
  });
}
