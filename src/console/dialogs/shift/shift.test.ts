import { expect, test } from "vitest";
import { call } from "../../../aws/generated/api.ts";
import { storyTables } from "../../../../scripts/storyTables.ts";
import { ShiftStory } from "../../../engine/services/ecs/rollouts/shift/shiftStory.ts";
import { services } from "../../../engine/services/ecs/tables.ts";
import { planCalls } from "../../../engine/session/plan.ts";
import { movedBalancing } from "./movedBalancing.ts";
import { NEW_ROLE } from "./roles.ts";
import { NEW, NONE, routeChoices, routingDraftFor, routingDraftOf } from "./routingDraft.ts";
import { type HookDraft, NO_SHIFT, ofType, type ShiftDraft, shiftChange, withHook, withStrategy } from "./shiftDraft.ts";

const GREEN: ShiftDraft = { ...NO_SHIFT, strategy: "BLUE_GREEN" };
const PAUSED = withHook(GREEN);
const pause = { targetType: "PAUSE", lifecycleStages: ["POST_TEST_TRAFFIC_SHIFT"], timeoutConfiguration: { timeoutInMinutes: 1440, action: "ROLLBACK" } };

test.each<readonly [string, ShiftDraft, ShiftDraft, object | null]>([
  ["nothing was changed", NO_SHIFT, NO_SHIFT, {}],
  ["what is not its strategy's is not said", { ...NO_SHIFT, canaryPercent: null }, NO_SHIFT, {}],
  ["blue/green", GREEN, NO_SHIFT, { strategy: "BLUE_GREEN", bakeTimeInMinutes: 15 }],
  ["only the bake time", { ...GREEN, bakeMinutes: 1 }, GREEN, { bakeTimeInMinutes: 1 }],
  ["linear", { ...NO_SHIFT, strategy: "LINEAR" }, GREEN, { strategy: "LINEAR", linearConfiguration: { stepPercent: 10, stepBakeTimeInMinutes: 6 } }],
  ["canary", { ...NO_SHIFT, strategy: "CANARY", canaryPercent: 0.1 }, GREEN, { strategy: "CANARY", canaryConfiguration: { canaryPercent: 0.1, canaryBakeTimeInMinutes: 10 } }],
  ["an empty field of its strategy", { ...NO_SHIFT, strategy: "CANARY", canaryMinutes: null }, NO_SHIFT, null],
  ["an empty bake time", { ...GREEN, bakeMinutes: null }, NO_SHIFT, null],
  ["a pause is added", PAUSED, GREEN, { lifecycleHooks: [pause] }],
  ["a pause of a rolling deployment", withHook(NO_SHIFT), NO_SHIFT, { lifecycleHooks: [{ ...pause, lifecycleStages: ["PRE_SCALE_UP"] }] }],
  ["rolling leaves pauses that it does not come to", withStrategy(PAUSED, "ROLLING"), PAUSED, { strategy: "ROLLING", lifecycleHooks: [] }],
  ["back to rolling takes the hooks along", NO_SHIFT, PAUSED, { strategy: "ROLLING", lifecycleHooks: [] }],
])("%s", (_what, draft, before, change) => expect(shiftChange(draft, before)).toEqual(change));

test("a function is named by its name or ARN, and a pause leaves the stages that it cannot be in", () => {
  const [first] = PAUSED.hooks;
  const hook: HookDraft = { ...ofType(first as HookDraft, "AWS_LAMBDA", "BLUE_GREEN"), functionName: " judge ", stages: ["PRE_SCALE_UP", "TEST_TRAFFIC_SHIFT"] };
  expect(shiftChange({ ...GREEN, hooks: [hook] }, GREEN)).toEqual({
    lifecycleHooks: [{ targetType: "AWS_LAMBDA", hookTargetArn: "arn:aws:lambda:us-east-1:123456789012:function:judge", roleArn: "arn:aws:iam::123456789012:role/ecsLifecycleHookRole", lifecycleStages: ["PRE_SCALE_UP", "TEST_TRAFFIC_SHIFT"] }],
  });
  expect(ofType(hook, "PAUSE", "BLUE_GREEN").stages).toEqual(["PRE_SCALE_UP"]);
});

