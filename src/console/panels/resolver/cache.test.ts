import { expect, test } from "vitest";
import { type Caches, expiresAt, refreshed } from "./cache.ts";

const answer = (value: string) => ({ status: "NOERROR" as const, ttlSeconds: 60, records: [{ instanceId: value, value }] });
const three = (value: string) => [answer(value), answer(value), answer(value)];
const values = (caches: Caches) => Object.values(caches).map((cached) => cached?.answer.records[0]?.value);

test("clients of different age keep what they were told until their own TTL is over", () => {
  const first = refreshed({}, three("old"), 100_000);
  expect(Object.values(first).map((cached) => cached && expiresAt(cached))).toEqual([160_000, 140_000, 120_000]);
  const later = refreshed(first, three("new"), 119_999);
  expect(values(later)).toEqual(["old", "old", "old"]);
  expect(values(refreshed(later, three("new"), 120_000))).toEqual(["old", "old", "new"]);
  expect(values(refreshed(later, three("new"), 160_000))).toEqual(["new", "new", "new"]);
});

test("what was learnt in a future that was undone is forgotten", () => {
  expect(values(refreshed(refreshed({}, three("old"), 100_000), three("new"), 10_000))).toEqual(["new", "new", "new"]);
});
