import { assignmentIn, expandWords } from "./expand.ts";
import { runCommand } from "./commands.ts";
import { readScript } from "./readScript.ts";
import type { Command, Line, Pipeline, Word } from "./script.ts";
import type { Outcome, Session } from "./session.ts";

/** Where what is printed goes, as it comes. */
export type Write = (text: string, stream: "out" | "error") => void;

/** How deep $(…) may stand in itself. */
const DEEPEST = 8;

/** Runs one line, step by step; the answer is the exit code of the last that ran. */
export async function runLine({ steps }: Line, session: Session, write: Write, depth = 0): Promise<number> {
  let exitCode = 0;
  for (const { when, pipeline } of steps) {
    if (session.isCancelled()) return CANCELLED;
    if ((when === "afterSuccess" && exitCode !== 0) || (when === "afterFailure" && exitCode === 0)) continue;
    exitCode = await runPipeline(pipeline, session, write, depth);
    session.variables.set("?", String(exitCode));
  }
  return exitCode;
}

/** What a shell answers with when it was interrupted. */
export const CANCELLED = 130;

async function runPipeline(pipeline: Pipeline, session: Session, write: Write, depth: number): Promise<number> {
  let input = "";
  let exitCode = 0;
  for (const command of pipeline) {
    const outcome = redirected(await run(command, input, { session, write, depth }), command);
    if (outcome.error !== "") write(outcome.error, "error");
    input = outcome.out;
    exitCode = outcome.exitCode;
  }
  if (input !== "") write(input, "out");
  return exitCode;
}

interface Surroundings {
  readonly session: Session;
  readonly write: Write;
  readonly depth: number;
}

async function run({ words }: Command, input: string, around: Surroundings): Promise<Outcome> {
  const { session } = around;
  let inner = 0;
  const expansion = {
    valueOf: (name: string) => session.variables.get(name) ?? "",
    outputOf: async (source: string) => {
      const printed = await outputOf(source, around);
      inner = printed.exitCode;
      return printed.out;
    },
  };
  const [assignments, rest] = splitAssignments(words);
  for (const { name, value } of assignments) session.variables.set(name, (await expandWords([quoted(value)], expansion))[0] ?? "");
  if (rest.length === 0) return { out: "", error: "", exitCode: inner };
  return runCommand(await expandWords(rest, expansion), input, session);
}

async function outputOf(source: string, { session, write, depth }: Surroundings): Promise<{ readonly out: string; readonly exitCode: number }> {
  const script = readScript(source);
  if (script.kind !== "script" || depth >= DEEPEST) {
    write(`syntax error in $(${source})\n`, "error");
    return { out: "", exitCode: 2 };
  }
  let [out, exitCode] = ["", 0];
  for (const line of script.lines) {
    exitCode = await runLine(line, session, (text, stream) => (stream === "out" ? (out += text) : write(text, stream)), depth + 1);
  }
  return { out, exitCode };
}

type Assignment = { readonly name: string; readonly value: Word };

/** Variables are set by the words before the command's name. */
function splitAssignments(words: readonly Word[]): readonly [readonly Assignment[], readonly Word[]] {
  const assignments: Assignment[] = [];
  for (const word of words) {
    const assignment = assignmentIn(word);
    if (assignment === undefined) break;
    assignments.push(assignment);
  }
  return [assignments, words.slice(assignments.length)];
}

/** The value of a variable does not fall apart at its spaces. */
const quoted = ({ parts }: Word): Word => ({ parts: parts.map((part) => (part.kind === "text" ? part : { ...part, quoted: true })) });

function redirected(outcome: Outcome, { redirections }: Command): Outcome {
  let { out, error } = outcome;
  for (const redirection of redirections) {
    if (redirection === "silentOutput" || redirection === "silent") out = "";
    if (redirection === "silentErrors" || redirection === "silent") error = "";
    if (redirection === "errorsToOutput") [out, error] = [out + error, ""];
  }
  return { ...outcome, out, error };
}
