import { by } from "../../lib/compare.ts";
import { CONNECTIVES, OPERATORS, SUBJECTS } from "./language.ts";
import { parseQuery } from "./parse.ts";
import type { Operator, Subject, SubjectKind } from "./query.ts";
import type { Wanted } from "./reader.ts";

/** What has been seen in the cluster. */
export interface Known {
  /** Values by the names of the attributes that have been seen; a capability has none. */
  readonly attributes: ReadonlyMap<string, readonly string[]>;
  readonly taskGroups: readonly string[];
  readonly instanceIds: readonly string[];
  readonly agentVersions: readonly string[];
}

export interface Completion {
  readonly label: string;
  readonly detail: string;
  /** What is put in, when it is not the label itself. */
  readonly apply?: string;
}

/** What may stand in place of the text between two offsets. */
export interface Completions {
  readonly from: number;
  readonly to: number;
  readonly options: readonly Completion[];
}

/** So many at most: a cluster has thousands of instance ids. */
const OPTIONS = 60;

/**
 * What may stand at an offset of an expression: subjects, the operators that the subject before documents, values
 * that have been seen, or what joins comparisons. Nothing behind a mistake, for there nobody knows what is meant.
 */
export function completionsAt(text: string, offset: number, known: Known): Completions {
  const typed = text.slice(0, offset);
  for (const { wanted, at } of wantedAt(typed)) {
    const token = typed.slice(at);
    if (isClosed(token)) continue;
    const options = ranked(optionsFor(wanted, token, known), token);
    // What is typed in full needs no completion; what comes behind it may.
    if (options.length === 1 && options[0]?.label === token) continue;
    return { from: at, to: offset + restOf(text, offset, token), options };
  }
  return { from: offset, to: offset, options: [] };
}

/** What was wanted where the text ends, first what is half typed there. */
function wantedAt(typed: string): readonly { readonly wanted: Wanted; readonly at: number }[] {
  const found: { wanted: Wanted; at: number }[] = [];
  parseQuery(typed, (wanted, at, end) => {
    if (end === typed.length) found.push({ wanted, at });
  });
  return found;
}

const isClosed = (token: string): boolean => /^'[^']*'$|^"[^"]*"$/.test(token);

