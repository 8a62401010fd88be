import { beforeAll, expect, test } from "vitest";
import type { TableName } from "../../../bridge/protocol.ts";
import { playScenario } from "../../../engine/session/scenario.ts";
import { Session } from "../../../engine/session/session.ts";
import { retailStore } from "../../../scenarios/retailStore.ts";
import { replica, type Tables } from "../../store/replica.ts";
import { readsOf } from "./reads.ts";
import { recreatable } from "./recreatable.ts";
import { recreate } from "../../../aws/recreate.ts";
import { subjectOf, type Subject } from "./subject.ts";

/** A real account, with everything in it that the inspector knows. */
let session: Session;
let tables: Tables;

beforeAll(() => {
  const file = playScenario(retailStore);
  session = new Session(file);
  session.runUntil(file.clock);
  const names = Object.keys(replica.getInitialState().tables) as TableName[];
  tables = Object.fromEntries(names.map((name) => [name, new Map(session.world.rows(name))])) as unknown as Tables;
});

const TABLES: readonly TableName[] = [
  "ecs.clusters",
  "ecs.services",
  "ecs.tasks",
  "ecs.containerInstances",
  "ec2.instances",
  "ecs.taskDefinitions",
  "elbv2.targetGroups",
  "elbv2.loadBalancers",
  "physics.zones",
];

function subjectIn(table: TableName): Subject {
  const [id = ""] = tables[table].keys();
  const subject = subjectOf({ table, id }, tables);
  if (subject === null) throw new Error(`${table} has no row`);
  return subject;
}

function outputsFor(subject: Subject): ReadonlyMap<string, unknown> {
  return new Map(
    readsOf(subject).map(({ label, call }) => {
      const answer = session.call(call);
      if (!answer.ok) throw new Error(`${label}: ${answer.code}: ${answer.message}`);
      return [label, answer.output];
    }),
  );
}

test.each(TABLES)("a row of %s is described by operations that the account answers", (table) => {
  const outputs = outputsFor(subjectIn(table));
  expect(outputs.size).toBeGreaterThan(0);
  expect(JSON.stringify([...outputs.values()])).not.toContain('"failures":[{');
});

/** What must be another name, for the same cannot be made twice. */
const UNIQUE: Readonly<Record<string, object>> = {
  CreateService: { serviceName: "again" },
  CreateTargetGroup: { Name: "again" },
  CreateLoadBalancer: { Name: "again" },
  CreateListener: { Port: 8081 },
};

test.each(TABLES.filter((table) => table !== "physics.zones"))("a row of %s is made anew by calls that the account accepts", (table) => {
  const subject = subjectIn(table);
  const thing = recreatable(subject, outputsFor(subject));
  if (thing === null) throw new Error("nothing to make");
  const calls = recreate(thing);
  expect(calls.length).toBeGreaterThan(0);
  for (const call of calls) {
    const input = { ...(call.input as object), ...UNIQUE[call.operation] };
    expect(session.dryRun({ ...call, input })).toMatchObject({ ok: true });
  }
});

test("a task definition registered from its own description is the same one revision on", () => {
  const subject = subjectIn("ecs.taskDefinitions");
  const thing = recreatable(subject, outputsFor(subject));
  const [call] = thing === null ? [] : recreate(thing);
  if (call === undefined || subject.kind !== "taskDefinition") throw new Error("nothing to register");
  const answer = session.call(call);
  const { taskDefinition } = (answer.ok ? answer.output : {}) as { taskDefinition: Record<string, unknown> };
  const own = (described: object) => ({ ...described, taskDefinitionArn: null, revision: null, registeredAt: null });
  const [before] = [...outputsFor(subject).values()] as { taskDefinition: Record<string, unknown> }[];
  expect(own(taskDefinition)).toEqual(own(before?.taskDefinition ?? {}));
  expect(taskDefinition["revision"]).toBe(subject.definition.revision + 1);
});
