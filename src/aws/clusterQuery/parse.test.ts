import { fc } from "../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { NESTING, OPERATORS, SUBJECTS } from "./language.ts";
import { matches } from "./match.ts";
import { parseQuery } from "./parse.ts";
import { comparisonsIn, type Operator, type Query, type Subject, type SubjectKind, type Value } from "./query.ts";
import { readsOf } from "./reads.ts";

const subjectExpected = "a subject such as attribute:NAME, or not, or (";
const attributeExpected = "one of == != > >= < <= exists !exists in !in =~ !~ after attribute";
const joinExpected = "and, or, or the end";
const parentheses = "no parentheses in a comparison";

test.each([
  ["", 0, 0, subjectExpected],
  ["  ", 2, 0, subjectExpected],
  ["stack == prod", 0, 5, subjectExpected],
  ["attribute == prod", 0, 9, subjectExpected],
  ["== prod", 0, 1, subjectExpected],
  ["not", 3, 0, subjectExpected],
  ["()", 1, 1, subjectExpected],
  ["agentConnected == true and", 26, 0, subjectExpected],
  ["agentConnected == true or or", 26, 2, subjectExpected],
  ["attribute: == prod", 0, 10, "attribute:NAME with 1 to 128 letters, digits, hyphens, underscores, periods or slashes"],
  ["attribute:stack", 15, 0, attributeExpected],
  ["attribute:stack = prod", 16, 1, attributeExpected],
  ["attribute:stack === prod", 16, 3, attributeExpected],
  ["attribute:stack is prod", 16, 2, attributeExpected],
  ["agentConnected > true", 15, 1, "one of == != in !in =~ !~ after agentConnected"],
  ["agentVersion in [1]", 13, 2, "one of == != > >= < <= after agentVersion"],
  ["agentVersion =~ 1.*", 13, 2, "one of == != > >= < <= after agentVersion"],
  ["ec2InstanceId exists", 14, 6, "one of == != in !in =~ !~ after ec2InstanceId"],
  ["registeredAt matches 2018.*", 13, 7, "one of == != > >= < <= after registeredAt"],
  ["runningTasksCount not_in [1]", 18, 6, "one of == != > >= < <= after runningTasksCount"],
  ["pendingTasksCount exists", 18, 6, "one of == != > >= < <= after pendingTasksCount"],
  ["task:group in [a]", 11, 2, "one of == != after task:group"],
  ["agentConnected == yes", 18, 3, "true or false"],
  ["agentConnected in [true, maybe]", 25, 5, "true or false"],
  ["runningTasksCount > many", 20, 4, "a whole number"],
  ["runningTasksCount > 1.5", 20, 3, "a whole number"],
  ["runningTasksCount > '1x'", 20, 4, "a whole number"],
  ["agentVersion > v1", 15, 2, "a version such as 1.86.0"],
  ["agentVersion > 1.", 15, 2, "a version such as 1.86.0"],
  ["registeredAt > yesterday", 15, 9, "a time such as 2018-06-18T22:28:28Z or 2018-06-18"],
  ["registeredAt > 2018-06", 15, 7, "a time such as 2018-06-18T22:28:28Z or 2018-06-18"],
  ["attribute:stack ==", 18, 0, "a value"],
  ["attribute:stack == and agentConnected == true", 23, 14, joinExpected],
  ["attribute:stack == 'prod", 24, 0, "' to end the text"],
  ['attribute:stack == "prod\'', 25, 0, '" to end the text'],
  ["attribute:stack == a=b", 20, 1, joinExpected],
  ["attribute:stack == prod test", 24, 4, joinExpected],
  ["attribute:stack == prod & x", 24, 1, joinExpected],
  ["attribute:stack == prod)", 23, 1, joinExpected],
  ["(attribute:stack == prod", 24, 0, "and, or, or )"],
  ["(attribute:stack == prod test)", 25, 4, "and, or, or )"],
  ["attribute:stack in prod", 19, 1, "[ to begin a list"],
  ["attribute:stack in []", 20, 1, "a value"],
  ["attribute:stack in [a,]", 22, 1, "a value"],
  ["attribute:stack in [a b]", 22, 1, ", or ] to end the list"],
  ["attribute:stack in [a", 21, 0, ", or ] to end the list"],
  ["attribute:stack == (prod)", 19, 1, parentheses],
  ["attribute:stack == pro(d)", 22, 1, parentheses],
  ["attribute:stack == 'pro(d)'", 23, 1, parentheses],
  ["attribute:stack =~ t2\\.(small)", 23, 1, parentheses],
  ["attribute:stack =~ '(?i)prod'", 20, 1, parentheses],
  ["attribute:stack =~ 'a\\(b'", 22, 1, parentheses],
  ["attribute:stack =~", 18, 0, "a regular expression"],
  ["attribute:stack =~ t2.*+", 22, 2, "no possessive quantifier"],
  ["attribute:stack =~ 't2.*+'", 23, 2, "no possessive quantifier"],
  ["attribute:stack =~ [a-", 19, 3, "] to end the class"],
  ["attribute:stack =~ \\1", 19, 2, "no reference to a group: an expression has none"],
  ["attribute:stack =~ a\\", 20, 1, "a character after the backslash"],
])("%s: at %i, %i long, expected %s", (text, at, length, expected) => {
  const message = `Invalid expression: expected ${expected} at character ${at + 1}.`;
  expect(parseQuery(text)).toEqual({ ok: false, problem: { at, length, expected, message } });
});

