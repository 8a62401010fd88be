import type { RegisterTaskDefinitionRequest } from "../../../aws/generated/ecs.ts";
import type { Path } from "../../../aws/problem.ts";
import { taskDefinitionProblems, type TaskDefinitionProblem } from "../../../aws/taskDefinitionProblems.ts";
import type { JsonNote } from "../../../lib/jsonReader.ts";
import { type JsonNode, lineColumn, memberOf, nearestTo, nodeAt, valueOf } from "../../../lib/jsonTree.ts";
import { readJson } from "../../../lib/readJson.ts";

/** Something wrong with a draft, at its place in the text. */
export interface DraftProblem {
  readonly path: Path;
  readonly from: number;
  readonly to: number;
  readonly severity: "error" | "warning";
  /** AWS's code; "JSON" for what is wrong before AWS sees it. */
  readonly code: string;
  readonly message: string;
  readonly kind: TaskDefinitionProblem["kind"] | "syntax";
  /** Of the text itself: what can be taken out to mend it. */
  readonly note: JsonNote | null;
}

/** A draft's text, understood. */
export interface Analysis {
  readonly text: string;
  /** null: the text makes no sense from `fault` on. */
  readonly root: JsonNode | null;
  /** The input that would be registered; null while there is none. Its members may have any type. */
  readonly input: RegisterTaskDefinitionRequest | null;
  readonly fault: { readonly at: number; readonly line: number; readonly column: number; readonly message: string } | null;
  /** In the order of the text. */
  readonly problems: readonly DraftProblem[];
  readonly errorCount: number;
}

/** Texts beyond this are not looked into: no task definition is a hundredth as long. */
const LONGEST_TEXT = 2_000_000;

/** Reads a draft and finds everything that AWS would say to it. Never throws. */
export function analyse(text: string): Analysis {
  if (text.length > LONGEST_TEXT) return faulty(text, 0, "The text is too long to be a task definition.");
  const { values, notes, fault } = readJson(text);
  const [root] = values;
  if (fault !== null || root === undefined) return faulty(text, fault?.at ?? 0, fault === null ? "There is nothing." : `Expected ${fault.expected}, found ${fault.found}.`);
  if (root.kind !== "object") return faulty(text, root.from, "A task definition is an object: { … }.");
  const input = valueOf(root) as RegisterTaskDefinitionRequest;
  const told = taskDefinitionProblems(input).map((problem): DraftProblem => ({ ...problem, ...placeOf(root, problem.path), note: null }));
  const problems = [...told, ...notes.map(noteProblem)].toSorted((a, b) => a.from - b.from);
  return { text, root, input, fault: null, problems, errorCount: problems.filter(({ severity }) => severity === "error").length };
}

/** The problems of one field, or of anything inside it. */
export function problemsAt(problems: readonly DraftProblem[], path: Path, inside = false): readonly DraftProblem[] {
  return problems.filter((problem) => (inside ? problem.path.length >= path.length : problem.path.length === path.length) && path.every((step, i) => problem.path[i] === step));
}

/** Where a problem is shown: its value, or the name of what holds it, or what should hold it. */
function placeOf(root: JsonNode, path: Path): { readonly from: number; readonly to: number } {
  const { node, steps } = nearestTo(root, path);
  if (node.kind === "scalar") return { from: node.from, to: node.to };
  // A structure is many lines; its name says which.
  const step = path[steps - 1];
  const parent = steps === 0 ? undefined : nodeAt(root, path.slice(0, steps - 1));
  const member = parent === undefined || typeof step !== "string" ? undefined : memberOf(parent, step);
  return member === undefined ? { from: node.from, to: node.from + 1 } : { from: member.keyFrom, to: member.keyTo };
}

const NOTE_WORDS: Readonly<Record<JsonNote["kind"], string>> = {
  comment: "JSON has no comments.",
  trailingComma: "There is a comma too many.",
  missingComma: "A comma is missing.",
  quotes: 'JSON has only double quotes: ".',
  escape: "JSON writes this character otherwise.",
  bareWord: "In JSON, names and texts stand in double quotes.",
  number: "JSON writes this number otherwise.",
  duplicate: "The member is there twice. This one counts.",
  around: "This does not belong to the definition.",
};

function noteProblem(note: JsonNote): DraftProblem {
  const severity = note.kind === "duplicate" ? "warning" : "error";
  return { path: [], from: note.from, to: Math.max(note.to, note.from + 1), severity, code: "JSON", message: NOTE_WORDS[note.kind], kind: "syntax", note };
}

function faulty(text: string, at: number, message: string): Analysis {
  const place = { at, ...lineColumn(text, at) };
  const problem: DraftProblem = { path: [], from: at, to: Math.min(text.length, at + 1), severity: "error", code: "JSON", message, kind: "syntax", note: null };
  return { text, root: null, input: null, fault: { ...place, message }, problems: [problem], errorCount: 1 };
}
