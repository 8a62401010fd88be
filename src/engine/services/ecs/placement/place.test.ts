import fc from "fast-check";
import { expect, test } from "vitest";
import { eventClauseOf, failureReasonOf, type Cause } from "./cause.ts";
import { closestMatch } from "./closestMatch.ts";
import { request, seat } from "./fixture.ts";
import { droppedBy, noteOf, place } from "./place.ts";
import type { Seat } from "./stage.ts";
import { enoughCpu, enoughMemory, FILTERS, hasAttributes, portsFree, SERVICE_DEFAULT } from "./stages.ts";

const ALL = [...FILTERS, ...SERVICE_DEFAULT];
const idOf = (one: Seat | undefined) => one?.instance.ec2InstanceId.replace(/^i-0*/, "");
const causeIn = (stage: typeof enoughCpu, one: Seat, asked = request()) => stage([one], asked).dropped[0]?.cause;

test.each([
  [255, { kind: "cpu", needs: 256, has: 255 }],
  [256, undefined],
] as const)("an instance with %i CPU units free, asked for 256", (cpuUnitsFree, cause) => {
  expect(causeIn(enoughCpu, seat("a", { cpuUnitsFree }))).toEqual(cause);
});

test.each([
  [511, { kind: "memory", needs: 512, has: 511 }],
  [512, undefined],
] as const)("an instance with %i MiB free, asked for 512", (memoryMiBFree, cause) => {
  expect(causeIn(enoughMemory, seat("a", { memoryMiBFree }))).toEqual(cause);
});

test.each([
  ["free", { ports: [80] }, undefined],
  ["taken", { ports: [8080, 22] }, { kind: "port", port: 22, protocol: "tcp" }],
  ["taken for TCP only", { portsUdp: [22] }, undefined],
  ["taken for UDP", { portsUdp: [53] }, { kind: "port", port: 53, protocol: "udp" }],
] as const)("a static port that is %s", (_, needs, cause) => {
  expect(causeIn(portsFree, seat("a", { portsUdpTaken: [53] }), request(needs))).toEqual(cause);
});

test.each([
  [99, undefined],
  [100, { kind: "portQuota", needs: 1, has: 0 }],
] as const)("an instance on which %i ports are reserved takes one more", (count, cause) => {
  const portsTaken = Array.from({ length: count }, (_, i) => 1000 + i);
  expect(causeIn(portsFree, seat("a", { portsTaken }), request({ ports: [80] }))).toEqual(cause);
});

test.each([
  ["there", { name: "ecs.os-type" }, undefined],
  ["there with the value", { name: "ecs.os-type", value: "linux" }, undefined],
  ["there with another value", { name: "ecs.os-type", value: "windows" }, { kind: "attribute", name: "ecs.os-type" }],
  ["missing", { name: "ecs.capability.efs" }, { kind: "attribute", name: "ecs.capability.efs" }],
] as const)("an attribute that is %s", (_, attribute, cause) => {
  expect(causeIn(hasAttributes, seat("a"), request({}, { requiresAttributes: [attribute] }))).toEqual(cause);
});

test.each<[Cause, string, string]>([
  [{ kind: "agent" }, "AGENT", 'encountered error "AGENT".'],
  [{ kind: "status", status: "DRAINING" }, "INACTIVE", 'encountered error "INACTIVE".'],
  [{ kind: "attribute", name: "x" }, "ATTRIBUTE", "is missing an attribute required by your task."],
  [{ kind: "cpu", needs: 2, has: 1 }, "RESOURCE:CPU", "has insufficient CPU units available."],
  [{ kind: "memory", needs: 2, has: 1 }, "RESOURCE:MEMORY", "has insufficient memory available."],
  [{ kind: "port", port: 80, protocol: "tcp" }, "RESOURCE:PORTS", "is already using a port required by your task."],
  [{ kind: "portQuota", needs: 1, has: 0 }, "RESOURCE:PORTS", 'encountered error "RESOURCE:PORTS".'],
])("what is said of %j", (cause, reason, clause) => {
  expect([failureReasonOf(cause), eventClauseOf(cause)]).toEqual([reason, clause]);
});

