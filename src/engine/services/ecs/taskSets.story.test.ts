import { beforeEach, expect, test } from "vitest";
import { type Story, story } from "./story.ts";

const EXTERNAL = { deploymentController: { type: "EXTERNAL" } };
const INVALID = "InvalidParameterException: ";
const IN = { cluster: "prod", service: "web" };

let s: Story;
beforeEach(() => {
  s = story();
  s.fleet("ab", "m5.xlarge");
  s.define("web");
  s.define("web", { image: "web:2" });
  s.call("ecs", "CreateService", { cluster: "prod", serviceName: "web", desiredCount: 4, ...EXTERNAL } as never);
});

const create = (taskDefinition: string, value?: number, more: object = {}) =>
  s.call("ecs", "CreateTaskSet", { ...IN, taskDefinition, ...(value === undefined ? {} : { scale: { unit: "PERCENT", value } }), ...more } as never).taskSet?.id ?? "";
const sets = (more: object = {}) => s.call("ecs", "DescribeTaskSets", { ...IN, ...more }).taskSets ?? [];
const scale = (taskSet: string, value: number) => s.call("ecs", "UpdateTaskSet", { ...IN, taskSet, scale: { unit: "PERCENT", value } }).taskSet;
const short = () => sets().map(({ status, computedDesiredCount, runningCount, stabilityStatus }) => `${status} ${runningCount}/${computedDesiredCount} ${stabilityStatus}`);

test("a service without task sets has no task and no task definition", () => {
  s.run(60);
  const service = s.service("web");
  expect(service).toMatchObject({ status: "ACTIVE", desiredCount: 4, runningCount: 0, deployments: [], taskSets: [], deploymentController: { type: "EXTERNAL" }, availabilityZoneRebalancing: "DISABLED" });
  expect(service.taskDefinition).toBeUndefined();
  expect(s.call("ecs", "ListServiceDeployments", IN).serviceDeployments).toEqual([]);
});

test("blue and green: two sets with a share each, in target groups of their own, until one is all and the other is deleted", () => {
  const blueGroup = s.balancer("blue");
  const greenGroup = s.balancer("green");
  const behind = (targetGroupArn: string) => ({ loadBalancers: [{ targetGroupArn, containerName: "web", containerPort: 80 }] });
  const blue = create("web:1", 100, behind(blueGroup));
  s.run(60);
  s.call("ecs", "UpdateServicePrimaryTaskSet", { ...IN, primaryTaskSet: blue });
  expect(short()).toEqual(["PRIMARY 4/4 STEADY_STATE"]);
  expect(s.service("web")).toMatchObject({ taskDefinition: expect.stringMatching(/web:1$/), loadBalancers: [{ targetGroupArn: blueGroup }] });

  const green = create("web:2", 30, behind(greenGroup));
  expect(short()).toEqual(["PRIMARY 4/4 STEADY_STATE", "ACTIVE 0/2 STABILIZING"]);
  s.run(60);
  expect(short()).toEqual(["PRIMARY 4/4 STEADY_STATE", "ACTIVE 2/2 STEADY_STATE"]);
  const targets = (TargetGroupArn: string) => s.call("elbv2", "DescribeTargetHealth", { TargetGroupArn }).TargetHealthDescriptions?.length;
  expect([targets(blueGroup), targets(greenGroup)]).toEqual([4, 2]);
  expect(s.tasks().map(({ startedBy, group }) => `${startedBy === blue ? "blue" : startedBy === green ? "green" : "?"} ${group}`).sort()).toEqual([
    ...Array.from({ length: 4 }, () => "blue service:web"),
    ...Array.from({ length: 2 }, () => "green service:web"),
  ]);

  scale(green, 100);
  s.call("ecs", "UpdateServicePrimaryTaskSet", { ...IN, primaryTaskSet: green });
  scale(blue, 0);
  s.run(120);
  expect(short()).toEqual(["ACTIVE 0/0 STEADY_STATE", "PRIMARY 4/4 STEADY_STATE"]);
  expect(s.call("ecs", "DeleteTaskSet", { ...IN, taskSet: blue }).taskSet).toMatchObject({ status: "DRAINING" });
  s.run(30);
  expect(short()).toEqual(["PRIMARY 4/4 STEADY_STATE"]);
  expect(targets(blueGroup)).toBe(0);
});

test("the events tell of each set by its id", () => {
  const id = create("web:1", 50);
  s.mark();
  s.run(90);
  scale(id, 25);
  s.run(60);
  expect(s.told()).toMatchInlineSnapshot(`
    "  10.0 (service web) has started 2 tasks: (task T1) (task T2).
      53.0 (service web) has reached a steady state.
      90.0 (service web) updated computedDesiredCount for taskSet D1 to 1.
      90.0 (service web) has stopped 1 running tasks: (task T2).
     100.0 (service web) has reached a steady state."
  `);
});

