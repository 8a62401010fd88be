import { expect, test } from "vitest";
import { storyTables } from "../../../../scripts/storyTables.ts";
import { DeployStory } from "../../../engine/services/ecs/deployStory.ts";
import { services } from "../../../engine/services/ecs/tables.ts";
import { planCalls } from "../../../engine/session/plan.ts";
import { assert } from "../../../lib/assert.ts";
import { NEW, type RoutingDraft } from "../shift/routingDraft.ts";
import { codeDeployCalls } from "./codeDeployCalls.ts";
import { type CodeDeployDraft, codeDeployDraftFor } from "./codeDeployDraft.ts";

/** Fills in the form and presses its button. */
function press(s: DeployStory, { routing = {}, ...part }: Partial<Omit<CodeDeployDraft, "routing">> & { readonly routing?: Partial<RoutingDraft> } = {}) {
  const tables = storyTables(s);
  const service = s.world.view.all(services).find(({ serviceName }) => serviceName === "web");
  assert(service !== undefined, "there is the service");
  const draft = codeDeployDraftFor(service, null, tables);
  const calls = codeDeployCalls(service, { ...draft, ...part, routing: { ...draft.routing, ...routing } }, { revision: null, tables });
  assert(calls !== null, "nothing is missing");
  const { answer } = planCalls(s.world, { calls, explain: [], until: "instant" });
  return { operations: calls.map(({ operation }) => operation), draft, answer, last: calls.at(-2)?.input };
}

const newest = (s: DeployStory) => s.info(s.call("codedeploy", "ListDeployments", {}).deployments?.at(-1) ?? "");

test("a first deployment makes all that it needs, and succeeds", () => {
  const s = new DeployStory();
  const { operations, draft } = press(s, { terminationMinutes: 5, routing: { alternateTargetGroupArn: NEW, testRoute: NEW } });
  expect(operations).toEqual(["CreateTargetGroup", "AuthorizeSecurityGroupIngress", "CreateListener", "CreateApplication", "CreateDeploymentGroup", "CreateDeployment"]);
  expect(draft).toMatchObject({ applicationName: "AppECS-prod-web", deploymentGroupName: "DgpECS-prod-web", port: "web:80", routing: { productionRoute: s.listeners.prod } });
  s.run(600);
  expect(newest(s)).toMatchObject({ status: "Succeeded", deploymentConfigName: "CodeDeployDefault.ECSAllAtOnce" });
  expect(s.sets()).toEqual(["d web:2 PRIMARY 2/2"]);
});

test("what is there is used, and only what was changed of the deployment group is updated", () => {
  const s = new DeployStory();
  s.prepare({ autoRollbackConfiguration: { enabled: true, events: ["DEPLOYMENT_STOP_ON_REQUEST"] } });
  const { operations, draft } = press(s);
  expect(operations).toEqual(["CreateDeployment"]);
  expect(draft).toMatchObject({ terminationMinutes: 5, rollsBackOn: ["DEPLOYMENT_STOP_ON_REQUEST"], routing: { alternateTargetGroupArn: s.groups.green } });
  s.run(600);
  // Green serves now: the other way round nothing has changed either.
  s.define("web", { image: "web:3" });
  const again = press(s, { configuration: "CodeDeployDefault.ECSCanary10Percent5Minutes", rollsBackOn: [], hasAlarms: true, alarmNames: "slow, wrong", format: "JSON" });
  expect(again.draft.routing.alternateTargetGroupArn).toBe(s.groups.blue);
  expect(again.operations).toEqual(["UpdateDeploymentGroup", "CreateDeployment"]);
  expect(again.last).toEqual({
    applicationName: "shop",
    currentDeploymentGroupName: "web",
    deploymentConfigName: "CodeDeployDefault.ECSCanary10Percent5Minutes",
    alarmConfiguration: { enabled: true, alarms: [{ name: "slow" }, { name: "wrong" }] },
    autoRollbackConfiguration: { enabled: false, events: [] },
  });
  s.run(900);
  expect(newest(s)).toMatchObject({ status: "Succeeded" });
});

test("functions look at a deployment, and a person lets its traffic move", () => {
  const s = new DeployStory();
  press(s, { isContinued: true, readyMinutes: 10, functions: { ...press(new DeployStory()).draft.functions, AfterInstall: " judge " } });
  s.run(120);
  expect(newest(s)).toMatchObject({ status: "Ready", revision: { appSpecContent: { content: expect.stringContaining('- AfterInstall: "judge"') } } });
  expect(s.invoked()).toEqual(["judge"]);
});

test("what is refused is said of its call", () => {
  const s = new DeployStory();
  expect(press(s, { routing: { productionRoute: "" } }).answer).toMatchObject({ ok: false, code: "InvalidTargetGroupPairException" });
  expect(press(s, { hasAlarms: true }).answer).toMatchObject({ ok: false, code: "InvalidAlarmConfigException" });
});
