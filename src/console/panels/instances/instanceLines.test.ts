import { expect, test } from "vitest";
import { cluster, containerInstance, containerInstanceArn, machine, tablesOf, task } from "../../graph/fixture.ts";
import { columnsFor, type ColumnsRead, widthOf } from "./columns.ts";
import { instanceLines, type InstanceLine, type LineKey, type LinesRead } from "./instanceLines.ts";

const A = "i-0aaaaaaaaaaaaaaaa";
const B = "i-0bbbbbbbbbbbbbbbb";
const C = "i-0cccccccccccccccc";
const arn = containerInstanceArn;

const tables = tablesOf({
  "ecs.clusters": [cluster("prod")],
  "ec2.instances": [machine(A), machine(B), machine(C)],
  "ecs.containerInstances": [
    containerInstance(A, { availabilityZone: "us-east-1b", cpuUnitsFree: 512 }),
    containerInstance(B, { status: "DRAINING", memoryMiBFree: 764 }),
    containerInstance(C, { agentConnected: false, instanceType: "c5.large" }),
    containerInstance("i-0dddddddddddddddd", { status: "INACTIVE" }),
  ],
  "ecs.tasks": [task("1", { containerInstanceArn: arn(A) }), task("2", { containerInstanceArn: arn(A) }), task("3", { containerInstanceArn: arn(B), lastStatus: "STOPPED" })],
});

const read = (more: Partial<LinesRead> = {}): LinesRead => ({ tables, stranded: new Map(), verdicts: new Map(), matching: null, ...more });
const names = (lines: readonly InstanceLine[]) => lines.map(({ instance }) => instance.slice(2, 4));

test.each<[LineKey, boolean, readonly string[]]>([
  ["zone", false, ["0b", "0c", "0a"]],
  ["zone", true, ["0a", "0b", "0c"]],
  ["cpuFree", false, ["0a", "0b", "0c"]],
  ["memoryReserved", true, ["0b", "0c", "0a"]],
  ["tasks", true, ["0a", "0b", "0c"]],
  ["type", false, ["0c", "0b", "0a"]],
  ["status", false, ["0a", "0c", "0b"]],
])("in the order of %s, descending: %s", (key, descending, order) => {
  expect(names(instanceLines(read(), { key, descending }))).toEqual(order);
});

test("a line tells what a tile tells, in figures", () => {
  const stranded = new Map([[arn(A), { cpuUnits: 512, memoryMiB: 100 }]]);
  const [line] = instanceLines(read({ stranded, matching: new Set([arn(A)]) }), { key: "zone", descending: false });
  expect(line).toMatchObject({ type: "m5.large", status: "ACTIVE", cpuReserved: 1536, cpuFree: 512, cpuStranded: 512, memoryReserved: 0, memoryFree: 7764, memoryStranded: 100, tasks: 2, placement: "" });
});

test("a filter that selects none leaves none, and what is stranded may not be known yet", () => {
  expect(instanceLines(read({ matching: new Set() }), { key: "zone", descending: false })).toEqual([]);
  expect(instanceLines(read(), { key: "zone", descending: false }).map(({ cpuStranded }) => cpuStranded)).toEqual([null, null, null]);
});

test("while a placement is gone through, each tells what became of it, and who is not dropped is left", () => {
  const verdict = { containerInstanceArn: arn(A), availabilityZone: "us-east-1b", step: 1, stage: "cpu", headline: "Not enough CPU", reason: "needs 1024 CPU units, has 512", lands: [] } as const;
  const lines = instanceLines(read({ verdicts: new Map([[arn(A), verdict]]) }), { key: "placement", descending: true });
  expect(lines.map(({ placement }) => placement)).toEqual(["Not enough CPU: needs 1024 CPU units, has 512", "Left", "Left"]);
});

const ALL = { clusters: 1, isPlacing: false, width: Infinity, orderedBy: "zone" } as const;
const keysOf = (read: Partial<ColumnsRead>) => columnsFor({ ...ALL, ...read }).map(({ key }) => key);

test.each([
  [false, 1, []],
  [true, 1, ["placement"]],
  [false, 2, ["cluster"]],
  [true, 2, ["placement", "cluster"]],
] as const)("columns while a placement is shown (%s), with %i clusters", (isPlacing, clusters, more) => {
  const shown = keysOf({ isPlacing, clusters });
  expect(shown.filter((key) => key === "placement" || key === "cluster")).toEqual(more);
  expect(shown).toHaveLength(11 + more.length);
});

/** What a window of 1280 pixels leaves to the pane, beside a scrollbar. */
const NARROW = 725;

test.each<[string, Partial<ColumnsRead>, readonly LineKey[]]>([
  ["one cluster", {}, []],
  ["two clusters", { clusters: 2 }, ["cpuReserved", "memoryReserved"]],
  ["two clusters, in the order of what is reserved", { clusters: 2, orderedBy: "cpuReserved" }, ["type", "memoryReserved"]],
  ["a placement in two", { clusters: 2, isPlacing: true }, ["type", "cpuReserved", "memoryReserved", "memoryStranded"]],
])("in a narrow window, of %s, what gives way is little", (_, read, left) => {
  const shown = keysOf({ ...read, width: NARROW });
  expect(keysOf(read).filter((key) => !shown.includes(key))).toEqual(left);
  expect(widthOf(columnsFor({ ...ALL, ...read, width: NARROW }))).toBeLessThanOrEqual(NARROW);
});