/** Makes what the form would make, a service with it, and an update of that. */
function serveBy(w: ShiftStory, part: Partial<ReturnType<typeof routingDraftFor>>, strategy: "CANARY" | "BLUE_GREEN" = "BLUE_GREEN") {
  const tables = storyTables(w.s);
  const shift = { ...GREEN, strategy, bakeMinutes: 0 };
  const balanced = { loadBalancers: [{ targetGroupArn: w.blue, containerName: "web", containerPort: 80 }] };
  const moved = movedBalancing({ balanced, routing: { ...routingDraftFor(w.blue, tables), ...part }, shift }, tables);
  const before = moved?.before ?? [];
  const deploymentConfiguration = shiftChange(shift, NO_SHIFT) ?? {};
  const made = call("ecs", "CreateService", { cluster: "prod", serviceName: "web", taskDefinition: "web:1", desiredCount: 2, ...moved?.input, deploymentConfiguration });
  expect(planCalls(w.s.world, { calls: [...before, made], explain: [], until: "instant" }).answer.ok).toBe(true);
  w.s.run(120);
  w.s.update("web", { taskDefinition: "web:2" });
  w.s.run(1_200);
  return { operations: before.map(({ operation }) => operation), status: w.newest().status };
}

test.each<readonly [string, Partial<ReturnType<typeof routingDraftFor>>, readonly string[]]>([
  ["everything is made on the spot", { alternateTargetGroupArn: NEW }, ["CreateTargetGroup", "ModifyListener", "CreateRole", "AttachRolePolicy"]],
  ["with a listener for test traffic", { alternateTargetGroupArn: NEW, testRoute: NEW }, ["CreateTargetGroup", "AuthorizeSecurityGroupIngress", "CreateListener", "DescribeRules", "CreateRole", "AttachRolePolicy"]],
])("%s, and the deployment is a success", (_what, part, operations) => {
  expect(serveBy(new ShiftStory(), part)).toEqual({ operations, status: "SUCCESSFUL" });
});

test("what is there is used, and once traffic has moved the form shows it as it was given", () => {
  const w = new ShiftStory();
  expect(serveBy(w, { alternateTargetGroupArn: w.green, testRoute: w.testListenerRule, roleArn: w.roleArn }, "CANARY")).toEqual({ operations: [], status: "SUCCESSFUL" });
  const [given] = w.s.world.view.all(services)[0]?.loadBalancers ?? [];
  expect(given && routingDraftOf(given, storyTables(w.s))).toMatchObject({ alternateTargetGroupArn: w.green, testRoute: w.testListenerRule, roleArn: w.roleArn });
  expect(routingDraftFor(w.blue, storyTables(w.s)).testRoute).toBe(NONE);
});

test("of a Network Load Balancer the form takes listeners, and its deployment is a success as well", () => {
  const w = new ShiftStory({ isNetwork: true });
  expect(routingDraftFor(w.blue, storyTables(w.s)).productionRoute).toBe(w.productionListenerRule);
  const operations = ["CreateTargetGroup", "ModifyListener", "CreateRole", "AttachRolePolicy"];
  expect(serveBy(w, { alternateTargetGroupArn: NEW, roleArn: NEW_ROLE })).toEqual({ operations, status: "SUCCESSFUL" });
});

test.each<readonly [string, "ECS" | "CODE_DEPLOY", boolean, readonly string[]]>([
  ["ECS asks for rules", "ECS", false, ["HTTP :80 · default", "HTTP :8080 · default"]],
  ["ECS asks for listeners of a Network Load Balancer, which has no rules", "ECS", true, ["TCP :80", "TCP :8080"]],
  ["CodeDeploy asks for listeners", "CODE_DEPLOY", false, ["HTTP :80", "HTTP :8080"]],
])("%s", (_what, mover, isNetwork, labels) => {
  const w = new ShiftStory({ isNetwork });
  expect(routeChoices(w.blue, mover, storyTables(w.s)).map(({ label }) => label)).toEqual(labels);
});