test("each comparison knows where it stands", () => {
  const text = " not(attribute:a == 'x') and (agentConnected == true or runningTasksCount>2)";
  const parsed = parseQuery(text);
  const cut = parsed.ok ? comparisonsIn(parsed.query).map(({ at, length }) => text.slice(at, at + length)) : [];
  expect(cut).toEqual(["attribute:a == 'x'", "agentConnected == true", "runningTasksCount>2"]);
  expect(parsed).toMatchObject({ query: { kind: "and", at: 1, parts: [{ kind: "not", at: 1, length: 23 }, { kind: "or", at: 30 }] } });
});

test("a query is plain data", () => {
  const parsed = parseQuery("not(attribute:a in [x, 'y z']) or registeredAt < 2018-06-18");
  expect(structuredClone(parsed)).toEqual(parsed);
  expect(JSON.parse(JSON.stringify(parsed))).toEqual(parsed);
});

test.each([
  ["t2.{1,5}", "t2.{1,5}"],
  ["[gc][0-9].*", "[gc][0-9].*"],
  ["[a-z&&[^b]]+", "[a-z&&[^b]]+"],
  ["a|b", "a|b"],
  ["a\\.b", "a\\.b"],
  ["[a,b]", "[a,b]"],
  ["a<b>=!", "a<b>=!"],
  ["'a b'", "a b"],
  ['"[\']x"', "[']x"],
])("the regular expression %s may be written so", (written, text) => {
  const parsed = parseQuery(`attribute:a =~ ${written}&& agentConnected==true`);
  expect(parsed).toMatchObject({ ok: true, query: { kind: "and", parts: [{ test: { operator: "=~", value: { text } } }, {}] } });
});

test.each(["i-0abc", "a.b-c_d:e/f*^$+?|g", "2018-06-18T22:28:28+00:00", "a@b", "{}", "a\\b", "é", "x|y"])("%s needs no quotes", (text) => {
  expect(parseQuery(`attribute:a == ${text}||attribute:b exists`)).toMatchObject({
    ok: true,
    query: { kind: "or", parts: [{ test: { value: { text } } }, {}] },
  });
});

test.each([
  ["2018-06-18T22:28:28+00:00", 1_529_360_908],
  ["2018-06-18T22:28:28Z", 1_529_360_908],
  ["2018-06-18T22:28:28", 1_529_360_908],
  ["2018-06-18", 1_529_280_000],
  ["2024-02-29", 1_709_164_800],
  ["1970-01-01", 0],
  ["2000-02-29T23:59:59-18:00", 951_933_599],
])("the time %s is %i", (text, seconds) => {
  const parsed = parseQuery(`registeredAt == ${text}`);
  expect(parsed.ok).toBe(true);
  const at = (registeredAtMs: number) => parsed.ok && matches(parsed.query, { ...NOTHING, registeredAtMs });
  expect([at(seconds * 1000 - 1), at(seconds * 1000), at(seconds * 1000 + 999), at(seconds * 1000 + 1000)]).toEqual([false, true, true, false]);
});

test.each(["2018-13-01", "2018-00-01", "2018-02-29", "1900-02-29", "2018-04-31", "2018-06-00", "2018-06-18T24:00:00", "2018-06-18T22:60:00", "2018-06-18T22:28:60", "2018-06-18T22:28", "2018-06-18T22:28:28.5Z", "2018-06-18T22:28:28+19:00", "2018-06-18T22:28:28+01:60", "2018-06-18 "])("%s is no time", (text) => {
  expect(parseQuery(`registeredAt == '${text}'`)).toMatchObject({ ok: false, problem: { at: 16 } });
});

