import type { Account } from "../cli/account.ts";
import { jsonText } from "../cli/output/json.ts";
import { failed, succeeded } from "./session.ts";
import type { Outcome } from "./session.ts";

/** A call to the physical world, read from the comment that formatCall writes of it. */
export async function runSimulated(comment: string, account: Account): Promise<Outcome> {
  const [, operation = "", json = "{}"] = /^# simulated: physics (\w+) (.*)$/s.exec(comment) ?? [];
  const input = readInput(json);
  if (input === undefined) return failed(`# simulated: ${operation} needs its input as JSON`);
  const answer = await account.call({ service: "physics", operation, input });
  return answer.ok ? succeeded(jsonText(answer.output)) : failed(`${answer.code}: ${answer.message}`);
}

function readInput(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined; // The comment was written by hand; the terminal says what it needs.
  }
}
