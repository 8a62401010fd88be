import { assert, fail } from "../../lib/assert.ts";
import { withoutShortcuts } from "../kernel/shortcuts.ts";
import { seconds } from "../kernel/time.ts";
import type { Checkpoint, World } from "../kernel/world.ts";
import { loadCall, loadedWorld } from "./randomLoads.ts";
import type { Act } from "./randomSession.ts";
import { Session } from "./session.ts";

/** After the last act, for what it leads to. */
const AFTERWARDS = seconds(60);

/** A world with loads before anybody acts, by shortcuts and without any, to be lived from there again and again. */
export interface Twins {
  readonly quick: World;
  readonly plain: World;
  readonly start: { readonly quick: Checkpoint; readonly plain: Checkpoint };
}

export function twinWorlds(seed: number): Twins {
  const session = loadedWorld(seed);
  const quick = session.world;
  const plain = withoutShortcuts(() => {
    const again = new Session(session.toFile());
    again.runUntil(session.now);
    return again.world;
  });
  return { quick, plain, start: { quick: quick.save(), plain: plain.save() } };
}

/**
 * Lives random acts, and once more with every probe, evaluation and reading: both come to the same digest. Throws where
 * they do not; tells how many steps the first one spared.
 */
export function holdShortcuts({ quick, plain, start }: Twins, acts: readonly Act[]): { readonly digest: string; readonly stepsSpared: number } {
  quick.restore(start.quick);
  plain.restore(start.plain);
  live(quick, acts);
  withoutShortcuts(() => live(plain, acts));
  if (plain.digest !== quick.digest) fail(`by shortcuts ${quick.digest}, without ${plain.digest}`);
  return { digest: quick.digest, stepsSpared: plain.steps - quick.steps };
}

function live(world: World, acts: readonly Act[]): void {
  for (const act of acts) {
    world.runUntil(world.now + seconds(act.afterSeconds));
    const call = loadCall(world.view, act);
    if (call === undefined) continue;
    const operation = world.operation(call.service, call.operation);
    assert(operation !== undefined, `there is no operation ${call.operation}`);
    world.dispatch(operation, call.input);
  }
  world.runUntil(world.now + AFTERWARDS);
}