test("a share is rounded up, follows the desired count, and replaces what is lost", () => {
  const a = create("web:1", 50);
  create("web:2", 10);
  expect(sets().map(({ computedDesiredCount }) => computedDesiredCount)).toEqual([2, 1]);
  s.update("web", { desiredCount: 10 });
  expect(sets().map(({ computedDesiredCount }) => computedDesiredCount)).toEqual([5, 1]);
  s.run(90);
  expect(short()).toEqual(["ACTIVE 5/5 STEADY_STATE", "ACTIVE 1/1 STEADY_STATE"]);
  const [lost] = s.tasks().filter(({ startedBy }) => startedBy === a);
  s.call("ecs", "StopTask", { cluster: "prod", task: lost?.taskArn ?? "" });
  s.run(10);
  expect(short()).toEqual(["ACTIVE 5/5 STABILIZING", "ACTIVE 1/1 STEADY_STATE"]);
  s.run(90);
  expect(short()).toEqual(["ACTIVE 5/5 STEADY_STATE", "ACTIVE 1/1 STEADY_STATE"]);
  s.update("web", { desiredCount: 0 });
  s.run(90);
  expect(short()).toEqual(["ACTIVE 0/0 STEADY_STATE", "ACTIVE 0/0 STEADY_STATE"]);
});

test("a set is found by id and ARN, has tags, an external id and a token", () => {
  const more = { tags: [{ key: "team", value: "shop" }], externalId: "build-7", clientToken: "once" };
  const id = create("web:1", 50, more);
  expect(create("web:1", 50, more)).toBe(id);
  expect(s.refusal("ecs", "CreateTaskSet", { ...IN, taskDefinition: "web:2", clientToken: "once" })).toBe(`${INVALID}Creation of task set was not idempotent.`);
  const arn = `arn:aws:ecs:us-east-1:123456789012:task-set/prod/web/${id}`;
  expect(sets({ taskSets: [arn], include: ["TAGS"] })).toMatchObject([{ id, taskSetArn: arn, externalId: "build-7", tags: more.tags, scale: { value: 50, unit: "PERCENT" }, launchType: "EC2" }]);
  expect(sets()[0]?.tags).toBeUndefined();
  expect(s.call("ecs", "DescribeTaskSets", { ...IN, taskSets: ["ecs-svc/1"] })).toEqual({ taskSets: [], failures: [{ arn: "ecs-svc/1", reason: "MISSING" }] });
  // Without a scale nothing runs.
  create("web:2");
  expect(sets().map(({ computedDesiredCount }) => computedDesiredCount)).toEqual([2, 0]);
});

test("the primary set and one that is scaled are deleted with force; a service with sets as well", () => {
  const id = create("web:1", 50);
  s.run(60);
  const remove = (more: object = {}) => ["ecs", "DeleteTaskSet", { ...IN, taskSet: id, ...more }] as const;
  expect(s.refusal(...remove())).toBe(`${INVALID}The task set cannot be deleted while it is scaled above 0.`);
  s.call("ecs", "UpdateServicePrimaryTaskSet", { ...IN, primaryTaskSet: id });
  scale(id, 0);
  expect(s.refusal(...remove())).toBe(`${INVALID}The primary task set cannot be deleted. Specify force to delete it.`);
  scale(id, 100);
  expect(s.refusal("ecs", "DeleteService", IN)).toBe(`${INVALID}The service cannot be stopped while it is scaled above 0.`);
  s.update("web", { desiredCount: 0 });
  expect(s.refusal("ecs", "DeleteService", IN)).toBe(`${INVALID}The service cannot be stopped while deployments are active.`);
  s.update("web", { desiredCount: 2 });
  s.call(...remove({ force: true }));
  expect(s.refusal(...remove({ force: true }))).toBe("TaskSetNotFoundException: The specified task set wasn't found.");
  expect(s.service("web").taskDefinition).toBeUndefined();
  s.run(120);
  expect(sets()).toEqual([]);
  create("web:1", 100);
  s.run(60);
  s.call("ecs", "DeleteService", { ...IN, force: true });
  s.run(300);
  expect(s.service("web")).toMatchObject({ status: "INACTIVE", taskSets: [] });
  expect(s.tasks()).toEqual([]);
});

