import { fc } from "../../../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { newAccount } from "../../../account.ts";
import { subnets } from "../../ec2/tables.ts";
import { containerInstances, tasks, type ContainerInstanceRow, type TaskNeeds, type TaskRow } from "../tables.ts";
import { eventClauseOf, failureReasonOf, type Cause } from "./cause.ts";
import { closestMatch } from "./closestMatch.ts";
import { definition, instance, subject, task } from "./fixture.ts";
import { droppedBy, place, type Placement } from "./place.ts";
import { SERVICE_DEFAULT, type Strategy, type Subject } from "./subject.ts";

/** An instance and how many tasks of the group run on it. */
type Spec = Partial<ContainerInstanceRow> & { readonly id: string; readonly siblings?: number };

/** A world of nothing but these instances and the tasks on them. */
function fleet(specs: readonly Spec[], others: readonly (readonly [on: string, more: Partial<TaskRow>])[] = []) {
  const { context, view } = newAccount(7);
  let serial = 0;
  const rows = new Map<string, ContainerInstanceRow>();
  for (const { id, siblings = 0, ...more } of specs) {
    const row = context.insert(containerInstances, instance(id, more));
    rows.set(id, row);
    for (let i = 0; i < siblings; i++) context.insert(tasks, task(String(serial++), row));
  }
  for (const [on, more] of others) context.insert(tasks, task(String(serial++), rows.get(on) ?? instance(on), more));
  return view;
}

const first = () => 0;
const shortId = (arn: string | undefined) => arn?.split("/").at(-1)?.replace(/^0+(?=.)/, "");
const chosenIn = (placement: Placement) => shortId(placement.chosen?.instance.containerInstanceArn);
const chosen = (specs: readonly Spec[], asked: Partial<Subject> = {}) => chosenIn(place(fleet(specs), subject(asked), first));
const causeOf = (spec: Partial<ContainerInstanceRow>, asked: Partial<Subject> = {}) =>
  droppedBy(place(fleet([{ id: "a", ...spec }]), subject(asked), first))[0]?.cause;
const needing = (needs: Partial<TaskNeeds>): Partial<Subject> => ({ definition: definition(needs) });

test.each<[string, Partial<ContainerInstanceRow>, Cause | undefined]>([
  ["255 CPU units free", { cpuUnitsFree: 255 }, { kind: "cpu", needs: 256, has: 255 }],
  ["256 CPU units free", { cpuUnitsFree: 256 }, undefined],
  ["511 MiB free", { memoryMiBFree: 511 }, { kind: "memory", needs: 512, has: 511 }],
  ["512 MiB free", { memoryMiBFree: 512 }, undefined],
  ["DRAINING", { status: "DRAINING" }, { kind: "status", status: "DRAINING" }],
  ["without its agent", { agentConnected: false }, { kind: "agent" }],
])("an instance with %s, asked for 256 and 512", (_, spec, cause) => {
  expect(causeOf(spec)).toEqual(cause);
});

test.each<[string, Partial<TaskNeeds>, Cause | undefined]>([
  ["free", { ports: [80] }, undefined],
  ["taken", { ports: [8080, 22] }, { kind: "port", port: 22, protocol: "tcp" }],
  ["taken for TCP only", { portsUdp: [22] }, undefined],
  ["taken for UDP", { portsUdp: [53] }, { kind: "port", port: 53, protocol: "udp" }],
])("a static port that is %s", (_, needs, cause) => {
  expect(causeOf({ portsUdpTaken: [53] }, needing(needs))).toEqual(cause);
});

test.each([
  [99, undefined],
  [100, { kind: "portQuota", needs: 1, has: 0 }],
] as const)("an instance on which %i ports are reserved takes one more", (count, cause) => {
  const portsTaken = Array.from({ length: count }, (_, i) => 1000 + i);
  expect(causeOf({ portsTaken }, needing({ ports: [80] }))).toEqual(cause);
});

test.each<[string, Partial<TaskNeeds>, Cause | undefined]>([
  ["as many GPUs", { gpus: 2 }, undefined],
  ["one more GPU", { gpus: 3 }, { kind: "gpu", needs: 3, has: 2 }],
  ["an interface", { enis: 1 }, undefined],
  ["more interfaces", { enis: 2 }, { kind: "eni", needs: 2, has: 1 }],
])("asked for %s than there are", (_, needs, cause) => {
  expect(causeOf({ gpusFree: 2, enisFree: 1 }, needing(needs))).toEqual(cause);
});

