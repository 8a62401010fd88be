import { expect, test } from "vitest";
import { LAMBDA, ShiftStory } from "./rollouts/shift/shiftStory.ts";

/** Groups of the production rule as somebody else sets them. */
function setRule(w: ShiftStory, ...weights: readonly (readonly [group: string, weight: number])[]): void {
  const TargetGroups = weights.map(([TargetGroupArn, Weight]) => ({ TargetGroupArn, Weight }));
  const { Rules = [] } = w.s.call("elbv2", "DescribeRules", { RuleArns: [w.productionListenerRule] });
  expect(Rules).toHaveLength(1);
  const LoadBalancerArn = w.s.call("elbv2", "DescribeLoadBalancers", {}).LoadBalancers?.[0]?.LoadBalancerArn ?? "";
  const ListenerArn = w.s.call("elbv2", "DescribeListeners", { LoadBalancerArn }).Listeners?.[0]?.ListenerArn ?? "";
  w.s.call("elbv2", "ModifyListener", { ListenerArn, DefaultActions: [{ Type: "forward", ForwardConfig: { TargetGroups } }] });
}

const HOOK = (w: ShiftStory) => ({ deploymentConfiguration: { lifecycleHooks: [{ hookTargetArn: LAMBDA, roleArn: w.hookRoleArn, lifecycleStages: ["POST_SCALE_UP"] }] } });

