import { CONNECTIVES, EXPRESSION_CHARACTERS, NESTING, OPERATORS, SUBJECTS } from "./language.ts";
import type { Comparison, Query, Subject, Test, Value } from "./query.ts";
import { QueryFailure, Reader, type Trace } from "./reader.ts";
import { readValue } from "./readValue.ts";
import { queryProblem, type QueryProblem } from "./wording.ts";

export type ParsedQuery = { readonly ok: true; readonly query: Query } | { readonly ok: false; readonly problem: QueryProblem };

/**
 * Reads an expression of the cluster query language. ECS guide, "Cluster query language". That `not` binds tighter than
 * `and`, and `and` tighter than `or`, is assumed. Takes time in proportion to the text; any text is answered. The same
 * text has the same answer for as long as it is remembered, so what `matches` makes of a query is made once. Whoever
 * traces is told of everything that may stand somewhere, and of what stands there.
 */
export function parseQuery(text: string, trace?: Trace): ParsedQuery {
  if (text.length > EXPRESSION_CHARACTERS) {
    const problem = queryProblem(EXPRESSION_CHARACTERS, text.length - EXPRESSION_CHARACTERS, `at most ${EXPRESSION_CHARACTERS} characters`);
    return { ok: false, problem };
  }
  const known = trace === undefined ? remembered.get(text) : undefined;
  if (known !== undefined) return known;
  const parsed = read(text, trace);
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(text, parsed);
  return parsed;
}

function read(text: string, trace?: Trace): ParsedQuery {
  try {
    return { ok: true, query: readWhole(new Reader(text, trace)) };
  } catch (failure) {
    if (failure instanceof QueryFailure) return { ok: false, problem: failure.problem };
    throw failure;
  }
}

/** Expressions whose answers are remembered: a cluster's constraints, and what is being typed. */
const REMEMBERED = 500;

const remembered = new Map<string, ParsedQuery>();

const TERM = "a subject such as attribute:NAME, or not, or (";

/** What a subject, or `not`, is made of. */
const SUBJECT_WORD = /[A-Za-z0-9_\-./\\:]+/y;

const OPERATOR_WORD = /!?[A-Za-z_]+|[=!<>~]+/y;

const CONNECTIVE_WORD = /[A-Za-z_]+|&+|\|+/y;

function readWhole(reader: Reader): Query {
  const query = readJoined(reader, "or", 0);
  return reader.atEnd ? query : reader.fail("and, or, or the end", reader.at, wordLength(reader, CONNECTIVE_WORD));
}

/** Terms joined by `or`, each of them joined by `and`. */
function readJoined(reader: Reader, kind: "and" | "or", depth: number): Query {
  const next = (): Query => (kind === "or" ? readJoined(reader, "and", depth) : readTerm(reader, depth));
  const first = next();
  const parts = [first];
  for (;;) {
    reader.skipSpace();
    const word = reader.peek(CONNECTIVE_WORD);
    if (kind === "and") reader.trace({ kind: "connective", open: depth > 0 }, reader.at, reader.at + word.length);
    if (CONNECTIVES.get(word) !== kind) break;
    reader.take(word);
    parts.push(next());
  }
  if (parts.length === 1) return first;
  const last = parts.at(-1) ?? first;
  return { kind, parts, at: first.at, length: last.at + last.length - first.at };
}

function readTerm(reader: Reader, depth: number): Query {
  reader.skipSpace();
  const at = reader.at;
  if (depth > NESTING) reader.fail(`at most ${NESTING} parentheses and negations inside one another`);
  if (reader.take("(") !== undefined) {
    const query = readJoined(reader, "or", depth + 1);
    if (reader.take(")") === undefined) reader.fail("and, or, or )", reader.at, wordLength(reader, CONNECTIVE_WORD));
    return query;
  }
  const word = reader.peek(SUBJECT_WORD);
  reader.trace({ kind: "term" }, at, at + word.length);
  if (word !== "not" && !reader.looksAt("!")) return readComparison(reader, word);
  reader.take(word === "not" ? word : "!");
  const query = readTerm(reader, depth + 1);
  return { kind: "not", query, at, length: reader.at - at };
}

function readComparison(reader: Reader, word: string): Comparison {
  const at = reader.at;
  const subject = subjectOf(word);
  if (subject === undefined) {
    return word.startsWith("attribute:")
      ? reader.fail("attribute:NAME with 1 to 128 letters, digits, hyphens, underscores, periods or slashes", at, word.length)
      : reader.fail(TERM, at, Math.max(1, word.length));
  }
  reader.take(word);
  const test = readTest(reader, subject);
  return { kind: "comparison", at, length: reader.at - at, subject, test };
}

/** ECS API, Attribute: what the name of one may have. */
function subjectOf(word: string): Subject | undefined {
  const name = /^attribute:([A-Za-z0-9_\-./\\]{1,128})$/.exec(word)?.[1];
  if (name !== undefined) return { kind: "attribute", name };
  return isPlainSubject(word) ? { kind: word } : undefined;
}

function isPlainSubject(word: string): word is Exclude<Subject["kind"], "attribute"> {
  return word !== "attribute" && Object.hasOwn(SUBJECTS, word);
}

function readTest(reader: Reader, subject: Subject): Test {
  reader.skipSpace();
  const at = reader.at;
  const word = reader.peek(OPERATOR_WORD);
  reader.trace({ kind: "operator", subject }, at, at + word.length);
  const operator = OPERATORS.get(word);
  const { operators } = SUBJECTS[subject.kind];
  if (operator === undefined || !operators.includes(operator)) {
    return reader.fail(`one of ${operators.join(" ")} after ${subject.kind}`, at, Math.max(1, word.length));
  }
  reader.take(word);
  if (operator === "exists" || operator === "!exists") return { operator };
  reader.skipSpace();
  if (operator === "in" || operator === "!in") return { operator, values: readList(reader, subject, operator) };
  return { operator, value: readValue(reader, subject, operator) };
}

function readList(reader: Reader, subject: Subject, operator: "in" | "!in"): readonly Value[] {
  reader.trace({ kind: "list" }, reader.at, reader.at);
  if (reader.take("[") === undefined) reader.fail("[ to begin a list");
  const values: Value[] = [];
  do {
    reader.skipSpace();
    values.push(readValue(reader, subject, operator));
    reader.skipSpace();
    reader.trace({ kind: "listEnd" }, reader.at, reader.at);
  } while (reader.take(",") !== undefined);
  if (reader.take("]") === undefined) reader.fail(", or ] to end the list");
  return values;
}

function wordLength(reader: Reader, word: RegExp): number {
  return Math.max(1, reader.peek(word).length);
}