test.each<[string, object, Cause | undefined]>([
  ["there", { requiresAttributes: [{ name: "ecs.os-type" }] }, undefined],
  ["there with the value", { requiresAttributes: [{ name: "ecs.os-type", value: "linux" }] }, undefined],
  ["there with another value", { requiresAttributes: [{ name: "ecs.os-type", value: "windows" }] }, { kind: "attribute", name: "ecs.os-type", value: "windows" }],
  ["missing", { requiresAttributes: [{ name: "ecs.capability.efs" }] }, { kind: "attribute", name: "ecs.capability.efs" }],
  ["the architecture", { runtimePlatform: { cpuArchitecture: "X86_64" } }, undefined],
  ["the other architecture", { runtimePlatform: { cpuArchitecture: "ARM64" } }, { kind: "attribute", name: "ecs.cpu-architecture", value: "arm64" }],
  ["the system", { runtimePlatform: { operatingSystemFamily: "LINUX" } }, undefined],
  ["another system", { runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" } }, { kind: "attribute", name: "ecs.os-family" }],
])("an attribute that is %s", (_, more, cause) => {
  expect(causeOf({}, { definition: definition({}, more) })).toEqual(cause);
});

test("an awsvpc task goes where its subnets are", () => {
  const view = fleet([]);
  const [a, b] = view.all(subnets);
  const inZoneOf = (zone: string | undefined, vpc: string | undefined) => ({
    availabilityZone: zone ?? "",
    attributes: { "ecs.vpc-id": vpc ?? "" },
  });
  const subnetIds = [a?.subnetId ?? ""];
  expect(causeOf(inZoneOf(a?.availabilityZone, a?.vpcId), { subnetIds })).toBeUndefined();
  expect(causeOf(inZoneOf(b?.availabilityZone, a?.vpcId), { subnetIds })).toEqual({ kind: "location", zones: [a?.availabilityZone] });
  expect(causeOf(inZoneOf(a?.availabilityZone, "vpc-1"), { subnetIds })).toEqual({ kind: "location", zones: [a?.availabilityZone] });
});

test.each<[Cause, string, string]>([
  [{ kind: "agent" }, "AGENT", 'encountered error "AGENT".'],
  [{ kind: "status", status: "DRAINING" }, "INACTIVE", 'encountered error "INACTIVE".'],
  [{ kind: "attribute", name: "x" }, "ATTRIBUTE", "is missing an attribute required by your task."],
  [{ kind: "location", zones: [] }, "LOCATION", 'encountered error "LOCATION".'],
  [{ kind: "cpu", needs: 2, has: 1 }, "RESOURCE:CPU", "has insufficient CPU units available."],
  [{ kind: "memory", needs: 2, has: 1 }, "RESOURCE:MEMORY", "has insufficient memory available."],
  [{ kind: "port", port: 80, protocol: "tcp" }, "RESOURCE:PORTS", "is already using a port required by your task."],
  [{ kind: "portQuota", needs: 1, has: 0 }, "RESOURCE:PORTS", 'encountered error "RESOURCE:PORTS".'],
  [{ kind: "gpu", needs: 1, has: 0 }, "RESOURCE:GPU", 'encountered error "RESOURCE:GPU".'],
  [{ kind: "eni", needs: 1, has: 0 }, "RESOURCE:ENI", 'encountered error "RESOURCE:ENI".'],
  [
    { kind: "memberOf", expression: "x", from: "request" },
    "MemberOf placement constraint unsatisfied.",
    'encountered error "MemberOf placement constraint unsatisfied.".',
  ],
  [
    { kind: "distinctInstance" },
    "DistinctInstance placement constraint unsatisfied.",
    'encountered error "DistinctInstance placement constraint unsatisfied.".',
  ],
])("what is said of %j", (cause, reason, clause) => {
  expect([failureReasonOf(cause), eventClauseOf(cause)]).toEqual([reason, clause]);
});

const A = "us-east-1a";
const B = "us-east-1b";
const C = "us-east-1c";
const spread = (field: string): Strategy => ({ type: "spread", field });
const binpack = (field: "cpu" | "memory"): Strategy => ({ type: "binpack", field });
const disk = (value: string) => ({ attributes: { disk: value } });

test.each<[string, readonly Spec[], readonly Strategy[], string]>([
  ["zone first, then instance", [{ id: "1", siblings: 2 }, { id: "2", availabilityZone: B, siblings: 1 }, { id: "3", availabilityZone: B }], SERVICE_DEFAULT, "3"],
  ["a zone counts as a whole", [{ id: "1" }, { id: "2", siblings: 2 }, { id: "3", availabilityZone: B, siblings: 1 }], SERVICE_DEFAULT, "3"],
  ["also with those of its instances that take nothing", [{ id: "1" }, { id: "2", siblings: 2, status: "DRAINING" }, { id: "3", availabilityZone: B, siblings: 1 }], SERVICE_DEFAULT, "3"],
  ["a full zone is not waited for", [{ id: "1", availabilityZone: C, memoryMiBFree: 0 }, { id: "2", siblings: 5 }], SERVICE_DEFAULT, "2"],
  ["least memory left", [{ id: "1", memoryMiBFree: 600 }, { id: "2", memoryMiBFree: 599 }, { id: "3", memoryMiBFree: 511 }], [binpack("memory")], "2"],
  ["least CPU left", [{ id: "1", cpuUnitsFree: 300, memoryMiBFree: 600 }, { id: "2", cpuUnitsFree: 299 }], [binpack("cpu")], "2"],
  ["instances alone", [{ id: "1", siblings: 1 }, { id: "2", availabilityZone: B }], [spread("instanceId")], "2"],
  ["zone, then packed", [{ id: "1", memoryMiBFree: 700 }, { id: "2", memoryMiBFree: 600 }, { id: "3", availabilityZone: B, memoryMiBFree: 520, siblings: 1 }], [spread("attribute:ecs.availability-zone"), binpack("memory")], "2"],
  ["a custom attribute", [{ id: "1", ...disk("ssd"), siblings: 2 }, { id: "2", ...disk("hdd"), siblings: 1 }, { id: "3", ...disk("ssd") }], [spread("attribute:disk")], "2"],
  ["without it, last on ties", [{ id: "1", siblings: 1 }, { id: "2", ...disk("hdd"), siblings: 1 }], [spread("attribute:disk")], "2"],
  ["a value of nothing is none", [{ id: "1", ...disk("") }, { id: "2", ...disk("hdd") }], [spread("attribute:disk")], "2"],
  ["without it, but emptier", [{ id: "1" }, { id: "2", ...disk("hdd"), siblings: 1 }], [spread("attribute:disk")], "1"],
  ["without it are one bucket", [{ id: "1" }, { id: "2", siblings: 2 }, { id: "3", ...disk("hdd"), siblings: 1 }], [spread("attribute:disk")], "3"],
  ["nothing after random counts", [{ id: "1", memoryMiBFree: 600, siblings: 1 }, { id: "2" }], [spread("instanceId"), { type: "random" }, binpack("memory")], "2"],
])("%s", (_, specs, strategies, expected) => {
  // The outcome may not hang on the order of ties.
  for (const lot of ["web", "api", "db", "x", "y"]) expect(chosen(specs, { strategies, lot })).toBe(expected);
});

test("five strategies, each breaking the ties of the one before", () => {
  const strategies = [spread("attribute:ecs.availability-zone"), spread("attribute:disk"), spread("instanceId"), binpack("cpu"), binpack("memory")];
  const full = (id: string, more: Partial<Spec> = {}): Spec => ({ id, ...disk("ssd"), cpuUnitsFree: 600, memoryMiBFree: 900, ...more });
  const specs = [
    full("1", { availabilityZone: B, siblings: 4 }),
    full("2", { ...disk("hdd"), siblings: 2 }),
    full("3", { siblings: 1 }),
    full("4", { cpuUnitsFree: 700 }),
    full("5", { memoryMiBFree: 901 }),
    full("6"),
  ];
  // ssd: 4 in zone b, 1 on "3"; hdd: 2. The zone a has 3, b has 4.
  const placement = place(fleet([...specs, full("7", { ...disk("hdd"), availabilityZone: B, siblings: 9 })]), subject({ strategies }), first);
  expect(droppedBy(placement).map(({ seat, cause }) => [shortId(seat.instance.containerInstanceArn), cause.kind === "outranked" && cause.because]).toSorted()).toEqual([
    ["1", "1b has 13 tasks, another zone 3"],
    ["2", "hdd has 11 tasks, another value 5"],
    ["3", "has 1 task of it, another instance 0"],
    ["4", "has 700 CPU units free, another instance 600"],
    ["5", "has 901 MiB free, another instance 900"],
    ["7", "1b has 13 tasks, another zone 3"],
  ]);
  expect(chosenIn(placement)).toBe("6");
});

test.each<[string, Strategy, readonly Spec[], readonly (readonly [string, string])[]]>([
  [
    "amounts",
    binpack("memory"),
    [700, 800, 800, 900].map((memoryMiBFree, i) => ({ id: String(i), memoryMiBFree })),
    [
      ["1", "has 800 MiB free, another instance 700"],
      ["2", "has 800 MiB free, another instance 700"],
      ["3", "has 900 MiB free, another instance 700"],
    ],
  ],
  [
    "buckets that have as much",
    spread("attribute:disk"),
    [{ id: "0", ...disk("nvme") }, { id: "1", ...disk("ssd"), siblings: 2 }, { id: "2", ...disk("hdd"), siblings: 2 }, { id: "3" }],
    [
      ["1", "ssd has 2 tasks, another value 0"],
      ["2", "hdd has 2 tasks, another value 0"],
      ["3", "has no disk, and others have as few tasks"],
    ],
  ],
])("of several %s each is told its own", (_, strategy, specs, told) => {
  const dropped = droppedBy(place(fleet(specs), subject({ strategies: [strategy] }), first));
  expect(dropped.map(({ seat, cause }) => [shortId(seat.instance.containerInstanceArn), cause.kind === "outranked" && cause.because]).toSorted()).toEqual(told);
});

test("only tasks of the group that are to run count", () => {
  const view = fleet(
    [{ id: "1" }, { id: "2" }],
    [
      ["1", { desiredStatus: "STOPPED" }],
      ["1", { group: "service:api" }],
      ["2", { lastStatus: "PENDING" }],
    ],
  );
  expect(chosenIn(place(view, subject({ strategies: [spread("instanceId")] }), first))).toBe("1");
  expect(chosenIn(place(view, subject({ strategies: [spread("instanceId")], group: "service:api" }), first))).toBe("2");
});

test("random draws from what is left, and asks once", () => {
  const asked: number[] = [];
  const draw = (count: number) => {
    asked.push(count);
    return count - 1;
  };
  const specs = [{ id: "1" }, { id: "2" }, { id: "3" }, { id: "4", siblings: 1 }, { id: "5", cpuUnitsFree: 0 }];
  const view = fleet(specs);
  const drawn = place(view, subject({ strategies: [spread("instanceId"), { type: "random" }] }), draw);
  expect(asked).toEqual([3]);
  const fitting = drawn.candidates.map((seat) => shortId(seat.instance.containerInstanceArn)).filter((id) => Number(id) < 4);
  expect(chosenIn(drawn)).toBe(fitting.at(-1));
  place(view, subject({ strategies: [spread("instanceId")] }), draw);
  place(fleet([]), subject({ strategies: [{ type: "random" }] }), draw);
  expect(asked).toEqual([3]);
});

test("distinctInstance keeps tasks of a group apart; one that is told to stop is in nobody's way", () => {
  const constraints = [{ type: "distinctInstance" }, { type: "distinctInstance" }] as const;
  expect(chosen([{ id: "1", siblings: 1 }, { id: "2" }], { constraints })).toBe("2");
  expect(causeOf({}, { constraints })).toBeUndefined();
  const view = fleet([{ id: "1" }], [["1", { desiredStatus: "STOPPED" }], ["1", { group: "service:api" }]]);
  expect(chosenIn(place(view, subject({ constraints }), first))).toBe("1");
  const full = place(fleet([{ id: "1", siblings: 1 }]), subject({ constraints }), first);
  expect(full.reports.map(({ stage }) => stage)).toEqual(["status", "agent", "attributes", "cpu", "memory", "ports", "distinctInstance"]);
});

test.each<[string, readonly Spec[], string]>([
  ["the last check counts", [{ id: "1", memoryMiBFree: 1 }, { id: "2", cpuUnitsFree: 1 }], "1"],
  ["then who lacks least", [{ id: "1", memoryMiBFree: 1 }, { id: "2", memoryMiBFree: 2 }], "2"],
  ["then the lowest id", [{ id: "2", memoryMiBFree: 1 }, { id: "1", memoryMiBFree: 1 }], "1"],
])("the closest match: %s", (_, specs, closest) => {
  const match = closestMatch(place(fleet(specs), subject({ strategies: SERVICE_DEFAULT }), first));
  expect(shortId(match?.seat.instance.containerInstanceArn)).toBe(closest);
});

const anySpec = fc.record({
  availabilityZone: fc.constantFrom(A, B, C),
  memoryMiBFree: fc.constantFrom(0, 511, 512, 4096),
  cpuUnitsFree: fc.constantFrom(0, 255, 256, 1024),
  agentConnected: fc.boolean(),
  portsTaken: fc.constantFrom([22], [22, 80]),
  attributes: fc.constantFrom<Readonly<Record<string, string>>>({}, { disk: "ssd" }, { disk: "hdd" }),
  siblings: fc.nat(2),
});
const anyFleet = fc.array(anySpec, { maxLength: 8 }).map((specs) => specs.map((spec, i): Spec => ({ ...spec, id: String(i) })));
const anyStrategy = fc.constantFrom<Strategy>(
  spread("attribute:ecs.availability-zone"),
  spread("attribute:disk"),
  spread("instanceId"),
  binpack("cpu"),
  binpack("memory"),
  { type: "random" },
);
const anySubject = fc.record({
  strategies: fc.array(anyStrategy, { maxLength: 5 }),
  constraints: fc.constantFrom<Subject["constraints"]>([], [{ type: "distinctInstance" }]),
  lot: fc.constantFrom("web", "api"),
});
const asked = definition({ ports: [80] });
const fits = ({ constraints }: Pick<Subject, "constraints">) => (spec: Spec) =>
  spec.agentConnected === true &&
  (spec.memoryMiBFree ?? 0) >= 512 &&
  (spec.cpuUnitsFree ?? 0) >= 256 &&
  spec.portsTaken?.includes(80) === false &&
  (constraints.length === 0 || spec.siblings === 0);

test("the chosen instance fits, and one is chosen whenever one fits, whatever is preferred", () => {
  fc.assert(
    fc.property(anyFleet, anySubject, fc.nat(), (specs, more, pick) => {
      const fitting = specs.filter(fits(more)).map(({ id }) => id);
      const result = chosenIn(place(fleet(specs), subject({ ...more, definition: asked }), (count) => pick % count));
      if (fitting.length === 0) expect(result).toBeUndefined();
      else expect(fitting).toContain(result);
    }),
  );
});

test("every instance that is not chosen was dropped by one stage, or was left until the end", () => {
  fc.assert(
    fc.property(anyFleet, anySubject, (specs, more) => {
      const placement = place(fleet(specs), subject({ ...more, definition: asked }), first);
      const left = placement.reports.at(-1)?.kept.length ?? specs.length;
      expect(droppedBy(placement).length + left).toBe(specs.length);
    }),
  );
});

test("one strategy after another narrows as all at once do: by the first in which two differ", () => {
  const plain = fc.array(anyStrategy.filter(({ type }) => type !== "random"), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(anyFleet, plain, (specs, strategies) => {
      const open = specs.map((spec) => ({ ...spec, agentConnected: true, memoryMiBFree: 512 + (spec.memoryMiBFree ?? 0), cpuUnitsFree: 256 + (spec.cpuUnitsFree ?? 0), portsTaken: [22] }));
      const bucket = (spec: Spec, name: string) => (name === "disk" ? (spec.attributes?.["disk"] ?? "") : (spec.availabilityZone ?? ""));
      const measure = (strategy: Strategy, spec: Spec): number => {
        if (strategy.type === "binpack") return (strategy.field === "cpu" ? spec.cpuUnitsFree : spec.memoryMiBFree) ?? 0;
        if (strategy.type === "random" || strategy.field === "instanceId") return spec.siblings ?? 0;
        const name = strategy.field === "attribute:disk" ? "disk" : "zone";
        const tasksIn = open.filter((other) => bucket(other, name) === bucket(spec, name)).reduce((sum, { siblings = 0 }) => sum + siblings, 0);
        return tasksIn + (bucket(spec, name) === "" ? 0.5 : 0);
      };
      const key = (spec: Spec) => strategies.map((strategy) => measure(strategy, spec));
      const compare = (x: readonly number[], y: readonly number[]) => x.map((n, i) => n - (y[i] ?? 0)).find((d) => d !== 0) ?? 0;
      const best = open.map(key).toSorted(compare)[0];
      const result = open.find(({ id }) => id === chosenIn(place(fleet(open), subject({ strategies }), first)));
      expect(result && key(result)).toEqual(best);
    }),
  );
});
