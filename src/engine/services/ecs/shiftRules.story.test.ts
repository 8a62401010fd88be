import { beforeAll, expect, test } from "vitest";
import { LAMBDA, ShiftStory } from "./rollouts/shift/shiftStory.ts";

let w: ShiftStory;
beforeAll(() => {
  w = new ShiftStory();
});

interface Asked {
  readonly config?: object;
  readonly routing?: object | null;
  readonly more?: object;
}

function input({ config = {}, routing = {}, more = {} }: Asked): never {
  const one = { targetGroupArn: w.blue, containerName: "web", containerPort: 80 };
  const loadBalancers = [routing === null ? one : { ...one, advancedConfiguration: w.routing(routing) }];
  const deploymentConfiguration = { strategy: "BLUE_GREEN", ...config };
  return { cluster: "prod", serviceName: "x", taskDefinition: "web:1", desiredCount: 1, loadBalancers, deploymentConfiguration, ...more } as never;
}

const refusal = (asked: Asked): string => w.s.short(w.s.refusal("ecs", "CreateService", input(asked)));

const CANARY = (canaryConfiguration: object) => ({ config: { strategy: "CANARY", canaryConfiguration } });
const LINEAR = (linearConfiguration: object) => ({ config: { strategy: "LINEAR", linearConfiguration } });
const hook = (one: object) => ({ config: { lifecycleHooks: [one] } });
const listener = () => w.s.call("elbv2", "DescribeListeners", { LoadBalancerArn: w.s.call("elbv2", "DescribeLoadBalancers", {}).LoadBalancers?.[0]?.LoadBalancerArn ?? "" }).Listeners?.[0]?.ListenerArn ?? "";

function classic(): Asked {
  w.s.define("old", { portMappings: [{ containerPort: 80, hostPort: 80 }] });
  w.s.classicBalancer("clb");
  return { more: { taskDefinition: "old", loadBalancers: [{ loadBalancerName: "clb", containerName: "old", containerPort: 80, advancedConfiguration: w.routing() }] } };
}

test.each<readonly [string, () => Asked, string]>([
  ["no second group", () => ({ routing: null }), "advancedConfiguration field is required for all loadBalancers when using a non-ROLLING deployment strategy"],
  ["no alternate group", () => ({ routing: { alternateTargetGroupArn: undefined } }), "alternateTargetGroupArn is required in advancedConfiguration."],
  ["no role", () => ({ routing: { roleArn: undefined } }), "roleArn is required in advancedConfiguration."],
  ["no production rule", () => ({ routing: { productionListenerRule: undefined } }), "productionListenerRule is required in advancedConfiguration."],
  ["the same group twice", () => ({ routing: { alternateTargetGroupArn: w.blue } }), "Duplicate targetGroupArn found: blue"],
  ["a listener for a rule", () => ({ routing: { productionListenerRule: listener() } }), "productionListenerRule has an invalid ARN format. Must be RuleArn for ALB or ListenerArn for NLB. Got: arn"],
  ["one rule for both", () => ({ routing: { testListenerRule: w.productionListenerRule } }), "The following rules cannot be used as both production and test listener rules: arn"],
  ["no test rule", () => ({ routing: { testListenerRule: undefined } }), "For Application LoadBalancer, testListenerRule is required when productionListenerRule is not associated with both targetGroup and alternateTargetGroup"],
  ["a canary of 0", () => CANARY({ canaryPercent: 0 }), "canaryPercent must be between 0.1 and 100."],
  ["a canary of 100.1", () => CANARY({ canaryPercent: 100.1 }), "canaryPercent must be between 0.1 and 100."],
  ["a canary of 0.15", () => CANARY({ canaryPercent: 0.15 }), "canaryPercent must be a multiple of 0.1."],
  ["a canary that waits two days", () => CANARY({ canaryBakeTimeInMinutes: 1441 }), "canaryBakeTimeInMinutes must be between 0 and 1440."],
  ["steps of 2.9", () => LINEAR({ stepPercent: 2.9 }), "stepPercent must be between 3 and 100."],
  ["steps that wait for less than nothing", () => LINEAR({ stepBakeTimeInMinutes: -1 }), "stepBakeTimeInMinutes must be between 0 and 1440."],
  ["too long a bake time", () => ({ config: { bakeTimeInMinutes: 1441 } }), "bakeTimeInMinutes must be between 0 and 1440."],
  ["a hook without stages", () => hook({ hookTargetArn: LAMBDA, roleArn: w.hookRoleArn }), "lifecycleStages must not be empty for a lifecycle hook."],
  ["a hook without a function", () => hook({ roleArn: w.hookRoleArn, lifecycleStages: ["PRE_SCALE_UP"] }), "hookTargetArn is required for an AWS_LAMBDA lifecycle hook."],
  ["a hook without a role", () => hook({ hookTargetArn: LAMBDA, lifecycleStages: ["PRE_SCALE_UP"] }), "roleArn is required for an AWS_LAMBDA lifecycle hook."],
  ["a pause while traffic shifts", () => hook({ targetType: "PAUSE", lifecycleStages: ["TEST_TRAFFIC_SHIFT"] }), "Invalid lifecycle stage provided for Pause Hook"],
  ["a daemon", () => ({ more: { schedulingStrategy: "DAEMON", desiredCount: undefined } }), "The daemon scheduling strategy does not support the deployment strategy BLUE_GREEN"],
  ["an external controller", () => ({ more: { deploymentController: { type: "EXTERNAL" }, loadBalancers: undefined, taskDefinition: undefined } }), "The deployment strategy BLUE_GREEN is not supported with the EXTERNAL deployment controller."],
  ["a canary without a load balancer", () => ({ ...CANARY({}), more: { loadBalancers: [] } }), "The deployment strategy CANARY requires a load balancer or Service Connect."],
  ["a Classic Load Balancer", classic, "advancedConfiguration field is not allowed with ELBv1 loadBalancers"],
])("%s: %s", (_what, asked, words) => {
  expect(refusal(asked()).replace(/(Got|rules): arn:.*/, "$1: arn")).toBe(`InvalidParameterException: ${words}`);
});

test("in classic rules traffic is not moved by ECS", () => {
  w.s.call("physics", "PutRuleSet", { ruleSet: "classic" });
  expect(refusal({ more: { loadBalancers: [] } })).toContain("BLUE_GREEN is not supported");
});

test("the least canary, the shortest step and the longest pause are taken", () => {
  w = new ShiftStory();
  const asked = [CANARY({ canaryPercent: 0.1 }), LINEAR({ stepPercent: 3 }), hook({ targetType: "PAUSE", lifecycleStages: ["PRE_SCALE_UP"], timeoutConfiguration: { timeoutInMinutes: 20_160 } })];
  for (const [i, one] of asked.entries()) w.s.call("ecs", "CreateService", input({ ...one, more: { serviceName: `x${i}` } }));
  expect(w.s.call("ecs", "ListServices", { cluster: "prod" }).serviceArns).toHaveLength(3);
});