test("the same text is read once, a few hundred texts long", () => {
  const first = parseQuery("agentConnected == true");
  expect(parseQuery("agentConnected == true")).toBe(first);
  for (let i = 0; i < 600; i++) parseQuery(`runningTasksCount == ${i}`);
  expect(parseQuery("agentConnected == true")).not.toBe(first);
  expect(parseQuery("agentConnected == true")).toEqual(first);
});

test("2000 characters are read and one more is not", () => {
  const text = `attribute:a == ${"x".repeat(2000 - 15)}`;
  expect(parseQuery(text).ok).toBe(true);
  expect(parseQuery(`${text}xy`)).toMatchObject({ ok: false, problem: { at: 2000, length: 2, expected: "at most 2000 characters" } });
});

test("parentheses and negations go so deep and no deeper", () => {
  const nested = (opened: string, depth: number, closed: string) => `${opened.repeat(depth)}agentConnected==true${closed.repeat(depth)}`;
  for (const [opened, closed] of [["(", ")"], ["!", ""], ["not ", ""], ["!(", ")"]] as const) {
    const most = opened === "!(" ? NESTING / 2 : NESTING;
    expect(parseQuery(nested(opened, most, closed))).toMatchObject({ ok: true });
    const tooDeep = parseQuery(nested(opened, most + 1, closed));
    expect(tooDeep).toMatchObject({ ok: false, problem: { expected: `at most ${NESTING} parentheses and negations inside one another` } });
  }
  expect(parseQuery("(".repeat(2000)).ok).toBe(false);
  expect(parseQuery(Array.from({ length: 60 }, () => "agentConnected == true").join(" or ")).ok).toBe(true);
});

test.each<[SubjectKind, string, string]>([
  ["attribute", "attribute:a exists", "attributes"],
  ["agentConnected", "agentConnected == true", "agentConnected"],
  ["agentVersion", "agentVersion > 1", "agentVersion"],
  ["ec2InstanceId", "ec2InstanceId == i-1", "ec2InstanceId"],
  ["registeredAt", "registeredAt > 2018-06-18", "registeredAt"],
  ["runningTasksCount", "runningTasksCount > 1", "runningTasksCount"],
  ["pendingTasksCount", "pendingTasksCount > 1", "pendingTasksCount"],
  ["task:group", "task:group == a", "taskGroups"],
])("%s is read", (_kind, text, read) => {
  const parsed = parseQuery(`not(${text}) or ${text} and ${text}`);
  expect(parsed.ok && [...readsOf(parsed.query)]).toEqual([read]);
});

const NOTHING = {
  attributes: {},
  agentConnected: false,
  agentVersion: "1.0.0",
  ec2InstanceId: "i-1",
  registeredAtMs: 0,
  runningTasksCount: 0,
  pendingTasksCount: 0,
  taskGroups: new Set<string>(),
};

const words = fc.constantFrom("attribute:a", "task:group", "agentConnected", "agentVersion", "registeredAt", "runningTasksCount", "not", "and", "or", "(", ")", "[", "]", ",", "!", "'", '"', " ", " ", "&&", "||", "true", "1", "2018-06-18", "t2.*", "[a", "\\", "\u{1f600}", ...OPERATORS.keys());

test("any text is answered: by a query that can be asked, or by a place in the text", () => {
  fc.assert(
    fc.property(fc.oneof(fc.array(words, { maxLength: 40 }).map((parts) => parts.join("")), fc.array(words, { maxLength: 12 }).map((parts) => parts.join(" ")), fc.string({ maxLength: 60 })), (text) => {
      const parsed = parseQuery(text);
      if (parsed.ok) expect(typeof matches(parsed.query, NOTHING)).toBe("boolean");
      else expect(parsed.problem.at <= text.length && parsed.problem.at + parsed.problem.length <= text.length).toBe(true);
    }),
    { numRuns: 4000 },
  );
});

/** A query without its places. */
type Said =
  | { readonly subject: Subject; readonly operator: Operator; readonly values: readonly string[] }
  | { readonly not: Said }
  | { readonly join: "and" | "or"; readonly parts: readonly Said[] };

