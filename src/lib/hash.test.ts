import { fc } from "../../scripts/properties.ts";
import { expect, test } from "vitest";
import { Hash } from "./hash.ts";

function hashOf(...values: unknown[]): string {
  const hash = new Hash();
  for (const value of values) hash.value(value);
  return hash.hex();
}

test("the same bits for ever: saved digests depend on it", () => {
  expect(hashOf({ name: "web", count: 3, share: 0.5, tags: [], gone: null, on: true })).toMatchInlineSnapshot(`"e4bbff9d8ec30ca8"`);
});

test.each([
  [["a", "bc"], ["ab", "c"]],
  [[1], [1.0000001]],
  [[0], [-0]],
  [[""], [null]],
  [[true], [false]],
  [[[1, 2]], [[1], [2]]],
  [[{ a: 1 }], [{ b: 1 }]],
  [[{ a: { b: 1 } }], [{ a: {}, b: 1 }]],
  [[1, 2], [2, 1]],
  [["arn:aws:ecs:us-east-1:0:task/1"], ["arn:aws:ecs:us-east-1:0:task/2"]],
  [["arn:aws:ecs:us-east-1:0:task/1", "arn:aws:ecs:us-east-1:0:task/2"], ["arn:aws:ecs:us-east-1:0:task/2", "arn:aws:ecs:us-east-1:0:task/1"]],
])("%j and %j are told apart", (one, other) => {
  expect(hashOf(...one)).not.toBe(hashOf(...other));
});

test("what is left out and what is null or undefined: the digest sees rows, which hold no undefined", () => {
  expect(hashOf(undefined)).toBe(hashOf(null));
});

test("names that differ in one place, whichever it is, are told apart", () => {
  const name = "arn:aws:ecs:us-east-1:123456789012:task/web/0123456789abcdef0123456789abcdef";
  const others = Array.from(name, (_, at) => `${name.slice(0, at)}~${name.slice(at + 1)}`);
  expect(new Set([name, ...others].map((text) => hashOf(text))).size).toBe(name.length + 1);
});

test("a hash goes on from its saved state", () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), fc.array(fc.jsonValue()), (before, after) => {
      const whole = new Hash();
      const first = new Hash();
      for (const value of [...before, ...after]) whole.value(value);
      for (const value of before) first.value(value);
      const second = new Hash(...first.state());
      for (const value of after) second.value(value);
      expect(second.hex()).toBe(whole.hex());
    }),
  );
});

test("a hash does not run in circles", () => {
  const seen = new Set<string>();
  const hash = new Hash();
  for (let i = 0; i < 200_000; i++) {
    hash.int(i & 3);
    seen.add(hash.hex());
  }
  expect(seen.size).toBe(200_000);
});
