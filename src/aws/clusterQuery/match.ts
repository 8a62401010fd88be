import { assert } from "../../lib/assert.ts";
import { byCodeUnit } from "../../lib/compare.ts";
import type { InstanceFacts } from "./facts.ts";
import { compareVersions, integerOf, secondsOf, versionOf } from "./operands.ts";
import { matcherOf } from "./pattern/matchPattern.ts";
import { parsePattern } from "./pattern/parsePattern.ts";
import type { Comparison, Query, Subject, Test, ValueOperator } from "./query.ts";

/** Whether a container instance is one of those that a query selects. */
export function matches(query: Query, facts: InstanceFacts): boolean {
  return judgeOf(query)(facts);
}

type Judge = (facts: InstanceFacts) => boolean;

const judges = new WeakMap<Query, Judge>();

/** A query is made ready once: its numbers, times and regular expressions are not read again for each instance. */
function judgeOf(query: Query): Judge {
  let judge = judges.get(query);
  if (judge === undefined) {
    judge = newJudge(query);
    judges.set(query, judge);
  }
  return judge;
}

function newJudge(query: Query): Judge {
  if (query.kind === "comparison") return comparisonJudge(query);
  if (query.kind === "not") {
    const inner = newJudge(query.query);
    return (facts) => !inner(facts);
  }
  const parts = query.parts.map(newJudge);
  if (query.kind === "and") return (facts) => parts.every((judge) => judge(facts));
  return (facts) => parts.some((judge) => judge(facts));
}

function comparisonJudge({ subject, test }: Comparison): Judge {
  const { kind } = subject;
  if (kind === "attribute" || kind === "agentConnected" || kind === "ec2InstanceId") {
    const textOf = textReader(subject);
    const judge = textJudge(test);
    return (facts) => judge(textOf(facts));
  }
  if (kind === "task:group") return groupJudge(test);
  return kind === "agentVersion" ? versionJudge(test) : numberJudge(kind, test);
}

/** What a subject has of text; undefined for an attribute that the instance does not have. */
function textReader(subject: Subject): (facts: InstanceFacts) => string | undefined {
  if (subject.kind === "agentConnected") return ({ agentConnected }) => String(agentConnected);
  if (subject.kind !== "attribute") return ({ ec2InstanceId }) => ec2InstanceId;
  const { name } = subject;
  return ({ attributes }) => (Object.hasOwn(attributes, name) ? attributes[name] : undefined);
}

/**
 * What is not there meets nothing but !exists: ECS guide, "attribute:stack != prod" selects instances that have a
 * stack. Texts are compared by code unit (assumed), so by case too.
 */
function textJudge(test: Test): (text: string | undefined) => boolean {
  switch (test.operator) {
    case "exists":
      return (text) => text !== undefined;
    case "!exists":
      return (text) => text === undefined;
    case "in":
    case "!in": {
      const listed = new Set(test.values.map(({ text }) => text));
      const wanted = test.operator === "in";
      return (text) => text !== undefined && listed.has(text) === wanted;
    }
    case "=~":
    case "!~": {
      const meets = remembered(patternJudge(test.value.text));
      const wanted = test.operator === "=~";
      return (text) => text !== undefined && meets(text) === wanted;
    }
    default: {
      const { operator, value } = test;
      return (text) => text !== undefined && isOrdered(operator, byCodeUnit(text, value.text));
    }
  }
}

/** The whole text must meet the regular expression, as with Java's String.matches (assumed). */
function patternJudge(written: string): (text: string) => boolean {
  const read = parsePattern(written);
  assert(read.ok, "a query was made that its parser would not have taken");
  return matcherOf(read.pattern);
}

/** Texts whose answers one regular expression remembers: types and zones are few, and asked of every instance. */
const REMEMBERED = 1000;

function remembered(judge: (text: string) => boolean): (text: string) => boolean {
  const answers = new Map<string, boolean>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    if (answers.size >= REMEMBERED) answers.clear();
    const answer = judge(text);
    answers.set(text, answer);
    return answer;
  };
}

/**
 * == is met by any of the groups: ECS guide. != by an instance with tasks of which none has the group, as != of an
 * attribute wants one to be there (assumed).
 */
function groupJudge(test: Test): Judge {
  const group = "value" in test ? test.value.text : "";
  if (test.operator === "==") return ({ taskGroups }) => taskGroups.has(group);
  return ({ taskGroups }) => taskGroups.size > 0 && !taskGroups.has(group);
}

function versionJudge(test: Test): Judge {
  const [operator, text] = ordered(test);
  const wanted = versionOf(text) ?? [];
  return ({ agentVersion }) => {
    const version = versionOf(agentVersion);
    return version !== undefined && isOrdered(operator, compareVersions(version, wanted));
  };
}

/** Times are compared by whole seconds, for the language has no finer ones (assumed). */
function numberJudge(kind: "registeredAt" | "runningTasksCount" | "pendingTasksCount", test: Test): Judge {
  const [operator, text] = ordered(test);
  const wanted = (kind === "registeredAt" ? secondsOf(text) : integerOf(text)) ?? Number.NaN;
  if (kind === "registeredAt") return ({ registeredAtMs }) => isOrdered(operator, Math.floor(registeredAtMs / 1000) - wanted);
  return (facts) => isOrdered(operator, facts[kind] - wanted);
}

function ordered(test: Test): readonly [ValueOperator, string] {
  switch (test.operator) {
    case "==":
    case "!=":
    case ">":
    case ">=":
    case "<":
    case "<=":
      return [test.operator, test.value.text];
    default:
      throw new Error(`${test.operator} does not compare in order`);
  }
}

/** Whether a difference is what an operator asks for. */
function isOrdered(operator: ValueOperator, difference: number): boolean {
  switch (operator) {
    case "==":
      return difference === 0;
    case "!=":
      return difference !== 0;
    case ">":
      return difference > 0;
    case ">=":
      return difference >= 0;
    case "<":
      return difference < 0;
    case "<=":
      return difference <= 0;
  }
}
