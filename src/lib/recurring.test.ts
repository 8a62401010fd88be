import { expect, test } from "vitest";
import { fc } from "../../scripts/properties.ts";
import { Hash } from "./hash.ts";
import { Recurring } from "./recurring.ts";

function hashOf(recurring: Recurring, value: unknown): string {
  const hash = new Hash();
  recurring.into(hash, value);
  return hash.hex();
}

test("whatever came before, and however often, the hash is that of the content", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.jsonValue(), alike)), (values) => {
      const seasoned = new Recurring();
      for (const value of [...values, ...values.toReversed(), ...values]) {
        expect(hashOf(seasoned, value)).toBe(hashOf(new Recurring(), structuredClone(value)));
      }
    }),
  );
});

test("what is the very same thing as before is not read again", () => {
  let reads = 0;
  const needs = {
    get cpu() {
      reads++;
      return 256;
    },
  };
  const rows = new Recurring();
  expect(hashOf(rows, { id: "a", needs })).not.toBe(hashOf(rows, { id: "b", needs }));
  expect(reads).toBe(1);
});

test("names that are always others are not kept for ever, and tell the same", () => {
  const seasoned = new Recurring();
  for (let i = 0; i < 1_000; i++) {
    const value = { name: i, [`n${i}`]: { [`m${i % 300}`]: "text" } };
    expect(hashOf(seasoned, value)).toBe(hashOf(new Recurring(), value));
  }
});

test.each([
  [{ a: 1 }, { b: 1 }],
  [{ a: 1, b: 2 }, { a: 1 }],
  [{ a: 1 }, { a: 1, b: null }],
  [{ ab: 1, c: 1 }, { a: 1, bc: 1 }],
  [{ a: 1, b: 2 }, { b: 2, a: 1 }],
  [{ a: { b: 1 } }, { a: {}, b: 1 }],
  [{}, []],
  [[], ""],
  [["a"], "a"],
  [["a", "b"], ["b", "a"]],
  [[{ a: 1 }, { b: 1 }], [{ a: 1 }, { a: 1 }]],
  [{ a: "x", b: "y" }, { a: "y", b: "x" }],
  [null, false],
])("%j and %j are told apart, whichever comes first", (one, other) => {
  const recurring = new Recurring();
  const [first, second, again] = [hashOf(recurring, one), hashOf(recurring, other), hashOf(recurring, structuredClone(one))];
  expect(first).not.toBe(second);
  expect(again).toBe(first);
});

/** Rows that share names and parts. */
const alike = fc.record(
  {
    id: fc.constantFrom("a", "b"),
    list: fc.array(fc.record({ name: fc.constantFrom("x", "y"), port: fc.constantFrom(1, 2) }, { requiredKeys: [] }), { maxLength: 3 }),
    part: fc.constantFrom(null, "text", 1.5, { deep: [] }, { deep: ["text"] }),
  },
  { requiredKeys: [] },
);
