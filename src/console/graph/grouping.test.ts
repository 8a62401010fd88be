import { fc } from "../../../scripts/properties.ts";
import { expect, test } from "vitest";
import type { Rows, TableChanges } from "../../bridge/protocol.ts";
import { service, serviceArn, tablesOf, task } from "./fixture.ts";
import { grouping } from "./grouping.ts";
import { changesBetween, following, tally } from "../store/following.ts";
import { fold, type Tables } from "../store/replica.ts";
import { taskKinds } from "../store/taskKinds.ts";

type Task = Rows["ecs.tasks"];

const A = task("a");
const B = task("b");
const pending: Partial<Task> = { lastStatus: "PENDING" };
/** Each test has a world of its own: what becomes of a table a second time is not told. */
const begin = () => tablesOf({ "ecs.tasks": [A, B] });

const after = (tables: Tables, ...rows: readonly (readonly [string, Task | null])[]): Tables => fold(tables, { "ecs.tasks": rows });
const between = (from: Tables, to: Tables) => changesBetween(from["ecs.tasks"], to["ecs.tasks"])?.map(({ id, before, after: now }) => [id.slice(-1), before?.lastStatus, now?.lastStatus]);

const put = (id: string, more: Partial<Task> = {}) => [task(id).taskArn, task(id, more)] as const;
const take = (id: string) => [task(id).taskArn, null] as const;

test.each<[string, readonly (readonly (readonly [string, Task | null])[])[], ReturnType<typeof between>]>([
  ["nothing", [], []],
  ["a row that came", [[put("c")]], [["c", undefined, "RUNNING"]]],
  ["a row that changed twice", [[put("a", pending)], [put("a", { lastStatus: "STOPPED" })]], [["a", "RUNNING", "STOPPED"]]],
  ["a row that went", [[take("a")]], [["a", "RUNNING", undefined]]],
  ["one that came and went", [[put("c")], [take("c")]], []],
  ["those that came, where they stand", [[put("c"), put("d")], [put("c", pending)]], [["c", undefined, "PENDING"], ["d", undefined, "RUNNING"]]],
  ["one that came anew, where it stands", [[put("c"), put("d"), take("c"), put("c")]], [["d", undefined, "RUNNING"], ["c", undefined, "RUNNING"]]],
  ["one that went and came back: where it stands, only the table knows", [[take("a")], [put("a")]], undefined],
])("between two tables lies %s", (_, steps, changes) => {
  const begun = begin();
  const tables = steps.reduce((before, rows) => after(before, ...rows), begun);
  expect(between(begun, tables)).toEqual(changes);
});

test("what lies between is not known of another world, backwards, aside, or after too many deltas", () => {
  const begun = begin();
  const one = after(begun, put("a", pending));
  const aside = after(begun, put("b", pending));
  expect(between(begin(), one)).toBeUndefined();
  expect(between(one, begun)).toBeUndefined();
  expect(between(aside, one)).toBeUndefined();
  expect(between(begun, aside)).toBeUndefined();
  let many = one;
  for (let delta = 0; delta < 65; delta++) many = after(many, put("a", { version: delta }));
  expect(between(one, many)).toBeUndefined();
});

test("a table is walked over once, and then its changes only", () => {
  const read: string[] = [];
  const stateOf = following<Task, string>({
    build: () => (read.push("all"), "built"),
    follow: (_, changes) => (read.push(...changes.map(({ id }) => id.slice(-1))), "followed"),
  });
  const begun = begin();
  const next = after(begun, put("a", pending));
  stateOf(begun["ecs.tasks"]);
  stateOf(next["ecs.tasks"]);
  stateOf(next["ecs.tasks"]);
  expect(read).toEqual(["all", "a"]);
  // Whoever still draws the table before does not make those that have the newest begin anew.
  stateOf(begun["ecs.tasks"]);
  stateOf(after(next, put("b", pending))["ecs.tasks"]);
  expect(read).toEqual(["all", "a", "all", "b"]);
});

test("a delta gives another identity to the group of what changed, and to no other", () => {
  const ofService = grouping<"ecs.tasks">((row) => (row.lastStatus === "STOPPED" ? null : row.serviceArn));
  const kindsOf = taskKinds();
  const tables = tablesOf({ "ecs.services": [service("web"), service("api")], "ecs.tasks": [A, B, task("c", { serviceArn: serviceArn("api") })] });
  const read = ({ "ecs.tasks": rows }: Tables) => ["web", "api"].flatMap((name) => [ofService(rows, serviceArn(name)), kindsOf(rows, serviceArn(name))]);
  const before = read(tables);
  const next = after(tables, put("a", { lastStatus: "STOPPED" }));
  const stopped = read(next);
  expect(stopped.map((one, at) => one === before[at])).toEqual([false, false, true, true]);
  // Healthier is another row, but of the same kind.
  const healthier = read(after(next, put("b", { healthStatus: "HEALTHY" })));
  expect(healthier.map((one, at) => one === stopped[at])).toEqual([false, true, true, true]);
});

const ROW = fc.record({
  id: fc.constantFrom("a", "b", "c", "d", "e", "f"),
  lastStatus: fc.constantFrom("PENDING", "RUNNING", "STOPPED", null),
  serviceArn: fc.constantFrom(serviceArn("web"), serviceArn("api"), null),
  healthStatus: fc.constantFrom("HEALTHY", "UNHEALTHY"),
} as const);

test("groups, counts and kinds that follow deltas are those made anew", () => {
  fc.assert(
    fc.property(fc.array(fc.array(ROW, { maxLength: 4 }), { maxLength: 12 }), fc.array(fc.boolean(), { maxLength: 12 }), (deltas, looks) => {
      const views = () => [grouping<"ecs.tasks">(keyOf), tally<"ecs.tasks">(keyOf), taskKinds()];
      const kept = views();
      let tables = begin();
      deltas.forEach((delta, at) => {
        const rows = delta.map(({ id, lastStatus, ...more }) => (lastStatus === null ? take(id) : put(id, { lastStatus, ...more })));
        tables = fold(tables, { "ecs.tasks": rows } satisfies TableChanges);
        if (looks[at] === false) return;
        const read = (all: typeof kept, rowsNow: ReadonlyMap<string, Task>) => all.map((view) => ["web", "api"].map((name) => view(rowsNow, serviceArn(name))));
        expect(read(kept, tables["ecs.tasks"])).toEqual(read(views(), new Map(tables["ecs.tasks"])));
      });
    }),
  );
});

function keyOf({ lastStatus, serviceArn: arn }: Task): string | null {
  return lastStatus === "STOPPED" ? null : arn;
}
