import { assert } from "../../../../lib/assert.ts";
import type { UsualSettings } from "./config.ts";

/** How the agent is another one on Windows. */
export interface WindowsAgent {
  /** What user data sets, line by line; null: it does not start the agent. */
  readonly settingsIn: (userData: string) => string | null;
  readonly usual: UsualSettings;
  readonly isAble: (capability: string) => boolean;
}

let provided: WindowsAgent | undefined;

/** Hands it in. A session with an image of Windows must not be opened before. */
export function provideWindowsAgent(given: WindowsAgent): void {
  provided = given;
}

export function windowsAgent(): WindowsAgent {
  assert(provided !== undefined, "the agent of Windows was not handed in");
  return provided;
}
