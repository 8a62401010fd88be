import { jsonText } from "../cli/output/json.ts";
import { failed, succeeded } from "./session.ts";
import type { Outcome, Session } from "./session.ts";

/**
 * A call to the physical world, read from the comment that formatCall writes of it. In the place of an ARN may stand a
 * variable, as "$LISTENER".
 */
export async function runSimulated(comment: string, { account, variables }: Session): Promise<Outcome> {
  const [, operation = "", json = "{}"] = /^# simulated: physics (\w+) (.*)$/s.exec(comment) ?? [];
  const input = readInput(json, variables);
  if (input === undefined) return failed(`# simulated: ${operation} needs its input as JSON`);
  const answer = await account.call({ service: "physics", operation, input });
  return answer.ok ? succeeded(jsonText(answer.output)) : failed(`${answer.code}: ${answer.message}`);
}

function readInput(json: string, variables: Session["variables"]): unknown {
  const expanded = (key: string, value: unknown): unknown => {
    const name = key.endsWith("Arn") && typeof value === "string" ? /^\$(\w+)$/.exec(value)?.[1] : undefined;
    return name === undefined ? value : (variables.get(name) ?? "");
  };
  try {
    return JSON.parse(json, expanded);
  } catch {
    return undefined; // The comment was written by hand; the terminal says what it needs.
  }
}
