import type { JsonNode } from "../../../lib/jsonTree.ts";
import { type JsonFault, JsonReader } from "../../../lib/jsonReader.ts";
import { type AwsCommand, commandAt, errorIn, otherOutputIn, withoutTerminal } from "./terminal.ts";
import type { Report } from "./remark.ts";

/** A JSON value in a text, the command before it if there is one, and how to find its parts' lines. */
export interface FoundDocument {
  readonly node: JsonNode;
  readonly command: AwsCommand | null;
  readonly lineAt: (offset: number) => number;
}

/** Values looked for in one text, and attempts that may lead nowhere. */
const DOCUMENTS = 5_000;
const FAILURES = 200;

/**
 * Finds the answers in whatever was pasted: one answer, several behind one another, or all that a terminal showed, with
 * prompts, commands and complaints. Its time is linear in the text.
 */
export function documentsIn(text: string, { source, report }: { readonly source: number; readonly report: Report }): readonly FoundDocument[] {
  const plain = withoutTerminal(text);
  const lines = plain.split("\n");
  const offsets = offsetsOf(lines);
  const lineAt = (offset: number): number => lastAtMost(offsets, offset) + 1;
  const found: FoundDocument[] = [];
  let command: AwsCommand | null = null;
  let answered = true;
  let failures = 0;
  let at = 0;
  while (at < lines.length && found.length < DOCUMENTS) {
    const began = commandAt(lines, at);
    if (began !== undefined) {
      command = began;
      answered = false;
      at = began.end - 1;
      continue;
    }
    const line = lines[at] ?? "";
    const end = failures < FAILURES ? valuesFrom(plain, (offsets[at] ?? 0) + blanksBefore(line), (value) => found.push({ ...value, command, lineAt })) : null;
    if (end !== null) {
      if (end.fault !== null) report.leftOut({ source, line: lineAt(end.fault.at) }, "What comes here", `Expected ${end.fault.expected}, found ${end.fault.found}.`);
      answered = true;
      at = Math.max(at + 1, lineAt(Math.max(0, end.at - 1)));
      continue;
    }
    if (beginsValue(line, blanksBefore(line))) failures++;
    answered = noticed(line, { source, at, report, command, answered }) || answered;
    at++;
  }
  return found;
}

/** Reads the values that stand from here on behind one another. null: there is none. */
function valuesFrom(text: string, from: number, take: (value: { readonly node: JsonNode }) => void): { readonly at: number; readonly fault: JsonFault | null } | null {
  let end: { readonly at: number; readonly fault: JsonFault | null } | null = null;
  let at = from;
  while (beginsValue(text, at)) {
    const reader = new JsonReader(text, at);
    const node = reader.value();
    // A value that goes wrong is taken as far as it goes, unless it was only a bracket in some prose.
    if (node === undefined || (reader.fault !== null && !holdsMuch(node))) break;
    take({ node });
    end = { at: reader.at, fault: reader.fault };
    if (reader.fault !== null) break;
    at = reader.at + (/^[ \t,;]*/.exec(text.slice(reader.at, reader.at + 200))?.[0].length ?? 0);
  }
  return end;
}

const blanksBefore = (line: string): number => /^\s*/.exec(line.slice(0, 200))?.[0].length ?? 0;

/** Says what a line that is no JSON means, if it means anything. True: the command has been answered with it. */
function noticed(
  line: string,
  { source, at, report, command, answered }: { readonly source: number; readonly at: number; readonly report: Report; readonly command: AwsCommand | null; readonly answered: boolean },
): boolean {
  const error = errorIn(line);
  if (error !== undefined) {
    report.leftOut({ source, line: at + 1 }, command === null ? "A message" : `The answer of ${command.operation}`, error);
    return true;
  }
  if (command === null || answered) return false;
  const other = otherOutputIn(line);
  if (other === undefined) return false;
  report.leftOut({ source, line: at + 1 }, `The answer of ${command.operation}`, `It is ${other}; with --output json it can be read.`);
  return true;
}

/** An object, or a list of objects: `[ec2-user@ip ~]$` is a prompt. */
function beginsValue(line: string, start: number): boolean {
  const rest = line.slice(start, start + 200);
  return /^\{\s*(?:["'}]|$)/.test(rest) || /^\[[ \t]*(?:["'{[\]]|\n|$)/.test(rest);
}

const holdsMuch = (node: JsonNode): boolean => (node.kind === "object" ? node.members.length > 0 : node.kind === "array" && node.items.length > 0);

function offsetsOf(lines: readonly string[]): readonly number[] {
  const offsets: number[] = [];
  let offset = 0;
  for (const line of lines) {
    offsets.push(offset);
    offset += line.length + 1;
  }
  return offsets;
}

/** The place of the last number that is not greater. */
function lastAtMost(ascending: readonly number[], most: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ascending[middle] ?? 0) <= most) low = middle;
    else high = middle - 1;
  }
  return low;
}
