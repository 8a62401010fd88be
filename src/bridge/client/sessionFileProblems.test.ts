import { fc } from "../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { CALLS_IN_A_SESSION, Session } from "../../engine/session/session.ts";
import { emptyFile } from "../../engine/session/scenario.ts";
import { ENGINE_VERSION } from "../../engine/session/sessionFile.ts";
import { CALLS_AT_MOST, CLOCK_AT_MOST, ENGINE_RULES, FORMAT_VERSION, isSessionFile, sessionFileProblems } from "./sessionFileProblems.ts";

const call = { service: "ecs", operation: "CreateCluster", input: { clusterName: "web" } };
const good = { ...emptyFile("A session", 42), clock: 2_000, setup: 1, calls: [{ at: 0, call }, { at: 1_000, call }] };

test("the page's limits are the engine's own", () => {
  expect(ENGINE_RULES).toBe(ENGINE_VERSION);
  expect(FORMAT_VERSION).toBe(good.version);
  expect(CALLS_AT_MOST).toBe(CALLS_IN_A_SESSION);
});

test("what a session writes can be opened, also after a trip through JSON", () => {
  const session = new Session(good);
  session.runUntil(3_000);
  expect(sessionFileProblems(JSON.parse(JSON.stringify(session.toFile())))).toEqual([]);
  expect(isSessionFile(good)).toBe(true);
});

test.each([
  ["no object", [], "foreign", ""],
  ["null", null, "foreign", ""],
  ["another format", { ...good, format: "other" }, "foreign", ""],
  ["a newer format", { ...good, version: 2, calls: "whatever comes then" }, "newer", "version"],
  ["newer rules", { ...good, engine: ENGINE_RULES + 1 }, "newer", "engine"],
  ["no version", { ...good, version: undefined }, "damaged", "version"],
  ["a version that is no number", { ...good, version: "1" }, "damaged", "version"],
  ["a long title", { ...good, title: "x".repeat(201) }, "damaged", "title"],
  ["a negative seed", { ...good, seed: -1 }, "damaged", "seed"],
  ["a broken seed", { ...good, seed: 1.5 }, "damaged", "seed"],
  ["a clock that is no number", { ...good, clock: Number.NaN }, "damaged", "clock"],
  ["a clock without end", { ...good, clock: CLOCK_AT_MOST + 1 }, "damaged", "clock"],
  ["more set-up than calls", { ...good, setup: 3 }, "damaged", "setup"],
  ["calls that are no list", { ...good, setup: 0, calls: {} }, "damaged", "calls"],
  ["too many calls", { ...good, calls: Array.from({ length: 10_001 }, () => ({ at: 0, call })) }, "damaged", "calls"],
  ["a call that is no object", { ...good, calls: [{ at: 0, call }, 7] }, "damaged", "calls[1]"],
  ["a call before its time", { ...good, calls: [{ at: 5, call }, { at: 4, call }] }, "damaged", "calls[1].at"],
  ["a call without an operation", { ...good, setup: 0, calls: [{ at: 0, call: { ...call, operation: 3 } }] }, "damaged", "calls[0].call.operation"],
  ["an input that is no object", { ...good, setup: 0, calls: [{ at: 0, call: { ...call, input: [] } }] }, "damaged", "calls[0].call.input"],
  ["an input too large", { ...good, setup: 0, calls: [{ at: 0, call: { ...call, input: { a: "x".repeat(2_000_000) } } }] }, "damaged", "calls[0].call.input"],
  ["an input too deep", { ...good, setup: 0, calls: [{ at: 0, call: { ...call, input: { a: nested(100_000) } } }] }, "damaged", "calls[0].call.input"],
])("%s cannot be opened", (_, value, kind, path) => {
  const [problem] = sessionFileProblems(value);
  expect(problem).toMatchObject({ kind, path });
  expect(problem?.message).toMatch(/^.+[.]$/);
});

test("10,000 calls are still a session", () => {
  expect(isSessionFile({ ...good, calls: Array.from({ length: 10_000 }, () => ({ at: 0, call })) })).toBe(true);
});

test("whatever comes in, an answer comes out, and what has no problem has every field", () => {
  const anything = fc.anything({ withNullPrototype: true, withBigInt: true });
  const nearly = fc.record({
    format: fc.constant("ecs-playground"),
    version: fc.constantFrom(1, 0, "1"),
    engine: fc.constantFrom(1, null),
    title: fc.string(),
    seed: fc.oneof(fc.nat(), anything),
    clock: fc.nat(),
    setup: fc.nat(3),
    calls: fc.oneof(fc.array(fc.record({ at: fc.nat(), call: fc.record({ service: fc.string(), operation: fc.string(), input: fc.object() }) })), anything),
  });
  fc.assert(
    fc.property(fc.oneof(anything, nearly), (value) => {
      if (!isSessionFile(value)) return;
      expect(() => new Session(value)).not.toThrow();
      expect(Object.keys(value)).toEqual(expect.arrayContaining(Object.keys(good)));
    }),
  );
});

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let i = 0; i < depth; i++) value = [value];
  return value;
}
