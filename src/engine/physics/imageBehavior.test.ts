import fc from "fast-check";
import { expect, test } from "vitest";
import { World } from "../kernel/world.ts";
import { imageBehaviorOf, matchesPattern, withTag } from "./imageBehavior.ts";
import { physics } from "./index.ts";

test.each([
  ["web", "web:latest"],
  ["web:2", "web:2"],
  ["localhost:5000/web", "localhost:5000/web:latest"],
  ["localhost:5000/team/web:2", "localhost:5000/team/web:2"],
  ["web@sha256:abc", "web@sha256:abc"],
  ["web*", "web*"],
])("the image %s means %s", (image, name) => {
  expect(withTag(image)).toBe(name);
});

test.each([
  ["web:2", "web:2", true],
  ["web:2", "web:22", false],
  ["*", "", true],
  ["web:*", "web:", true],
  ["*web", "web", true],
  ["a*a", "a", false],
  ["ab*ba", "aba", false],
  ["a*b*c", "abc", true],
  ["a*b*c", "acb", false],
  ["a*bc*c", "abc", false],
  ["web.:1", "webx:1", false],
])("the pattern %s against %s: %s", (pattern, name, fits) => {
  expect(matchesPattern(pattern, name)).toBe(fits);
});

test("a pattern matches what the regular expression of the same meaning matches", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", ":", "*"), maxLength: 8 });
  fc.assert(
    fc.property(text, text, (pattern, name) => {
      const expression = new RegExp(`^${pattern.replaceAll("*", ".*")}$`);
      expect(matchesPattern(pattern, name)).toBe(expression.test(name));
    }),
  );
});

test("a hostile pattern takes no noticeable time", () => {
  const begun = performance.now();
  for (let i = 0; i < 1000; i++) matchesPattern("a*".repeat(127), `${"a".repeat(254)}b`);
  expect(performance.now() - begun).toBeLessThan(1000);
});

test("the exact name comes first, then the longest pattern, then the first by code unit, then the default", () => {
  const world = new World([physics], 1);
  for (const [image, healthStatus] of [
    ["web:*", 201],
    ["*:2", 202],
    ["web:2", 203],
    ["*eb:3", 204],
    ["we*:3", 205],
  ] as const) {
    put(world, { image, healthStatus });
  }
  const status = (image: string) => imageBehaviorOf(world.view, image).healthStatus;
  expect(status("web:2")).toBe(203);
  expect(status("web:1")).toBe(201);
  expect(status("api:2")).toBe(202);
  expect(status("web:3")).toBe(204);
  expect(status("web")).toBe(201);
  expect(status("nobody/knows:this")).toBe(200);
});

function put(world: World, input: object): void {
  const operation = world.operation("physics", "PutImageBehavior");
  expect(operation && world.dispatch(operation, input)).toMatchObject({ ok: true });
}
