import { fc } from "../../../../../scripts/properties.ts";
import { expect, test } from "vitest";
import type { TargetGroupRow, TargetRow, TargetState } from "../tables.ts";
import { fateOfFlow, hashFlow, targetOfFlow, type Flow } from "./flowHash.ts";
import type { TargetRoute } from "./groupRoute.ts";

const FLOW: Flow = { protocol: "tcp", sourceIp: "203.0.113.10", sourcePort: 40_000, destinationIp: "172.31.0.5", destinationPort: 80, sequenceNumber: 1 };

const routes = (parts: readonly number[]): readonly TargetRoute[] =>
  parts.map((part, i) => ({ target: { targetKey: String(i) } as TargetRow, part, why: null, slowStart: null, answer: { by: "target", status: 200 } }));

test.each([
  ["by source port", (i: number): Flow => ({ ...FLOW, sourcePort: 1024 + i })],
  ["by source address", (i: number): Flow => ({ ...FLOW, sourceIp: `203.0.${i >> 8}.${i & 255}` })],
  ["by sequence number", (i: number): Flow => ({ ...FLOW, sequenceNumber: i * 64_000 })],
])("60,000 flows that differ %s are spread evenly over three targets", (_, flowOf) => {
  const hits: Record<string, number> = {};
  for (let i = 0; i < 60_000; i++) {
    const key = targetOfFlow(hashFlow(flowOf(i)), routes([1000, 0, 1000, 1000]))?.targetKey ?? "none";
    hits[key] = (hits[key] ?? 0) + 1;
  }
  expect(Object.keys(hits).toSorted()).toEqual(["0", "2", "3"]);
  // Five standard deviations of a fair draw.
  for (const count of Object.values(hits)) expect(Math.abs(count - 20_000)).toBeLessThan(580);
});

test("with stickiness by address all flows of a client go to one target; UDP has no sequence numbers", () => {
  expect(hashFlow({ ...FLOW, sourcePort: 5 }, true)).toBe(hashFlow(FLOW, true));
  expect(hashFlow({ ...FLOW, protocol: "udp", sequenceNumber: 9 })).toBe(hashFlow({ ...FLOW, protocol: "udp" }));
  expect(hashFlow({ ...FLOW, sequenceNumber: 9 })).not.toBe(hashFlow(FLOW));
});

test("the same flow finds the same target while those that take flows are the same; nobody is none", () => {
  fc.assert(
    fc.property(fc.nat(65_535), fc.array(fc.constantFrom(0, 1000), { maxLength: 12 }), (sourcePort, parts) => {
      const hash = hashFlow({ ...FLOW, sourcePort });
      const found = targetOfFlow(hash, routes(parts));
      expect(found).toEqual(targetOfFlow(hash, routes(parts)));
      expect(found === undefined).toBe(parts.every((part) => part === 0));
      if (found !== undefined) expect(parts[Number(found.targetKey)]).toBe(1000);
    }),
  );
});

const answered = { kind: "answered", status: 200 } as const;
const group = (attributes: Readonly<Record<string, string>> = {}) => ({ protocol: "TCP", targetType: "instance", attributes }) as TargetGroupRow;
const target = (state: TargetState | null): TargetRow | undefined => (state === null ? undefined : ({ state } as TargetRow));
const ENDS = { "deregistration_delay.connection_termination.enabled": "true" };
const KEEPS = { "target_health_state.unhealthy.connection_termination.enabled": "false" };

test.each([
  ["healthy", {}, answered, { stays: true }],
  ["draining", {}, answered, { stays: true }],
  ["draining", ENDS, answered, { stays: true }],
  [null, {}, answered, { stays: true }],
  [null, ENDS, answered, { stays: false, why: "terminated" }],
  [null, {}, { kind: "refused" }, { stays: false, why: "refused" }],
  ["unhealthy", {}, answered, { stays: false, why: "unhealthy" }],
  ["unhealthy", KEEPS, answered, { stays: true }],
  ["healthy", {}, { kind: "timeout" }, { stays: true }],
] as const)("an open flow to a target that is %s, with %j and %j: %j", (state, attributes, knock, fate) => {
  expect(fateOfFlow(group(attributes), { target: target(state), knock })).toEqual(fate);
});