test.each<readonly [string, (w: ShiftStory) => object | void, string]>([
  [
    "both groups serve",
    (w) => setRule(w, [w.blue, 50], [w.green, 50]),
    "because of invalid networking configuration. productionListenerRule RULE should have exactly one target group serving traffic but found 2 target groups which are serving traffic",
  ],
  [
    "a strange group serves",
    (w) => setRule(w, [w.s.group("other"), 1]),
    "because of invalid networking configuration. Production listener rule is forwarding traffic to unexpected target group other. Expected traffic to be forwarded to either targetGroupArn: blue or alternateTargetGroupArn: green",
  ],
  [
    "nobody trusts ECS with the role",
    (w) => void w.s.call("iam", "UpdateAssumeRolePolicy", { RoleName: "ecsInfrastructureRole", PolicyDocument: trust("lambda.amazonaws.com") }),
    "because of invalid networking configuration. ECS was unable to manage the ELB resources due to missing permissions on ECS Infrastructure Role 'arn:aws:iam::ACCOUNT:role/ecsInfrastructureRole'.",
  ],
  [
    "the role may not change listeners",
    (w) => void w.s.call("iam", "PutRolePolicy", { RoleName: "ecsInfrastructureRole", PolicyName: "no", PolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Deny", Action: "elasticloadbalancing:ModifyListener", Resource: "*" }] }) }),
    "because TEST_TRAFFIC_SHIFT lifecycle hook(s) failed. User: arn:aws:sts::ACCOUNT:assumed-role/ecsInfrastructureRole/ECSNetworkingWithELB is not authorized to perform: elasticloadbalancing:ModifyListener on resource: LISTENER with an explicit deny in an identity-based policy",
  ],
  [
    "nobody trusts ECS with the role of the hook",
    (w) => {
      w.s.call("iam", "UpdateAssumeRolePolicy", { RoleName: "hookRole", PolicyDocument: trust("lambda.amazonaws.com") });
      return HOOK(w);
    },
    "because POST_SCALE_UP lifecycle hook(s) failed. ECS was unable to assume role arn:aws:iam::ACCOUNT:role/hookRole",
  ],
  [
    "the role may not invoke the function",
    (w) => {
      w.s.call("iam", "DeleteRolePolicy", { RoleName: "hookRole", PolicyName: "invoke" });
      return HOOK(w);
    },
    `because POST_SCALE_UP lifecycle hook(s) failed. ECS was unable to invoke hook target ${LAMBDA} due to User: arn:aws:sts::ACCOUNT:assumed-role/hookRole/ECS-Lambda-Execution is not authorized to perform: lambda:InvokeFunction on resource: ${LAMBDA} because no identity-based policy allows the lambda:InvokeFunction action`,
  ],
  [
    "the function takes too long",
    (w) => {
      w.s.call("physics", "PutFunctionBehavior", { functionArn: LAMBDA, afterSeconds: 901 });
      return HOOK(w);
    },
    `because POST_SCALE_UP lifecycle hook(s) failed. ECS was unable to parse the response from ${LAMBDA} due to HookStatus must not be null`,
  ],
])("%s: the deployment goes back, and says why", (_what, spoil, words) => {
  const w = new ShiftStory();
  w.serve({ strategy: "BLUE_GREEN" });
  const more = spoil(w) ?? {};
  w.s.update("web", { taskDefinition: "web:2", ...more });
  w.s.run(1000);
  const reason = (w.newest().statusReason ?? "").replace(/arn:\S+listener-rule\S+/, "RULE").replace(/arn:\S+:listener\/\S+/, "LISTENER").replace(/:\d{12}:(?=role|assumed)/, ":ACCOUNT:");
  expect(reason.replace(/arn:\S+targetgroup\/(\w+)\/\w+/g, "$1")).toBe(`Service deployment rolled back ${words}`);
  expect(w.newest().status).toBe("ROLLBACK_SUCCESSFUL");
  expect(w.s.service("web")).toMatchObject({ runningCount: 2, taskDefinition: expect.stringMatching(/web:1$/) });
});

const trust = (Service: string) => JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole" } });

test("traffic that cannot be given back: the rollback fails, and everybody stays where they are", () => {
  const w = new ShiftStory();
  w.serve({ strategy: "BLUE_GREEN", bakeTimeInMinutes: 10 });
  w.s.update("web", { taskDefinition: "web:2" });
  w.s.run(130);
  w.s.call("iam", "DetachRolePolicy", { RoleName: "ecsInfrastructureRole", PolicyArn: "arn:aws:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers" });
  w.s.call("ecs", "StopServiceDeployment", { serviceDeploymentArn: w.newest().serviceDeploymentArn ?? "" });
  w.s.run(60);
  expect([w.newest().status, w.weights()]).toEqual(["ROLLBACK_FAILED", "blue 0, green 100"]);
  expect(w.s.service("web").deployments).toMatchObject([{ runningCount: 2 }, { runningCount: 2 }]);
});

test("a first deployment that fails has nothing to go back to", () => {
  const w = new ShiftStory();
  w.s.call("physics", "PutFunctionBehavior", { functionArn: LAMBDA, hookStatus: "FAILED" });
  const lifecycleHooks = [{ hookTargetArn: LAMBDA, roleArn: w.hookRoleArn, lifecycleStages: ["POST_SCALE_UP"] }];
  const loadBalancers = [{ targetGroupArn: w.blue, containerName: "web", containerPort: 80, advancedConfiguration: w.routing() }];
  w.s.serve("web", "web:1", 1, { loadBalancers, deploymentConfiguration: { strategy: "BLUE_GREEN", lifecycleHooks } });
  w.s.run(300);
  expect(w.newest()).toMatchObject({ status: "ROLLBACK_FAILED", statusReason: "No rollback candidate was found to run the rollback." });
});

test("a stage that does not end within a day fails", () => {
  const w = new ShiftStory();
  w.serve({ strategy: "BLUE_GREEN" });
  w.s.call("physics", "PutFunctionBehavior", { functionArn: LAMBDA, hookStatus: "IN_PROGRESS", callBackDelaySeconds: 3600 });
  w.s.update("web", { taskDefinition: "web:2", ...HOOK(w) });
  w.s.run(86_000);
  expect(w.newest()).toMatchObject({ status: "IN_PROGRESS", lifecycleHookDetails: [{ status: "IN_PROGRESS" }] });
  w.s.run(700);
  expect(w.newest()).toMatchObject({ status: "ROLLBACK_SUCCESSFUL", statusReason: "Service deployment rolled back because POST_SCALE_UP lifecycle stage timed out." });
});

test("updates one after another while the first only cleans up: who has the traffic keeps its tasks", () => {
  const w = new ShiftStory();
  w.serve({ strategy: "BLUE_GREEN" });
  w.s.update("web", { taskDefinition: "web:2" });
  for (let i = 0; i < 600 && w.newest().lifecycleStage !== "CLEAN_UP"; i++) w.s.run(1);
  const green = w.s.service("web").deployments?.find(({ status }) => status === "PRIMARY")?.id;
  for (let i = 0; i < 3; i++) {
    w.s.update("web", { taskDefinition: "web:1", forceNewDeployment: true });
    w.s.run(30);
    expect([w.weights(), w.s.tasks().filter(({ startedBy }) => startedBy === green).length]).toEqual(["blue 0, green 100", 2]);
  }
});

test("an update in the middle finds who has the traffic also while no task is wanted, and completes", () => {
  const w = new ShiftStory();
  w.serve({ strategy: "LINEAR", linearConfiguration: { stepPercent: 10, stepBakeTimeInMinutes: 1 } });
  w.s.update("web", { desiredCount: 0 });
  w.s.run(60);
  w.s.update("web", { taskDefinition: "web:2" });
  for (let i = 0; i < 600 && w.weights() !== "blue 90, green 10"; i++) w.s.run(1);
  w.s.update("web", { taskDefinition: "web:2", forceNewDeployment: true });
  w.s.run(1_200);
  expect([w.newest().status, w.weights()]).toEqual(["SUCCESSFUL", "blue 0, green 100"]);
});

const running = (w: ShiftStory) => (w.s.service("web").deployments ?? []).map(({ status, rolloutState, runningCount }) => `${status} ${rolloutState} ${runningCount}`);
const abort = (w: ShiftStory) => w.s.call("ecs", "StopServiceDeployment", { serviceDeploymentArn: w.newest().serviceDeploymentArn ?? "", stopType: "ABORT" });

test("a deployment that was stopped keeps no task more than the service wants, and who had the traffic is scaled for itself", () => {
  const w = new ShiftStory();
  w.serve({ strategy: "BLUE_GREEN", bakeTimeInMinutes: 10 });
  w.s.update("web", { taskDefinition: "web:2" });
  w.s.run(130);
  const blue = w.s.tasks().find(({ taskDefinitionArn }) => taskDefinitionArn?.endsWith("web:1"));
  w.s.call("ecs", "UpdateContainerInstancesState", { cluster: "prod", containerInstances: [blue?.containerInstanceArn ?? ""], status: "DRAINING" });
  w.s.run(1);
  abort(w);
  w.s.run(300);
  expect(running(w)).toEqual(["PRIMARY FAILED 2", "ACTIVE COMPLETED 2"]);
  w.s.update("web", { desiredCount: 1 });
  w.s.run(120);
  expect(running(w)).toEqual(["PRIMARY FAILED 1", "ACTIVE COMPLETED 1"]);
  w.s.update("web", { desiredCount: 3 });
  w.s.run(120);
  expect(running(w)).toEqual(["PRIMARY FAILED 1", "ACTIVE COMPLETED 3"]);
});

test.each([
  ["comes back through the stages", "SUCCEEDED", "ROLLBACK_SUCCESSFUL", ["PRIMARY COMPLETED 2"]],
  ["that cannot go on is failed, and not rolled back again", "FAILED", "ROLLBACK_FAILED", ["PRIMARY FAILED 2", "ACTIVE FAILED 2"]],
] as const)("with no blue, a rollback %s", (_what, hookStatus, status, deployments) => {
  const w = new ShiftStory();
  w.serve({ strategy: "BLUE_GREEN" });
  w.s.update("web", { taskDefinition: "web:2", desiredCount: 0 });
  abort(w);
  w.s.run(60);
  w.s.call("physics", "PutFunctionBehavior", { functionArn: LAMBDA, hookStatus: "FAILED" });
  w.s.update("web", { taskDefinition: "web:2", desiredCount: 2, forceNewDeployment: true, ...HOOK(w) });
  for (let i = 0; i < 600 && w.newest().status !== "ROLLBACK_IN_PROGRESS"; i++) w.s.run(1);
  w.s.call("physics", "PutFunctionBehavior", { functionArn: LAMBDA, hookStatus });
  w.s.run(600);
  expect([w.newest().status, running(w)]).toEqual([status, deployments]);
});
