import { expect, test } from "vitest";
import { trustPolicy } from "../../../aws/trustPolicy.ts";
import { story, type Story } from "./story.ts";

const NOT_AFTER_CREATION = "InvalidParameterException: Load balancing settings can only be set on service creation.";
const NO_ROLE =
  "InvalidParameterException: Unable to assume role and validate the specified targetGroupArn. Please verify that the ECS service role being passed has the proper permissions.";

const SERVICE_POLICY = { RoleName: "ecsServiceRole", PolicyArn: "arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceRole" };

/** An account of classic times with a target group behind a load balancer and a definition. */
function classic(): { readonly s: Story; readonly balanced: object; readonly other: object } {
  const s = story();
  s.fleet("ab");
  const [one, two] = ["web", "other"].map((name) => ({ targetGroupArn: s.balancer(name), containerName: "web", containerPort: 80 }));
  s.define("web");
  s.call("physics", "PutRuleSet", { ruleSet: "classic" });
  return { s, balanced: { loadBalancers: [one] }, other: { loadBalancers: [one, two] } };
}

const creation = (more: object) => ({ cluster: "prod", serviceName: "web", taskDefinition: "web", desiredCount: 1, ...more });
const create = (s: Story, more: object) => s.call("ecs", "CreateService", creation(more) as never);
const refused = (s: Story, more: object) => s.refusal("ecs", "CreateService", creation(more) as never);

/** The role as the classic console made it on the fly. */
function makeServiceRole(s: Story): void {
  s.call("iam", "CreateRole", { RoleName: "ecsServiceRole", AssumeRolePolicyDocument: trustPolicy("ecs.amazonaws.com") });
  s.call("iam", "AttachRolePolicy", SERVICE_POLICY);
}

test("in classic times a service keeps the load balancers it was created with, and today it does not", () => {
  const { s, balanced } = classic();
  create(s, {});
  const update = { cluster: "prod", service: "web", ...balanced };
  expect(s.refusal("ecs", "UpdateService", update)).toBe(NOT_AFTER_CREATION);
  s.call("physics", "PutRuleSet", { ruleSet: "current" });
  expect(s.call("ecs", "UpdateService", update).service?.loadBalancers).toHaveLength(1);
});

test("in classic times ECS needs a role that trusts it and may register targets", () => {
  const { s, balanced } = classic();
  expect(refused(s, balanced)).toBe(NO_ROLE);
  expect(refused(s, { ...balanced, role: "ecsServiceRole" })).toBe(NO_ROLE);
  expect(refused(s, { ...balanced, role: "ecsInstanceRole" })).toBe(NO_ROLE);
  makeServiceRole(s);
  s.call("iam", "DetachRolePolicy", SERVICE_POLICY);
  expect(refused(s, { ...balanced, role: "ecsServiceRole" })).toBe(NO_ROLE);
  s.call("iam", "AttachRolePolicy", SERVICE_POLICY);
  create(s, { ...balanced, role: "ecsServiceRole" });
  expect(s.service("web").roleArn).toBe("ecsServiceRole");
});

test("in classic times that role registers targets, and once it may not, ECS can no longer maintain the service", () => {
  const { s, balanced } = classic();
  makeServiceRole(s);
  create(s, { ...balanced, role: "ecsServiceRole" });
  s.run(60);
  s.mark();
  s.call("iam", "DetachRolePolicy", SERVICE_POLICY);
  s.update("web", { desiredCount: 2 });
  s.run(60);
  s.call("iam", "UpdateAssumeRolePolicy", { RoleName: "ecsServiceRole", PolicyDocument: trustPolicy("ec2.amazonaws.com") });
  s.run(60);
  s.call("iam", "AttachRolePolicy", SERVICE_POLICY);
  s.call("iam", "UpdateAssumeRolePolicy", { RoleName: "ecsServiceRole", PolicyDocument: trustPolicy("ecs.amazonaws.com") });
  s.run(60);
  expect(s.told()).toMatchInlineSnapshot(`
    "   0.0 (service web) has started 1 tasks: (task T1).
      10.0 (service web) failed to register targets in (target-group web) with (error User: arn:aws:sts::123456789012:assumed-role/ecsServiceRole/ecs-service-scheduler is not authorized to perform: elasticloadbalancing:RegisterTargets on resource: web because no identity-based policy allows the elasticloadbalancing:RegisterTargets action)
      10.0 (service web) IAM permissions policies have been misconfigured or changed, and ECS can no longer maintain your service
      70.0 (service web) failed to register targets in (target-group web) with (error Unable to assume role ecsServiceRole.)
      70.0 (service web) IAM trust relationship has been misconfigured or changed, and ECS can no longer maintain your service
     130.0 (service web) registered 1 targets in (target-group web)
     140.0 (service web) has reached a steady state."
  `);
});

test("in classic times ECS needs it for a Classic Load Balancer as well, to register instances", () => {
  const { s } = classic();
  const NO_LISTENERS = "InvalidParameterException: Unable to assume role and validate the listeners configured on your load balancer. Please verify the role being passed has the proper permissions.";
  s.classicBalancer("front");
  s.define("fixed", { portMappings: [{ containerPort: 80, hostPort: 80 }] });
  const behind = { taskDefinition: "fixed", loadBalancers: [{ loadBalancerName: "front", containerName: "fixed", containerPort: 80 }] };
  expect(refused(s, behind)).toBe(NO_LISTENERS);
  makeServiceRole(s);
  create(s, { ...behind, role: "ecsServiceRole" });
  expect(s.service("web").roleArn).toBe("ecsServiceRole");
});

