import type { EngineClient } from "../../bridge/client/engineClient.ts";
import type { Answer, Scenario } from "../../bridge/protocol.ts";
import { LIVED } from "./lived.ts";
import type { Turn } from "./turn.ts";

/** A scenario by its name, whose calls are fetched where they must be played. */
export interface ScenarioToOpen extends Pick<Scenario, "id" | "openAtSeconds"> {
  readonly whole: () => Scenario | Promise<Scenario>;
}

/** Of who asks a worker of their own. */
const ALWAYS: Turn = { lasts: () => true };

/**
 * Opens a scenario as it was lived up to where it opens; where nobody did, or it does not come, it is played. null:
 * somebody else's turn came before it was there.
 */
export async function playOrTakeUp(engine: EngineClient, { id, whole }: Pick<ScenarioToOpen, "id" | "whole">, turn: Turn = ALWAYS): Promise<Answer | null> {
  const text = await livedText(id);
  if (!turn.lasts()) return null;
  const answer = text === null ? null : await engine.openLived(text);
  if (answer?.ok === true) return answer;
  const scenario = await whole();
  return turn.lasts() ? engine.openScenario(scenario) : null;
}

async function livedText(id: string): Promise<string | null> {
  const address = LIVED[id];
  if (address === undefined) return null;
  try {
    const response = await fetch(address);
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}