test.each<[object, string]>([
  [{ taskDefinition: "web:1" }, "TaskDefinition must be blank"],
  [{ networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-1"] } } }, "NetworkConfiguration must be null."],
  [{ loadBalancers: [] }, "LoadBalancers must be null."],
  [{ serviceRegistries: [] }, "ServiceRegistries must be null."],
  [{ launchType: "EC2" }, "LaunchType must be null."],
  [{ capacityProviderStrategy: [] }, "CapacityProviderStrategy must be null."],
  [{ schedulingStrategy: "DAEMON", desiredCount: undefined }, "The daemon scheduling strategy does not support the EXTERNAL deployment controller"],
  [{ availabilityZoneRebalancing: "ENABLED" }, "Availability Zone rebalancing does not support the EXTERNAL deployment controller."],
  [{ desiredCount: undefined }, "DesiredCount is missing"],
])("an EXTERNAL service is not created with %j", (more, message) => {
  const input = { cluster: "prod", serviceName: "other", desiredCount: 1, ...EXTERNAL, ...more };
  expect(s.refusal("ecs", "CreateService", input as never)).toBe(INVALID + message);
});

test.each<[object, string]>([
  [{ taskDefinition: "web:1" }, "Unable to update task definition"],
  [{ networkConfiguration: {} }, "Unable to update network parameters"],
  [{ loadBalancers: [] }, "Unable to update load balancers"],
  [{ platformVersion: "LATEST" }, "Unable to update platform version"],
  [{ capacityProviderStrategy: [] }, "Unable to update capacity provider strategy"],
  [{ deploymentConfiguration: {} }, "Unable to update deployment configuration"],
  [{ forceNewDeployment: true }, "Cannot force a new deployment"],
  [{ availabilityZoneRebalancing: "ENABLED" }, "Unable to update Availability Zone rebalancing"],
])("an EXTERNAL service is not updated with %j", (change, word) => {
  const message = `${word} on services with an EXTERNAL deployment controller. Create a new task set.`;
  expect(s.refusal("ecs", "UpdateService", { ...IN, ...change } as never)).toBe(INVALID + message);
});

test("placement, the grace period and tags of an EXTERNAL service are updated", () => {
  const placementStrategy = [{ type: "binpack", field: "memory" }];
  s.update("web", { forceNewDeployment: false, placementStrategy, healthCheckGracePeriodSeconds: 7, propagateTags: "SERVICE", enableECSManagedTags: true });
  expect(s.service("web")).toMatchObject({ placementStrategy, healthCheckGracePeriodSeconds: 7, propagateTags: "SERVICE", enableECSManagedTags: true });
  create("web:1", 50);
  s.run(60);
  expect(new Set(s.tasks().map(({ containerInstanceArn }) => containerInstanceArn)).size).toBe(1);
});

test.each<[object, string]>([
  [{ service: "none" }, "ServiceNotFoundException: Service not found."],
  [{ service: "own" }, `${INVALID}Amazon ECS only supports task set management on services configured to use external deployment controllers.`],
  [{ service: "gone" }, "ServiceNotActiveException: Service was not ACTIVE."],
  [{ taskDefinition: "nothing" }, "ClientException: TaskDefinition not found."],
  [{ scale: { value: 101 } }, `${INVALID}The value of a scale must be between 0 and 100.`],
  [{ launchType: "FARGATE" }, `${INVALID}Task definition does not support launch_type FARGATE.`],
  [{ platformVersion: "LATEST" }, `${INVALID}The platform version must be null when specifying an EC2 launch type.`],
  [{ clientToken: "x".repeat(37) }, `${INVALID}idempotency token longer than 36.`],
  [{ networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-1"] } } }, `${INVALID}Network Configuration is not valid for the given networkMode of this task definition.`],
  [{ loadBalancers: [{}, {}] }, `${INVALID}load balancers can have at most 1 items.`],
])("a task set is not created with %j", (more, message) => {
  s.serve("own", "web:1", 0);
  s.call("ecs", "CreateService", { cluster: "prod", serviceName: "gone", desiredCount: 1, ...EXTERNAL } as never);
  s.call("ecs", "CreateTaskSet", { cluster: "prod", service: "gone", taskDefinition: "web:1", scale: { value: 100 } });
  s.call("ecs", "DeleteService", { cluster: "prod", service: "gone", force: true });
  expect(s.refusal("ecs", "CreateTaskSet", { ...IN, taskDefinition: "web:1", ...more } as never)).toBe(message);
});

test("five sets are the most", () => {
  for (let i = 0; i < 5; i++) create("web:1");
  expect(s.refusal("ecs", "CreateTaskSet", { ...IN, taskDefinition: "web:1" })).toBe(
    `${INVALID}5 deployments exist on the service. Unable to create new TaskSet since this exceeds the maximum limit.`,
  );
});
