import { beforeEach, expect, test } from "vitest";
import { story, type Story } from "./story.ts";

let s: Story;
let group: string;
beforeEach(() => {
  s = story();
  s.fleet("ab");
  group = s.balancer("web");
  s.define("web");
});
const BASE = { cluster: "prod", serviceName: "web", taskDefinition: "web", desiredCount: 1 };
const create = (more: object = {}) => s.refusal("ecs", "CreateService", { ...BASE, ...more } as never);
const update = (more: object = {}) => s.refusal("ecs", "UpdateService", { cluster: "prod", service: "web", ...more } as never);
const percents = (minimumHealthyPercent: number, maximumPercent: number) => ({
  deploymentConfiguration: { minimumHealthyPercent, maximumPercent },
});
const NO_BREAKER = { deploymentConfiguration: { deploymentCircuitBreaker: { enable: false, rollback: false } } };

test.each<[object, string]>([
  [{ cluster: "none" }, "ClusterNotFoundException: Cluster not found."],
  [{ taskDefinition: "none" }, "ClientException: TaskDefinition not found."],
  [{ taskDefinition: undefined }, "InvalidParameterException: TaskDefinition can not be blank."],
  [{ serviceName: "no spaces" }, "InvalidParameterException: Service name contains invalid characters."],
  [{ desiredCount: undefined }, "InvalidParameterException: DesiredCount is missing"],
  [{ desiredCount: -1 }, "InvalidParameterException: DesiredCount can not be lesser than 0"],
  [{ desiredCount: 5001 }, "InvalidParameterException: DesiredCount cannot be greater than 5000"],
  [
    percents(100, 100),
    "InvalidParameterException: Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.",
  ],
  [{ clientToken: "x".repeat(37) }, "InvalidParameterException: idempotency token longer than 36."],
  [{ launchType: "FARGATE" }, "InvalidParameterException: Task definition does not support launch_type FARGATE."],
  [{ capacityProviderStrategy: [{ capacityProvider: "x" }] }, "InvalidParameterException: The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster and try again."],
  [{ deploymentController: { type: "CODE_DEPLOY" } }, "InvalidParameterException: A load balancer is required for services with a CODE_DEPLOY deployment controller."],
  [
    { launchType: "EC2", capacityProviderStrategy: [{ capacityProvider: "x" }] },
    "InvalidParameterException: Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.",
  ],
  [
    { networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-1"] } } },
    "InvalidParameterException: Network Configuration is not valid for the given networkMode of this task definition.",
  ],
])("CreateService with %j is refused", (more, message) => {
  expect(create(more)).toBe(message);
});

test("load balancers must fit the task definition, and lead somewhere", () => {
  const balanced = (more: object) => create({ loadBalancers: [{ targetGroupArn: group, containerName: "web", containerPort: 80, ...more }] });
  expect(balanced({ containerName: "db" })).toBe("InvalidParameterException: The container db does not exist in the task definition.");
  expect(balanced({ containerPort: 81 })).toBe("InvalidParameterException: The container web did not have a container port 81 defined.");
  const lonely = s.group("lonely");
  expect(balanced({ targetGroupArn: lonely })).toBe(
    `InvalidParameterException: The target group with targetGroupArn ${lonely} does not have an associated load balancer.`,
  );
  expect(balanced({ loadBalancerName: "classic" })).toBe(
    "InvalidParameterException: loadBalancerName and targetGroupArn cannot both be specified.",
  );
  const one = { targetGroupArn: group, containerName: "web", containerPort: 80 };
  expect(create({ loadBalancers: [one, one, one, one, one, one] })).toMatch(/^InvalidParameterException: load balancers can have at most 5/);
});

test("a breaker that is off is no breaker, and zone rebalancing is on unless the maximum is 100", () => {
  s.serve("web", "web:1", 1, NO_BREAKER);
  expect(s.service("web")).toMatchObject({
    availabilityZoneRebalancing: "ENABLED",
    deploymentConfiguration: { deploymentCircuitBreaker: { enable: false }, minimumHealthyPercent: 100, maximumPercent: 200 },
  });
  s.serve("tight", "web:1", 1, percents(50, 100));
  expect(s.service("tight")).toMatchObject({ availabilityZoneRebalancing: "DISABLED" });
});

test("a name is taken while its service is ACTIVE or DRAINING; the same request with the same token is no other", () => {
  const first = s.call("ecs", "CreateService", { ...BASE, clientToken: "t" });
  expect(s.call("ecs", "CreateService", { ...BASE, clientToken: "t" }).service?.serviceArn).toBe(first.service?.serviceArn);
  expect(create({ clientToken: "t", desiredCount: 2 })).toBe("InvalidParameterException: Creation of service was not idempotent.");
  expect(create()).toBe("InvalidParameterException: Creation of service was not idempotent.");
  s.call("ecs", "DeleteService", { cluster: "prod", service: "web", force: true });
  expect(create()).toBe("InvalidParameterException: Unable to Start a service that is still Draining.");
});

test("UpdateService refuses what does not fit", () => {
  expect(update()).toBe("ServiceNotFoundException: Service not found.");
  s.serve("web", "web:1", 1, {}, group);
  expect(update({ taskDefinition: "none" })).toBe("ClientException: TaskDefinition not found.");
  expect(update({ desiredCount: -1 })).toBe("InvalidParameterException: DesiredCount can not be lesser than 0");
  expect(update({ deploymentConfiguration: { maximumPercent: 100 } })).toMatch(/^InvalidParameterException: Both maximumPercent/);
  s.define("web", { portMappings: [{ containerPort: 8080 }] });
  expect(update({ taskDefinition: "web" })).toBe(
    "InvalidParameterException: Unable to update the service web: Load balancer container name or port changed in task definition",
  );
  s.call("ecs", "DeregisterTaskDefinition", { taskDefinition: "web:2" });
  expect(update({ taskDefinition: "web:2" })).toBe("ClientException: TaskDefinition is inactive");
  s.call("ecs", "DeregisterTaskDefinition", { taskDefinition: "web:1" });
  s.update("web", { desiredCount: 2 });
  s.call("ecs", "DeleteService", { cluster: "prod", service: "web", force: true });
  expect(update({ desiredCount: 1 })).toBe("ServiceNotActiveException: Service was not ACTIVE.");
});

test.each([
  ["another task definition", { taskDefinition: "web:2" }, 2],
  ["the same task definition", { taskDefinition: "web:1" }, 1],
  ["force", { forceNewDeployment: true }, 2],
  ["no load balancers any more", { loadBalancers: [] }, 2],
  ["a count", { desiredCount: 2 }, 1],
  ["percentages", { deploymentConfiguration: { minimumHealthyPercent: 50 } }, 1],
  ["a grace period", { healthCheckGracePeriodSeconds: 60 }, 1],
] as const)("an update with %s has so many deployments", (_, change, count) => {
  s.define("web");
  s.serve("web", "web:1", 1, {}, group);
  s.run(60);
  s.update("web", change);
  expect(s.service("web").deployments).toHaveLength(count);
});

test.each([
  ["percentages", { deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 150 } }],
  ["a grace period", { healthCheckGracePeriodSeconds: 60 }],
  ["placement", { placementStrategy: [{ type: "random" }] }],
  ["what is propagated", { propagateTags: "SERVICE", enableECSManagedTags: true }],
  ["no load balancers", { loadBalancers: [] }],
] as const)("a service that is scaled again keeps what it was given meanwhile: %s", (_, change) => {
  s.serve("web", "web:1", 1, {}, group);
  s.update("web", { desiredCount: 2 });
  s.update("web", change);
  const kept = () => {
    const { deploymentConfiguration, healthCheckGracePeriodSeconds, placementStrategy, propagateTags, enableECSManagedTags, loadBalancers } = s.service("web");
    return { deploymentConfiguration, healthCheckGracePeriodSeconds, placementStrategy, propagateTags, enableECSManagedTags, loadBalancers };
  };
  const given = kept();
  s.update("web", { desiredCount: 3 });
  expect(kept()).toEqual(given);
  expect(s.service("web").desiredCount).toBe(3);
});

