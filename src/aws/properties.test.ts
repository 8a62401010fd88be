import { expect, test } from "vitest";
import { fc } from "../../scripts/properties.ts";
import { described, validCall } from "../../scripts/validCalls.ts";
import { clean } from "./clean.ts";
import { shapeAt } from "./operations.ts";
import { validate } from "./validate.ts";
import { refusalOf } from "./wording.ts";

test("an input made after the model has no problem, and cleaning changes nothing of it", () => {
  fc.assert(
    fc.property(validCall, ({ service, operation, input }) => {
      expect(validate(service, operation, input)).toEqual([]);
      expect(clean(service, operation, input)).toEqual(input);
    }),
    { numRuns: 500 },
  );
});

/** Its text has no braces, so that a brace in a message is a place that was not filled. */
const anyJson = fc.jsonValue({ maxDepth: 6, stringUnit: fc.constantFrom(...'abcé0 _-."\\$\n') });

test("any JSON at all is judged without a crash, in words, and cleaned to what has no unknown members", () => {
  fc.assert(
    fc.property(described, anyJson, ({ service, operation }, input) => {
      const problems = validate(service, operation, input);
      for (const { code, message } of problems) expect(`${code}${message}`).not.toMatch(/\{\w+\}|undefined/);
      expect(refusalOf(service, problems) === undefined).toBe(problems.every(({ severity }) => severity === "warning"));
      const cleaned = clean(service, operation, input);
      expect(validate(service, operation, cleaned).filter(({ kind }) => kind === "unknown")).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test("one broken value in an input made after the model is told at its place", () => {
  fc.assert(
    fc.property(validCall, fc.nat(), ({ service, operation, input }, pick) => {
      // A document may be anything.
      const members = Object.keys(input as object).filter((name) => shapeAt(service, operation, [name])?.type !== "document");
      fc.pre(members.length > 0);
      const member = members[pick % members.length] ?? "";
      const problems = validate(service, operation, { ...(input as object), [member]: Symbol.iterator });
      expect(problems.map(({ path, kind }) => [path[0], kind])).toEqual([[member, "type"]]);
    }),
    { numRuns: 300 },
  );
});