/** How much of the word under the cursor is behind it. */
function restOf(text: string, offset: number, token: string): number {
  const rest = /^[=!<>~&|]/.test(token) ? /[=!<>~&|]*/y : /[A-Za-z0-9_.\-:/*@\\]*/y;
  rest.lastIndex = offset;
  const length = rest.exec(text)?.[0].length ?? 0;
  const quote = /^['"]/.exec(token)?.[0];
  return quote !== undefined && text[offset + length] === quote ? length + 1 : length;
}

/** Those that go on from what is typed, and behind them those that have it elsewhere. */
function ranked(options: readonly Completion[], token: string): readonly Completion[] {
  const sought = token.replace(/^['"]/, "").toLowerCase();
  const place = ({ label }: Completion): number => label.toLowerCase().indexOf(sought);
  const starting = options.filter((option) => place(option) === 0);
  return [...starting, ...options.filter((option) => place(option) > 0)].slice(0, OPTIONS);
}

function optionsFor(wanted: Wanted, token: string, known: Known): readonly Completion[] {
  switch (wanted.kind) {
    case "term":
      return terms(known);
    case "operator":
      return operators(wanted.subject, token);
    case "value":
      return values(wanted, token, known);
    case "list":
      return [{ label: "[", detail: "a list of values" }];
    case "listEnd":
      return [
        { label: ",", detail: "another value", apply: ", " },
        { label: "]", detail: "end of the list" },
      ];
    case "connective": {
      const joins = [...CONNECTIVES].filter(([word]) => /^[&|]/.test(token) !== /^[a-z]/.test(word));
      const words = joins.map(([label, kind]) => ({ label, detail: kind === "and" ? "both" : "either", apply: `${label} ` }));
      return wanted.open ? [...words, { label: ")", detail: "end of the group" }] : words;
    }
  }
}

/** Attributes with values first: of capabilities there are dozens. */
function terms({ attributes }: Known): readonly Completion[] {
  const named = [...attributes]
    .toSorted(by(([, seen]) => (seen.length === 0 ? 1 : 0), ([name]) => name))
    .map(([name, seen]) => ({ label: `attribute:${name}`, detail: seenIn(seen), apply: `attribute:${name} ` }));
  const plain = PLAIN.map(([label, detail]) => ({ label, detail, apply: `${label} ` }));
  return [...named.filter(({ detail }) => detail !== CAPABILITY), ...plain, ...WORDS, ...named.filter(({ detail }) => detail === CAPABILITY)];
}

const CAPABILITY = "without a value";

function seenIn(values: readonly string[]): string {
  const few = values.slice(0, 3).join(", ");
  return values.length === 0 ? CAPABILITY : values.length > 3 ? `${few}, …` : few;
}

const PLAIN: readonly (readonly [Exclude<SubjectKind, "attribute">, string])[] = [
  ["task:group", "groups of the tasks there"],
  ["runningTasksCount", "tasks that are to run there"],
  ["pendingTasksCount", "tasks in PENDING; only here, not in AWS"],
  ["agentConnected", "true or false"],
  ["agentVersion", "such as 1.86.0"],
  ["ec2InstanceId", "such as i-0abc"],
  ["registeredAt", "such as 2018-06-18T22:28:28Z or 2018-06-18"],
];

const WORDS: readonly Completion[] = [
  { label: "not", detail: "the opposite", apply: "not(" },
  { label: "(", detail: "a group" },
];

const MEANING: Readonly<Record<Operator, string>> = {
  "==": "is",
  "!=": "is there, but is not",
  ">": "is greater than",
  ">=": "is at least",
  "<": "is less than",
  "<=": "is at most",
  exists: "is there",
  "!exists": "is not there",
  in: "is one of",
  "!in": "is there, but none of",
  "=~": "matches, from beginning to end",
  "!~": "is there, but does not match",
};

/** Symbols, unless a word has been begun. */
function operators({ kind }: Subject, token: string): readonly Completion[] {
  const offered = new Set(SUBJECTS[kind].operators);
  const begun = /^[a-z]/.test(token);
  return [...OPERATORS].flatMap(([label, operator]) => {
    if (!offered.has(operator) || (!begun && label !== operator)) return [];
    const apply = operator === "in" || operator === "!in" ? `${label} [` : `${label} `;
    return [{ label, detail: MEANING[operator], ...(operator.endsWith("exists") ? {} : { apply }) }];
  });
}

function values({ subject, operator }: Extract<Wanted, { kind: "value" }>, token: string, known: Known): readonly Completion[] {
  const isPattern = operator === "=~" || operator === "!~";
  const seen = [...new Set(seenOf(subject, known))];
  const texts = isPattern ? patternsOf(seen) : seen;
  return texts.map((label) => {
    const apply = quoted(label, token);
    const detail = isPattern ? "regular expression" : "seen here";
    return apply === label ? { label, detail } : { label, detail, apply };
  });
}

function seenOf(subject: Subject, known: Known): readonly string[] {
  switch (subject.kind) {
    case "attribute":
      return known.attributes.get(subject.name) ?? [];
    case "agentConnected":
      return ["true", "false"];
    case "agentVersion":
      return known.agentVersions;
    case "ec2InstanceId":
      return known.instanceIds;
    case "task:group":
      return known.taskGroups;
    default:
      return [];
  }
}

/** What a value begins with, and the whole of it: `t3.*` and `t3\.medium`. */
function patternsOf(seen: readonly string[]): readonly string[] {
  const families = seen.filter((text) => text.includes(".")).map((text) => `${literal(text.split(".", 1)[0] ?? "")}.*`);
  return [...new Set([...families, ...seen.map(literal)])];
}

const literal = (text: string): string => text.replace(/[\\^$.|?*+[\]{}]/g, "\\$&");

/** With the quotes that are typed already, or with those that it needs. */
function quoted(text: string, token: string): string {
  const typed = /^['"]/.exec(token)?.[0];
  if (typed !== undefined) return `${typed}${text}${typed}`;
  return /[\s,[\]&=!<>"]|^$/.test(text) ? `'${text}'` : text;
}
