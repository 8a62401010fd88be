import { beforeEach, expect, test } from "vitest";
import { storyTables } from "../../../../../scripts/storyTables.ts";
import type { Call, Rows } from "../../../../bridge/protocol.ts";
import { services } from "../../../../engine/services/ecs/tables.ts";
import { type Story, story } from "../../../../engine/services/ecs/story.ts";
import { planCalls } from "../../../../engine/session/plan.ts";
import { assert } from "../../../../lib/assert.ts";
import { NO_GROUP, portsOf } from "../../../dialogs/choices.ts";
import { createTaskSetCall, definitionToBegin, scaleWords, taskSetDraftFor, type TaskSetDraft } from "../../../dialogs/taskSet/taskSetDraft.ts";
import { type RolloutRow, rolloutRows } from "../rollout.ts";
import { taskSetCalls } from "./taskSetCalls.ts";

let s: Story;
beforeEach(() => {
  s = story();
  s.fleet("ab", "m5.xlarge");
  s.define("web");
  s.call("ecs", "CreateService", { cluster: "prod", serviceName: "web", desiredCount: 4, deploymentController: { type: "EXTERNAL" } });
});

function service(): Rows["ecs.services"] {
  const found = s.world.view.all(services).find(({ serviceName }) => serviceName === "web");
  assert(found !== undefined, "there is the service");
  return found;
}

const make = (one: Call | null) => (one === null ? null : planCalls(s.world, { calls: [one], explain: [], until: "instant" }).answer);

/** Fills in the form and presses its button. */
function create(part: Partial<TaskSetDraft> & { readonly group?: string } = {}): Call | null {
  const { group: targetGroupArn = NO_GROUP, ...draft } = part;
  const tables = storyTables(s);
  const arn = definitionToBegin(service(), tables);
  const definition = tables["ecs.taskDefinitions"].get(arn);
  const [port] = portsOf(definition);
  return createTaskSetCall(service(), { definition, draft: { ...taskSetDraftFor(arn, tables), ...draft }, balancing: { targetGroupArn, port }, revision: null });
}

function rows(): readonly RolloutRow[] {
  const tables = storyTables(s);
  return rolloutRows(service(), tables["ecs.deployments"].values(), tables["ecs.tasks"].values());
}

/** The buttons of the task set of a revision. */
function buttonsOf(revision: string) {
  const row = rows().find((one) => one.revision === revision);
  const set = storyTables(s)["ecs.taskSets"].get(row?.deployment.deploymentId ?? "");
  const calls = row === undefined || set === undefined ? null : taskSetCalls(service(), row, set.scale);
  assert(calls !== null, "the set has buttons");
  return calls;
}

const seen = () => rows().map(({ deployment, revision, running }) => `${revision} ${deployment.status} ${running}/${deployment.desiredCount}`);

test("a service of two task sets: made, scaled, the other made the primary one, and the old one deleted", () => {
  const blue = s.balancer("blue");
  const green = s.balancer("green");
  expect(make(create({ group: blue, externalId: " build-1 " }))).toMatchObject({ ok: true });
  s.run(90);
  make(buttonsOf("web:1").promote);
  expect(seen()).toEqual(["web:1 PRIMARY 4/4"]);
  expect(buttonsOf("web:1").promote).toBeNull();

  s.define("web", { image: "web:2" });
  expect(create({ scale: 30, group: green })).toMatchObject({ input: { taskDefinition: "web:2", scale: { unit: "PERCENT", value: 30 }, loadBalancers: [{ targetGroupArn: green, containerName: "web", containerPort: 80 }] } });
  make(create({ scale: 30, group: green }));
  s.run(90);
  expect(seen()).toEqual(["web:1 PRIMARY 4/4", "web:2 ACTIVE 2/2"]);

  make(buttonsOf("web:2").scale(100));
  make(buttonsOf("web:2").promote);
  s.run(90);
  expect(seen()).toEqual(["web:2 PRIMARY 4/4", "web:1 ACTIVE 4/4"]);
  expect(service().loadBalancers).toMatchObject([{ targetGroupArn: green }]);

  expect(buttonsOf("web:1").question?.sentence).toBe("AWS asks for force: it is scaled to 100 %. Its 4 tasks stop. You can undo this.");
  make(buttonsOf("web:1").scale(0));
  s.run(120);
  const { question, remove } = buttonsOf("web:1");
  expect(question).toBeNull();
  expect(make(remove)).toMatchObject({ ok: true });
  s.run(60);
  expect(seen()).toEqual(["web:2 PRIMARY 4/4"]);
});

test("force is asked for exactly where AWS refuses without it", () => {
  make(create({ scale: 1 }));
  for (const [scale, isPrimary] of [[1, false], [0, false], [0, true], [50, true]] as const) {
    make(buttonsOf("web:1").scale(scale));
    if (isPrimary) make(buttonsOf("web:1").promote);
    const { question, remove } = buttonsOf("web:1");
    const plain = { cluster: "prod", service: "web", taskSet: rows()[0]?.deployment.deploymentId ?? "" };
    const isRefused = scale > 0 || isPrimary;
    expect([scale, isPrimary, question !== null]).toEqual([scale, isPrimary, isRefused]);
    expect(remove.input).toEqual(isRefused ? { ...plain, force: true } : plain);
    if (isRefused) expect(s.refusal("ecs", "DeleteTaskSet", plain)).toMatch(/cannot be deleted/);
  }
  expect(buttonsOf("web:1").question?.sentence).toBe("AWS asks for force: it is the primary task set and is scaled to 50 %. It has no tasks. You can undo this.");
});

test("what is being deleted has no buttons", () => {
  make(create());
  s.run(60);
  make(buttonsOf("web:1").remove);
  const [row] = rows();
  assert(row !== undefined, "its tasks stop yet");
  expect(row.deployment.status).toBe("DRAINING");
  expect(taskSetCalls(service(), row, 0)).toBeNull();
});

test.each<[Partial<TaskSetDraft> & { readonly group?: string }, object | null]>([
  [{}, { launchType: "EC2", scale: { unit: "PERCENT", value: 100 }, taskDefinition: "web:1" }],
  [{ externalId: "  " }, {}],
  [{ externalId: " build-7 " }, { externalId: "build-7" }],
  [{ scale: 0 }, { scale: { unit: "PERCENT", value: 0 } }],
  [{ scale: null }, null],
])("the form with %j", (part, more) => {
  const made = create(part);
  expect(made?.input ?? null).toEqual(more === null ? null : { cluster: "prod", service: "web", taskDefinition: "web:1", launchType: "EC2", scale: { unit: "PERCENT", value: 100 }, ...more });
});

test("what AWS refuses of it is AWS's to say, and a group without a port is not asked for", () => {
  expect(make(create({ scale: 101 }))).toMatchObject({ ok: false, message: "The value of a scale must be between 0 and 100." });
  const tables = storyTables(s);
  const arn = definitionToBegin(service(), tables);
  const parts = { definition: tables["ecs.taskDefinitions"].get(arn), draft: taskSetDraftFor(arn, tables), revision: null };
  expect(createTaskSetCall(service(), { ...parts, balancing: { targetGroupArn: "arn", port: undefined } })).toBeNull();
});

test.each([
  [4, 30, "ceil(4 × 30 %) = 2 tasks"],
  [4, 25, "ceil(4 × 25 %) = 1 task"],
  [4, 0, "ceil(4 × 0 %) = 0 tasks"],
  [0, 100, "ceil(0 × 100 %) = 0 tasks"],
])("%i tasks at %i %%", (desiredCount, scale, words) => expect(scaleWords({ desiredCount }, scale)).toBe(words));