test("the zone with fewest tasks of the service is preferred, then the instance with fewest", () => {
  const zones = new Map([["us-east-1a", 3], ["us-east-1b", 1]]);
  const seats = [
    seat("1", { availabilityZone: "us-east-1a" }),
    seat("2", { availabilityZone: "us-east-1b" }, 1),
    seat("3", { availabilityZone: "us-east-1b" }),
  ];
  const placement = place(ALL, seats, request({}, { siblingsByZone: zones }));
  expect(idOf(placement.chosen)).toBe("3");
  expect(droppedBy(placement).map(({ seat: one, cause }) => [idOf(one), cause])).toEqual([
    ["1", { kind: "outranked", because: "1a has 3 tasks, another zone 1" }],
    ["2", { kind: "outranked", because: "has 1 task of it, another instance 0" }],
  ]);
});

test("a zone without room is not waited for", () => {
  const full = seat("1", { availabilityZone: "us-east-1c", memoryMiBFree: 0 });
  const zones = new Map([["us-east-1a", 5]]);
  expect(idOf(place(ALL, [full, seat("2")], request({}, { siblingsByZone: zones })).chosen)).toBe("2");
});

test("the answer says how many instances each stage left", () => {
  const seats = [seat("1"), seat("2", { agentConnected: false }), seat("3", { cpuUnitsFree: 1 }), seat("4", { status: "DRAINING" })];
  expect(noteOf(place(ALL, seats, request()), seats.length)).toEqual({
    candidates: 4,
    steps: [
      { stage: "status", kept: 3 },
      { stage: "agent", kept: 2 },
      { stage: "attributes", kept: 2 },
      { stage: "cpu", kept: 1 },
      { stage: "memory", kept: 1 },
      { stage: "ports", kept: 1 },
      { stage: "spread(attribute:ecs.availability-zone)", kept: 1 },
      { stage: "fewest tasks", kept: 1 },
    ],
  });
});

test.each([
  ["the last check counts", [seat("1", { memoryMiBFree: 1 }), seat("2", { cpuUnitsFree: 1 })], "1"],
  ["then who lacks least", [seat("1", { memoryMiBFree: 1 }), seat("2", { memoryMiBFree: 2 })], "2"],
  ["then the lowest id", [seat("2", { memoryMiBFree: 1 }), seat("1", { memoryMiBFree: 1 })], "1"],
])("the closest match: %s", (_, seats, closest) => {
  expect(idOf(closestMatch(place(ALL, seats, request()))?.seat)).toBe(closest);
});

const anySeat = fc
  .record({
    zone: fc.constantFrom("us-east-1a", "us-east-1b", "us-east-1c"),
    memoryMiBFree: fc.constantFrom(0, 511, 512, 4096),
    cpuUnitsFree: fc.constantFrom(0, 255, 256, 1024),
    agentConnected: fc.boolean(),
    taken: fc.boolean(),
    siblings: fc.nat(2),
  })
  .map(({ zone, taken, siblings, ...more }) => ({ ...more, availabilityZone: zone, portsTaken: taken ? [22, 80] : [22], siblings }));
const anyFleet = fc.array(anySeat, { maxLength: 8 }).map((specs) =>
  specs.map(({ siblings, ...more }, i) => seat(String(i), more, siblings)),
);
const asked = request({ ports: [80] });
const fits = (one: Seat) =>
  one.instance.agentConnected && one.memoryMiBFree >= 512 && one.cpuUnitsFree >= 256 && !one.portsTaken.includes(80);

test("the chosen instance fits, and one is chosen whenever one fits", () => {
  fc.assert(
    fc.property(anyFleet, (seats) => {
      const { chosen } = place(ALL, seats, asked);
      const fitting = seats.filter(fits);
      if (fitting.length === 0) expect(chosen).toBeUndefined();
      else expect(fitting).toContain(chosen);
    }),
  );
});

test("every instance that is not chosen was dropped by one stage, or was left until the end", () => {
  fc.assert(
    fc.property(anyFleet, (seats) => {
      const placement = place(ALL, seats, asked);
      const left = placement.reports.at(-1)?.kept ?? seats;
      expect(droppedBy(placement).length + left.length).toBe(seats.length);
    }),
  );
});
