import { describeQuery } from "../../aws/clusterQuery/describe.ts";
import { matches } from "../../aws/clusterQuery/match.ts";
import { parseQuery } from "../../aws/clusterQuery/parse.ts";
import type { QueryProblem } from "../../aws/clusterQuery/wording.ts";
import type { KnownInstance } from "./instanceFacts.ts";

/** What an expression means for the instances on this page. */
export type Reading =
  | { readonly kind: "empty" }
  | { readonly kind: "problem"; readonly problem: QueryProblem }
  /** `words` say the expression in plain English. */
  | { readonly kind: "matches"; readonly words: string; readonly matching: ReadonlySet<string>; readonly of: number };

/** Reads an expression and tries it on every instance. At 5,000 instances this takes well below a frame. */
export function readingOf(expression: string, instances: readonly KnownInstance[]): Reading {
  if (expression.trim() === "") return { kind: "empty" };
  const parsed = parseQuery(expression);
  if (!parsed.ok) return { kind: "problem", problem: parsed.problem };
  const matching = new Set<string>();
  for (const { containerInstanceArn, facts } of instances) if (matches(parsed.query, facts)) matching.add(containerInstanceArn);
  return { kind: "matches", words: describeQuery(parsed.query), matching, of: instances.length };
}

/** A problem as a sentence: where, and what was expected there. Characters are counted from 1. */
export function problemWords({ at, expected }: QueryProblem, expression: string): string {
  const place = at >= expression.length ? "At the end" : `Character ${at + 1}`;
  return `${place}: expected ${expected}.`;
}
