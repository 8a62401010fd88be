import { expect, test } from "vitest";
import { fc } from "../../../../../scripts/properties.ts";
import { factsOf } from "./facts.ts";
import { judge, type Judgement } from "./judge.ts";
import { isAboutAction, rulesOf } from "./policyRule.ts";

const word = fc.string({ unit: fc.constantFrom("a", "b"), minLength: 1, maxLength: 2 });
const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), minLength: 1, maxLength: 3 });
const several = (one: fc.Arbitrary<string>) => fc.oneof(one, fc.array(one, { minLength: 1, maxLength: 2 }));
const element = (name: string, texts: fc.Arbitrary<string | string[]>) => fc.oneof(texts.map((value) => ({ [name]: value })), texts.map((value) => ({ [`Not${name}`]: value })));
const condition = fc.record({
  operator: fc.constantFrom("StringEquals", "StringNotEquals", "StringLike", "StringNotLike", "StringEqualsIfExists", "Null"),
  key: fc.constantFrom("k", "missing"),
  values: several(fc.oneof(word, fc.constantFrom("true", "false"))),
});
const statement = fc
  .tuple(fc.constantFrom("Allow", "Deny"), element("Action", several(pattern.map((text) => `s:${text}`))), element("Resource", several(pattern)), fc.option(condition, { nil: undefined }))
  .map(([Effect, action, resource, when]) => ({ Effect, ...action, ...resource, ...(when === undefined ? {} : { Condition: { [when.operator]: { [when.key]: when.values } } }) }));
type Statement = Readonly<Record<string, unknown>>;
const policy = fc.array(statement, { minLength: 1, maxLength: 3 });

const list = (value: unknown): readonly string[] => (Array.isArray(value) ? value : [value]).map(String);
const like = (wild: string, text: string): boolean => new RegExp(`^${wild.replaceAll("*", ".*").replaceAll("?", ".")}$`, "s").test(text);

/** The reference's rule, a second time and as plainly as can be. */
function judgePlainly(identity: readonly Statement[], boundary: readonly Statement[] | null, request: { action: string; resource: string; k: string }): Judgement["decision"] {
  const named = (one: Statement, name: string, text: string): boolean =>
    one[name] !== undefined ? list(one[name]).some((wild) => like(wild, text)) : !list(one[`Not${name}`]).some((wild) => like(wild, text));
  const met = (one: Statement): boolean => {
    const { Condition = {} } = one;
    return Object.entries(Condition as object).every(([operator, keys]) =>
      Object.entries(keys as object).every(([key, given]) => {
        const [fact, values] = [key === "k" ? request.k : null, list(given)];
        if (operator === "Null") return values.some((value) => (value === "true") === (fact === null));
        if (fact === null) return operator.includes("Not") || operator.endsWith("IfExists");
        const one = values.some((value) => (operator.includes("Like") ? like(value, fact) : value === fact));
        return operator.includes("Not") ? !one : one;
      }),
    );
  };
  const says = (statements: readonly Statement[], effect: string): boolean =>
    statements.some((one) => one["Effect"] === effect && named(one, "Action", request.action) && named(one, "Resource", request.resource) && met(one));
  if (says([...identity, ...(boundary ?? [])], "Deny")) return "explicitDeny";
  if (boundary !== null && !says(boundary, "Allow")) return "implicitDeny";
  return says(identity, "Allow") ? "allowed" : "implicitDeny";
}

test("policies decide as the reference says", () => {
  const document = (Statement: readonly Statement[]) => JSON.stringify({ Version: "2012-10-17", Statement });
  fc.assert(
    fc.property(policy, fc.option(policy), word.map((text) => `s:${text}`), word, word, (identity, boundary, action, resource, k) => {
      const about = (statements: readonly Statement[]) => rulesOf("p", document(statements)).filter((rule) => isAboutAction(rule, action));
      const layers = { identity: about(identity), boundary: boundary === null ? null : about(boundary) };
      expect(judge(layers, { action, resource, facts: factsOf({ k }) }).decision).toBe(judgePlainly(identity, boundary, { action, resource, k }));
    }),
    { numRuns: 1000 },
  );
});
