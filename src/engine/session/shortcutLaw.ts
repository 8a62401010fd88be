import { fail } from "../../lib/assert.ts";
import { withoutShortcuts } from "../kernel/shortcuts.ts";
import { seconds } from "../kernel/time.ts";
import { loadedWorld, playLoad } from "./randomLoads.ts";
import type { Act } from "./randomSession.ts";
import { Session } from "./session.ts";

/** After the last act, for what it leads to. */
const AFTERWARDS = seconds(90);

/**
 * Lives a random world with loads, and once more with every probe, evaluation and reading: both come to the same digest.
 * Throws where they do not; tells how many steps the first one spared.
 */
export function holdShortcuts(seed: number, acts: readonly Act[]): { readonly session: Session; readonly stepsSpared: number } {
  const session = loadedWorld(seed);
  for (const act of acts) {
    session.runUntil(session.now + seconds(act.afterSeconds));
    playLoad(session, act);
  }
  session.runUntil(session.now + AFTERWARDS);
  const plain = withoutShortcuts(() => {
    const again = new Session(session.toFile());
    again.runUntil(session.now);
    return again.world;
  });
  if (plain.digest !== session.world.digest) fail(`by shortcuts ${session.world.digest}, without ${plain.digest}`);
  return { session, stepsSpared: plain.steps - session.world.steps };
}
