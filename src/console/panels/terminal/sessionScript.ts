import { formatCall } from "../../../bridge/gateway/cli/format.ts";
import type { SessionFile } from "../../../bridge/protocol.ts";

/** The calls of a session as a script that does the same, with its pauses between. */
export function scriptOf({ title, calls, clock }: SessionFile): string {
  const lines = [`# ${title.replace(/\s+/g, " ")}`];
  let at = 0;
  for (const entry of calls.filter((one) => one.at <= clock)) {
    if (entry.at > at) lines.push(`sleep ${(entry.at - at) / 1000}`);
    lines.push(formatCall(entry.call));
    at = entry.at;
  }
  return `${lines.join("\n")}\n`;
}
