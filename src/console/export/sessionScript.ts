import type { Call, SessionFile } from "../../bridge/protocol.ts";

export interface ScriptWords {
  /** The `aws …` line of a call. */
  readonly format: (call: Call) => string;
  /** A simulated instant as people read it. */
  readonly clock: (at: number) => string;
}

/**
 * All calls of a session in order, as command lines. Where time passed between two, the script waits; calls to the
 * physical world are no AWS commands and stand as comments, which the terminal here understands and a shell passes over.
 */
export function sessionScript({ title, seed, calls }: Pick<SessionFile, "title" | "seed" | "calls">, { format, clock }: ScriptWords): string {
  const lines = [`# ${title.replace(/[\r\n\u0085\u2028\u2029]+/g, " ")}`, `# All calls of the session, in order. Ids are those that this account gave (seed ${seed}); another gives others.`];
  let last = 0;
  for (const { at, call } of calls) {
    const passed = Math.round(at / 1_000) - Math.round(last / 1_000);
    if (at !== last || lines.length === HEAD) lines.push("", `# ${clock(at)}`);
    for (let left = passed; left > 0; left -= DAY) lines.push(`sleep ${Math.min(left, DAY)}`);
    lines.push(format(call));
    last = at;
  }
  return `${lines.join("\n")}\n`;
}

/** In seconds; the terminal here sleeps no longer at once. */
const DAY = 86_400;

/** Lines before the first call. */
const HEAD = 2;
