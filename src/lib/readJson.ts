import { type JsonFault, type JsonNote, JsonReader } from "./jsonReader.ts";
import type { JsonNode } from "./jsonTree.ts";

/** What a text holds. With a fault, the values hold what was read before it. */
export interface JsonReading {
  readonly values: readonly JsonNode[];
  readonly notes: readonly JsonNote[];
  readonly fault: JsonFault | null;
}

/**
 * Reads one JSON value, and with it what people and programs write instead of JSON: comments, commas too many or
 * missing, other quotes, names and words without quotes, placeholders. Each such thing is noted; a text without notes
 * and fault is JSON. It never throws, and its time is linear.
 */
export function readJson(text: string): JsonReading {
  const reader = new JsonReader(text);
  const value = reader.value();
  if (reader.fault === null) reader.end();
  return { values: value === undefined ? [] : [value], notes: reader.notes, fault: reader.fault };
}

/** Tries that may lead nowhere when a text is not only JSON; each may cost as much as the text is long. */
const TRIES = 8;

/** Nobody looks through more values than this. */
const VALUES_AT_MOST = 200;

/**
 * Reads all JSON values in a text, one after the other, as files glued together, a block in a document or an
 * argument of a command have them. What stands around and between them is noted. Without a single value the fault is
 * that of the try that came furthest.
 */
export function readJsonValues(text: string): JsonReading {
  const values: JsonNode[] = [];
  const notes: JsonNote[] = [];
  let fault: JsonFault | null = null;
  let failures = 0;
  let from = 0;
  const own = beginsWithValue(text);
  let start = own ? 0 : nextStart(text, 0);
  while (start !== undefined && failures < TRIES && values.length < VALUES_AT_MOST) {
    const reader = new JsonReader(text, start);
    const value = reader.value();
    // A value that goes wrong is taken as far as it goes, unless it was only a brace in some prose.
    if (value !== undefined && (holdsSomething(value) || (own && start === 0 && reader.fault === null))) {
      noteAround(text, from, start, notes);
      notes.push(...reader.notes);
      values.push(value);
      if (reader.fault !== null) return { values, notes, fault: reader.fault };
      from = reader.at;
      start = nextStart(text, from);
    } else {
      failures++;
      fault = further(fault, reader.fault);
      start = nextStart(text, Math.max(start + 1, own && start === 0 ? reader.at : 0));
    }
  }
  if (values.length === 0) return { values, notes, fault: fault ?? readJson(text).fault };
  noteAround(text, from, text.length, notes);
  return { values, notes, fault: null };
}

function beginsWithValue(text: string): boolean {
  const reader = new JsonReader(text);
  reader.skip();
  return /[{["]/.test(text[reader.at] ?? "");
}

/** A brace or bracket; `{{` and `${` are placeholders of some template. */
function nextStart(text: string, from: number): number | undefined {
  for (let at = from; at < text.length; at++) {
    const sign = text[at];
    if (sign === "[") return at;
    if (sign !== "{") continue;
    if (text[at + 1] === "{") at++;
    else if (text[at - 1] !== "$" && text[at - 1] !== "#") return at;
  }
  return undefined;
}

function holdsSomething(value: JsonNode): boolean {
  if (value.kind === "object") return value.members.length > 0;
  return value.kind === "array" && value.items.some((item) => item.kind !== "scalar");
}

function further(a: JsonFault | null, b: JsonFault | null): JsonFault | null {
  if (a === null || b === null) return a ?? b;
  return b.at > a.at ? b : a;
}

/** Commas, line ends, quotes, document marks and fences around a value are nothing to speak of. */
function noteAround(text: string, from: number, to: number, notes: JsonNote[]): void {
  const words = text.slice(from, to).replace(/```(?:jsonc?)?|^---$|[\s,;'"`\uFEFF]/gim, "");
  if (words !== "") notes.push({ kind: "around", from, to });
}
