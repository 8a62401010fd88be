import { lineColumn, valueOf } from "../../lib/jsonTree.ts";
import type { JsonNote } from "../../lib/jsonReader.ts";
import { readJsonValues } from "../../lib/readJson.ts";
import { type Candidate, candidatesIn } from "./candidates.ts";
import type { Finding } from "./finding.ts";
import { withKnownRoles } from "./knownRoles.ts";
import { importedService } from "./service.ts";
import { importedTaskDefinition } from "./taskDefinition.ts";

/** Characters of a text that is looked at; the largest answer of the command line is a tenth of it. */
export const LARGEST_TEXT = 5 * 1024 * 1024;

/** What a text holds. */
export interface TextImport {
  readonly findings: readonly Finding[];
  /** What the text has that JSON has not, by line. */
  readonly notes: readonly TextNote[];
  /** Where the text stops making sense; null: it is understood to its end. */
  readonly fault: TextFault | null;
}

export interface TextNote {
  readonly line: number;
  readonly text: string;
}

/** A sentence, its place, and the line it is in. */
export interface TextFault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly excerpt: string;
}

/**
 * Reads whatever a person pastes or drops and finds in it what can be used here. It never throws, its time is bounded,
 * and nothing in the text is ever run or used as a name of anything but what it names. `name` is what the text is
 * called where it comes from, without an ending; "" when it has no name.
 */
export function importText(text: string, name = ""): TextImport {
  if (text.length > LARGEST_TEXT) return refused(`It has more than ${LARGEST_TEXT / 1024 / 1024} million characters.`);
  const { values, notes, fault } = readJsonValues(text);
  const findings = values.flatMap((value, i) => candidatesIn(valueOf(value), values.length === 1 ? [] : [i]));
  return {
    findings: findings.slice(0, FINDINGS).map((candidate) => finding(candidate, name)),
    notes: [...wordsOf(notes, text)],
    fault: fault === null ? null : { ...lineColumn(text, fault.at), ...sentence(fault.expected, fault.found, text), excerpt: lineAt(text, fault.at) },
  };
}

const FINDINGS = 100;

function finding(candidate: Candidate, name: string): Finding {
  const { kind, what, path } = candidate;
  switch (kind) {
    case "taskDefinition":
      return withKnownRoles(importedTaskDefinition(candidate.value, { what, path, name }));
    case "service":
      return importedService(candidate.value, { what, path });
    case "session":
      return { kind, what, path, value: candidate.value };
    case "strange":
      return { kind, what, path, why: candidate.why };
  }
}

const WORDS: Readonly<Record<JsonNote["kind"], string>> = {
  comment: "A comment; JSON has none",
  trailingComma: "A comma too many",
  missingComma: "A comma is missing",
  quotes: 'Other quotes than "',
  escape: "A character that JSON writes otherwise",
  bareWord: "A word without quotes",
  number: "A number that JSON writes otherwise",
  duplicate: "A member for the second time; this one counts",
  around: "Text around the JSON, left out",
};

/** Notes shown of each kind; a file full of comments would hide the rest. */
const NOTES_OF_A_KIND = 20;

function* wordsOf(notes: readonly JsonNote[], text: string): Generator<TextNote> {
  const counts = new Map<string, number>();
  let line = 1;
  let at = 0;
  for (const { kind, from } of notes.toSorted((a, b) => a.from - b.from)) {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    if (count > NOTES_OF_A_KIND) continue;
    const start = kind === "around" ? from + (text.slice(from).search(/\S/) + 1 || 1) - 1 : from;
    line += text.slice(at, start).split("\n").length - 1;
    at = start;
    yield { line, text: count === NOTES_OF_A_KIND ? `${WORDS[kind]}, here and below` : WORDS[kind] };
  }
}

function sentence(expected: string, found: string, text: string): { readonly message: string } {
  if (looksLikeYaml(text)) return { message: "This looks like YAML, and JSON is expected. `yq -o json` turns one into the other." };
  return { message: `Expected ${expected}, found ${found}.` };
}

/** A line like `family: web` before any brace. */
function looksLikeYaml(text: string): boolean {
  const head = text.slice(0, 2_000);
  const brace = head.search(/[{[]/);
  return /^[ -]{0,40}[A-Za-z][\w-]{0,60}:(?: |$)/m.test(brace < 0 ? head : head.slice(0, brace));
}

function lineAt(text: string, at: number): string {
  const from = text.lastIndexOf("\n", at - 1) + 1;
  const end = text.indexOf("\n", at);
  return text.slice(from, end < 0 ? text.length : end).slice(0, LONGEST_LINE);
}

const LONGEST_LINE = 200;

function refused(message: string): TextImport {
  return { findings: [], notes: [], fault: { line: 1, column: 1, message, excerpt: "" } };
}