test("in classic times one target group is the most", () => {
  const { s, other } = classic();
  makeServiceRole(s);
  expect(refused(s, { ...other, role: "ecsServiceRole" })).toBe("InvalidParameterException: load balancers can have at most 1 items.");
});

test("in classic times both percentages may be 100, and no zones are balanced later", () => {
  const deploymentConfiguration = { minimumHealthyPercent: 100, maximumPercent: 100 };
  const { s } = classic();
  create(s, { deploymentConfiguration });
  create(s, { serviceName: "spread" });
  expect(s.service("spread").availabilityZoneRebalancing).toBe("DISABLED");
  s.call("physics", "PutRuleSet", { ruleSet: "current" });
  expect(refused(s, { deploymentConfiguration, serviceName: "other" })).toContain("cannot be 100");
  create(s, { serviceName: "today" });
  expect(s.service("today").availabilityZoneRebalancing).toBe("ENABLED");
});

test("in classic times both percentages at 100 hold a deployment for ever, and what is wrong is said once", () => {
  const { s } = classic();
  s.define("web", { image: "web:2" });
  create(s, { taskDefinition: "web:1", deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 100 } });
  s.run(60);
  s.mark();
  s.update("web", { taskDefinition: "web:2" });
  s.run(1200);
  expect(s.told()).toMatchInlineSnapshot(`"   0.0 (service web) was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again."`);
  expect(s.service("web").deployments).toMatchObject([{ status: "PRIMARY", rolloutState: "IN_PROGRESS", runningCount: 0 }, { status: "ACTIVE", runningCount: 1 }]);
});

/** How a deployment with a circuit breaker stands after ten minutes whose tasks cannot be pulled, or run for a second. */
function broken(rules: "classic" | "current", image: { readonly pullError?: string; readonly exitAfterSeconds?: number }): unknown {
  const s = story();
  s.fleet("ab");
  s.define("web");
  s.call("physics", "PutRuleSet", { ruleSet: rules });
  s.call("physics", "PutImageBehavior", { image: "web:1", ...image });
  create(s, { deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: false } } });
  s.run(600);
  s.call("physics", "PutRuleSet", { ruleSet: "current" });
  const { threshold, failureCount } = s.newestDeployment("web")?.deploymentCircuitBreaker ?? {};
  return [s.service("web").deployments?.[0]?.rolloutState, threshold, failureCount];
}

test.each([
  ["current", { pullError: "manifest unknown" }, ["FAILED", 3, 3]],
  ["classic", { pullError: "manifest unknown" }, ["IN_PROGRESS", 10, 7]],
  ["current", { exitAfterSeconds: 1 }, ["FAILED", 3, 3]],
  ["classic", { exitAfterSeconds: 1 }, ["IN_PROGRESS", 10, 0]],
] as const)("by %s rules a task that does %j leaves its deployment and circuit breaker at %j", (rules, image, stands) => {
  expect(broken(rules, image)).toEqual(stands);
});

test.each([["current", 2], ["classic", 0]] as const)("by %s rules a task that runs, and has not passed its check yet, leaves the circuit breaker's count at %i", (rules, count) => {
  const s = story();
  s.fleet("ab");
  s.define("web", { healthCheck: { command: ["CMD", "true"], startPeriod: 300, interval: 300 } });
  s.call("physics", "PutRuleSet", { ruleSet: rules });
  s.call("physics", "PutImageBehavior", { image: "web:1", pullError: "manifest unknown" });
  create(s, { deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: false } } });
  s.run(15);
  s.call("physics", "PutImageBehavior", { image: "web:1" });
  s.run(45);
  expect([s.service("web").runningCount, s.service("web").deployments?.[0]?.failedTasks]).toEqual([1, count]);
});

test("in classic times a task that nothing checks is healthy at once, and steadies its service sooner", () => {
  const steadyAt = (rules: "classic" | "current") => {
    const { s } = classic();
    s.call("physics", "PutRuleSet", { ruleSet: rules });
    create(s, {});
    s.run(120);
    return /(\d+\.\d) \(service web\) has reached/.exec(s.told())?.[1];
  };
  expect([steadyAt("classic"), steadyAt("current")]).toEqual(["10.0", "43.0"]);
});

const arn = "arn:aws:ecs:us-east-1:123456789012:service-deployment/prod/web/0123456789abcdefghijk";

test.each([
  ["ListServiceDeployments", { cluster: "prod", service: "web" }],
  ["DescribeServiceDeployments", { serviceDeploymentArns: [arn] }],
  ["DescribeServiceRevisions", { serviceRevisionArns: [arn] }],
  ["StopServiceDeployment", { serviceDeploymentArn: arn }],
  ["ContinueServiceDeployment", { serviceDeploymentArn: arn, hookId: "ecs-pause-1" }],
] as const)("in classic times there is no %s", (operation, input) => {
  const { s } = classic();
  expect(s.refusal("ecs", operation, input)).toBe(`UnknownOperationException: The operation ${operation} is not known.`);
});

test("the rules say what they differ in, since when, and who says so", () => {
  const { s } = classic();
  const { ruleSet, switches } = s.call("physics", "DescribeRuleSet", {});
  expect(ruleSet).toBe("classic");
  expect(switches.map(({ id, since }) => `${id} ${since}`)).toEqual(["loadBalancersFixed 2022-03", "oneTargetGroup 2019-07-30", "serviceRole 2018-07", "bothHundred 2024", "noZoneRebalancing 2025-09", "rollingOnly 2025-07-17", "tenFailures 2024-01", "runningResets 2021-12-16", "shortBackoff 2024", "runningIsHealthy 2024", "noServiceDeployments 2024-10-25"]);
  expect(s.refusal("physics", "PutRuleSet", { ruleSet: "modern" as never })).toContain("ValidationException");
});
