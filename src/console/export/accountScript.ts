import { marksIn } from "../../aws/template/answered.ts";
import type { PlannedCall } from "../../aws/template/plan.ts";
import type { Call } from "../../bridge/protocol.ts";
import { type AccountPlan, spelledOut } from "./accountPlan.ts";

/**
 * A plan as a script for a shell, or for the terminal here. What a later call needs of an answer is kept in a variable:
 * `GROUP_WEB=$(aws … --query GroupId --output text)`.
 */
export function accountScript({ steps, leftOut }: AccountPlan, { title, format }: { readonly title: string; readonly format: (call: Call) => string }): string {
  const variables = variablesOf(steps);
  const lines = steps.map((step) => lineOf(step, { variables, format }));
  const head = [`# ${oneLine(title)}`, "# What stands in the account, as the calls that make it. Ids, times and the numbers of revisions will be others.", ...leftOut.map((one) => `# Left out: ${oneLine(one)}`)];
  return `${[...head, "", ...lines].join("\n")}\n`;
}

interface Variables {
  /** By step: the variable that holds a part of its answer, and which. */
  readonly names: ReadonlyMap<string, { readonly name: string; readonly path: string }>;
  readonly format: (call: Call) => string;
}

/** A variable for each answer that is asked for. */
function variablesOf(steps: readonly PlannedCall[]): Variables["names"] {
  const names = new Map<string, { readonly name: string; readonly path: string }>();
  const taken = new Set<string>();
  for (const { call } of steps) {
    for (const mark of marksIn(JSON.stringify(call.input))) {
      if (mark.kind !== "answer" || names.has(mark.step)) continue;
      const wanted = mark.step.toUpperCase().replace(/[^A-Z0-9]+/g, "_").replace(/^(?=\d)/, "_");
      let name = wanted;
      for (let n = 2; taken.has(name); n++) name = `${wanted}_${n}`;
      taken.add(name);
      names.set(mark.step, { name, path: mark.path });
    }
  }
  return names;
}

function lineOf({ id, call, afterSeconds }: PlannedCall, { variables, format }: { readonly variables: Variables["names"]; readonly format: (call: Call) => string }): string {
  const nameOf = (step: string) => variables.get(step)?.name ?? "";
  // What is no AWS is a comment, to the end of its line; the terminal here knows variables in it.
  if (call.service === "physics") return format({ ...call, input: spelledOut(call.input, (step) => `$${nameOf(step)}`) });
  const wait = afterSeconds === undefined ? "" : `sleep ${afterSeconds}\n`;
  const command = withVariables(format({ ...call, input: spelledOut(call.input, (step) => `${HOLD}${nameOf(step)}${HOLD}`) }));
  const kept = variables.get(id);
  if (kept !== undefined) return `${wait}${kept.name}=$(${command} --query '${kept.path}' --output text)`;
  // A shell would print every answer.
  return `${wait}${command} > /dev/null`;
}

/** A character that no text has: see `withoutMarks`. Quotes stand around every word that holds one. */
const HOLD = "\uE000";

/** `'a\uE000X\uE000b'` becomes `'a'"$X"'b'`, and what is empty between quotes goes. */
function withVariables(command: string): string {
  return command.replace(/'[^']*\uE000[^']*'/g, (word) => word.replace(/\uE000(\w+)\uE000/g, `'"$$$1"'`).replace(/^''(?=")|(?<=")''$/g, "").replaceAll(`"''"`, `""`));
}

const oneLine = (text: string): string => text.replace(/[\r\n\u0085\u2028\u2029]+/g, " ");
