import { ENGINE_RULES, FORMAT_VERSION } from "../../bridge/client/sessionFileProblems.ts";
import type { SessionFile } from "../../bridge/protocol.ts";
import { openFile } from "../sessions/present.ts";

/** Opens a session in which nothing was called yet. */
export function openEmptyAccount(title: string): Promise<boolean> {
  const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 1;
  const file: SessionFile = { format: "ecs-playground", version: FORMAT_VERSION, engine: ENGINE_RULES, title, seed, clock: 0, setup: 0, calls: [] };
  return openFile(file, { from: title, going: { running: true, speed: 10 } });
}
