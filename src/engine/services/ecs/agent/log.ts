import { utcTime } from "../../../../aws/utcTime.ts";
import type { SimTime } from "../../../kernel/time.ts";

/** One line of the agent's log, in the form it has since agent 1.50. */
export function agentLine(
  at: SimTime,
  level: "info" | "error",
  msg: string,
  fields: Readonly<Record<string, string>> = {},
): string {
  const rest = Object.entries(fields).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`);
  return `level=${level} time=${utcTime(at)} msg=${JSON.stringify(msg)}${rest.join("")}`;
}