function saidBy(query: Query): Said {
  if (query.kind === "not") return { not: saidBy(query.query) };
  if (query.kind !== "comparison") return { join: query.kind, parts: query.parts.map(saidBy) };
  const { subject, test: asked } = query;
  const values: readonly Value[] = "values" in asked ? asked.values : "value" in asked ? [asked.value] : [];
  return { subject, operator: asked.operator, values: values.map(({ text }) => text) };
}

const VALUES = {
  text: fc.constantFrom("prod", "t2.*", "a b", "it's", "", "a|b", "&&", "]", "x==y", "é"),
  boolean: fc.constantFrom("true", "false"),
  version: fc.constantFrom("1", "1.86.0", "1.100.0.0"),
  time: fc.constantFrom("2018-06-18", "2018-06-18T22:28:28", "2018-06-18T22:28:28Z", "2018-06-18T22:28:28-04:30"),
  integer: fc.constantFrom("0", "12", "-1"),
};

const comparisons = fc.constantFrom(...(Object.keys(SUBJECTS) as SubjectKind[])).chain((kind) => {
  const { operators, values } = SUBJECTS[kind];
  const subject: Subject = kind === "attribute" ? { kind, name: "ecs.x-y_z" } : { kind };
  return fc.constantFrom(...operators).chain((operator) => {
    const isPattern = operator === "=~" || operator === "!~";
    const count = operator.endsWith("exists") ? 0 : operator.endsWith("in") ? 3 : 1;
    const value = isPattern ? fc.constantFrom("t2.*", "[a-c]+|x", "a b", "", "é?") : VALUES[values];
    return fc.array(value, { minLength: Math.min(1, count), maxLength: count }).map((given): Said => ({ subject, operator, values: given }));
  });
});

const { said: queries } = fc.letrec<{ said: Said }>((tie) => ({
  said: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    comparisons,
    tie("said").map((not): Said => ({ not })),
    fc.tuple(fc.constantFrom("and" as const, "or" as const), fc.array(tie("said"), { minLength: 2, maxLength: 3 })).map(([join, parts]): Said => ({ join, parts })),
  ),
}));

/** Which of all ways to write the same is taken: the next of a list that is gone through again and again. */
class Choices {
  readonly #picks: readonly number[];
  #next = 0;

  constructor(picks: readonly number[]) {
    this.#picks = picks;
  }

  of<T>(options: readonly T[]): T {
    const pick = this.#picks[this.#next++ % this.#picks.length] ?? 0;
    return options[pick % options.length] as T;
  }
}

function written(said: Said, choices: Choices): string {
  if ("not" in said) {
    const inner = written(said.not, choices);
    return "join" in said.not ? `${choices.of(["not", "not ", "!", "! "])}(${inner})` : `${choices.of(["not ", "!"])}${inner}`;
  }
  if ("join" in said) {
    const parts = said.parts.map((part) => {
      const needs = "join" in part;
      return needs ? `(${written(part, choices)})` : choices.of([written(part, choices), `( ${written(part, choices)} )`]);
    });
    return parts.join(said.join === "and" ? choices.of([" and ", " && ", "\n&&\t"]) : choices.of([" or ", " || "]));
  }
  const { subject, operator, values } = said;
  const aliases = [...OPERATORS].flatMap(([alias, meant]) => (meant === operator ? [alias] : []));
  const isPattern = operator === "=~" || operator === "!~";
  const texts = values.map((value) => {
    const quoted = value.includes("'") ? `"${value}"` : choices.of([`'${value}'`, `"${value}"`]);
    const plain = isPattern ? /^[^\s()'"&]+$/ : /^[^\s()'"&=[\],|]+$/;
    return plain.test(value) ? choices.of([value, quoted]) : quoted;
  });
  const head = `${subject.kind === "attribute" ? `attribute:${subject.name}` : subject.kind} ${choices.of(aliases)}`;
  if (values.length === 0) return head;
  return operator.endsWith("in") ? `${head} [${texts.join(choices.of([",", ", ", " ,"]))}]` : `${head} ${texts[0] ?? ""}`;
}

test("what is written in whatever way is read as it was meant", () => {
  fc.assert(
    fc.property(queries, fc.array(fc.nat(11), { minLength: 1, maxLength: 20 }), (said, picks) => {
      const text = written(said, new Choices(picks));
      if (text.length > 2000) return;
      const parsed = parseQuery(text);
      expect(parsed.ok ? saidBy(parsed.query) : `${text}: ${parsed.problem.message}`).toEqual(said);
    }),
    { numRuns: 1000 },
  );
});
