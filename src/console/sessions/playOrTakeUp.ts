import type { EngineClient } from "../../bridge/client/engineClient.ts";
import type { Answer, Scenario } from "../../bridge/protocol.ts";
import { LIVED } from "./lived.ts";

/** A scenario by its name, whose calls are fetched where they must be played. */
export interface ScenarioToOpen extends Pick<Scenario, "id" | "openAtSeconds"> {
  readonly whole: () => Scenario | Promise<Scenario>;
}

/** Opens a scenario as it was lived up to where it opens; where nobody did, or it does not come, it is played. */
export async function playOrTakeUp(engine: EngineClient, { id, whole }: Pick<ScenarioToOpen, "id" | "whole">): Promise<Answer> {
  const text = await livedText(id);
  const answer = text === null ? null : await engine.openLived(text);
  return answer?.ok === true ? answer : engine.openScenario(await whole());
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