test("what a service may not keep any more stands in the way of scaling it", () => {
  s.call("physics", "PutRuleSet", { ruleSet: "classic" });
  s.serve("web", "web:1", 1, percents(100, 100));
  s.update("web", { desiredCount: 2 });
  s.call("physics", "PutRuleSet", { ruleSet: "current" });
  expect(update({ desiredCount: 3 })).toMatch(/^InvalidParameterException: Both maximumPercent/);
});

test("DeleteService wants a service at nothing, or force", () => {
  const refused = () => s.refusal("ecs", "DeleteService", { cluster: "prod", service: "web" });
  expect(refused()).toBe("ServiceNotFoundException: Service not found.");
  s.serve("web", "web:1", 1, {}, group);
  s.run(60);
  expect(refused()).toBe("InvalidParameterException: The service cannot be stopped while it is scaled above 0.");
  s.update("web", { desiredCount: 0, forceNewDeployment: true });
  expect(refused()).toBe("InvalidParameterException: The service cannot be stopped while deployments are active.");
  s.run(120);
  expect(s.call("ecs", "DeleteService", { cluster: "prod", service: "web" }).service).toMatchObject({ status: "DRAINING" });
  s.run(20);
  expect(refused()).toBe("ServiceNotFoundException: Service not found.");
});

test("services are described and listed, ten to a page", () => {
  for (let i = 0; i < 12; i++) s.serve(`s${i}`, "web:1", 0);
  const list = (more: object = {}) => s.call("ecs", "ListServices", { cluster: "prod", ...more });
  expect(list().serviceArns).toHaveLength(10);
  expect(list({ nextToken: list().nextToken }).serviceArns).toHaveLength(2);
  expect(list({ maxResults: 100, schedulingStrategy: "DAEMON" }).serviceArns).toEqual([]);
  expect(s.call("ecs", "DescribeServices", { cluster: "prod", services: ["s1", "none"] })).toMatchObject({
    services: [{ serviceName: "s1", status: "ACTIVE", launchType: "EC2", deploymentController: { type: "ECS" } }],
    failures: [{ arn: "arn:aws:ecs:us-east-1:123456789012:service/prod/none", reason: "MISSING" }],
  });
  const eleven = Array.from({ length: 11 }, (_, i) => `s${i}`);
  expect(s.refusal("ecs", "DescribeServices", { cluster: "prod", services: eleven })).toMatch(/^InvalidParameterException/);
});
