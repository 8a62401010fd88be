import { kindsOfActs, randomSession, type Act } from "../src/engine/session/randomSession.ts";
import { Session } from "../src/engine/session/session.ts";

/** Plays random sessions far larger than the tests do. Returns how many broke. */
export function swarm(
  plan: { readonly seeds: number; readonly acts: number; readonly from: number },
  say: (line: string) => void,
): number {
  let failed = 0;
  for (let seed = plan.from; seed < plan.from + plan.seeds; seed++) {
    const acts = actsOf(seed, plan.acts);
    try {
      const session = randomSession(seed, acts);
      const again = new Session(session.toFile());
      again.runUntil(session.now);
      const same = again.world.digest === session.world.digest;
      if (!same) failed++;
      const line = `${session.callCount} calls, ${Math.round(session.now / 1000)} s, ${session.world.steps} steps`;
      say(`seed ${seed}: ${line}, ${session.world.digest}${same ? "" : " AND ITS REPLAY DIFFERS"}`);
    } catch (thrown) {
      failed++;
      say(`seed ${seed} BROKE: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`);
    }
  }
  say(failed === 0 ? "All held." : `${failed} of ${plan.seeds} broke.`);
  return failed;
}

function actsOf(seed: number, count: number): Act[] {
  let state = Math.imul(seed, 0x9e3779b1) | 1;
  const draw = (n: number) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x297a2d39) | 0;
    return (state >>> 3) % n;
  };
  const pauses = [0, 1, 5, 10, 30, 60, 300];
  return Array.from({ length: count }, () => ({
    afterSeconds: pauses[draw(pauses.length)] ?? 0,
    kind: draw(kindsOfActs()),
    pick: draw(40),
    size: draw(40),
  }));
}
