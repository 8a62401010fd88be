import { beforeEach, expect, test } from "vitest";
import { story, type Story } from "./story.ts";

let s: Story;
let ids: readonly string[];
beforeEach(() => {
  s = story();
  ids = s.fleet("ab", "t3.medium");
  s.define("web", { memory: 1500 });
});
const run = (more: object = {}) => s.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "web", ...more } as never);
const refusal = (more: object = {}) => s.refusal("ecs", "RunTask", { cluster: "prod", taskDefinition: "web", ...more } as never);
const arnOf = (id: string | undefined) => s.instances("prod").find(({ ec2InstanceId }) => ec2InstanceId === id)?.containerInstanceArn ?? "";

test("half of the tasks find room, for the others each instance says why not", () => {
  const { tasks = [], failures = [] } = run({ count: 5 });
  expect(tasks).toHaveLength(4);
  expect(failures).toHaveLength(2);
  expect(new Set(failures.map(({ reason }) => reason))).toEqual(new Set(["RESOURCE:MEMORY"]));
  expect(failures.map(({ arn }) => arn).sort()).toEqual(ids.map(arnOf).sort());
});

test("a task is described as ECS does", () => {
  const { tasks = [] } = run({ startedBy: "me", tags: [{ key: "team", value: "blue" }] });
  s.run(10);
  expect(tasks).toMatchObject([
    { group: "family:web", startedBy: "me", launchType: "EC2", lastStatus: "PENDING", desiredStatus: "RUNNING", cpu: "256", memory: "1500" },
  ]);
  const { tasks: described } = s.call("ecs", "DescribeTasks", { cluster: "prod", tasks: [tasks[0]?.taskArn ?? ""], include: ["TAGS"] });
  expect(described).toMatchObject([
    {
      lastStatus: "RUNNING",
      connectivity: "CONNECTED",
      healthStatus: "UNKNOWN",
      tags: [{ key: "team", value: "blue" }],
      overrides: { containerOverrides: [{ name: "web" }], inferenceAcceleratorOverrides: [] },
      containers: [
        {
          name: "web",
          image: "web:1",
          lastStatus: "RUNNING",
          cpu: "256",
          memory: "1500",
          networkBindings: [{ bindIP: "0.0.0.0", containerPort: 80, hostPort: 32_768, protocol: "tcp" }],
        },
      ],
    },
  ]);
  const [task] = described ?? [];
  const times = [task?.createdAt, task?.connectivityAt, task?.pullStartedAt, task?.pullStoppedAt, task?.startedAt];
  expect(times).toEqual(times.toSorted((a = 0, b = 0) => a - b));
});

test("overrides are kept, and overridden sizes are the ones that count", () => {
  const overrides = { containerOverrides: [{ name: "web", memory: 3000, command: ["sleep"] }] };
  const { tasks = [], failures = [] } = run({ count: 3, overrides });
  expect(tasks).toMatchObject([{ memory: "3000", overrides }, { memory: "3000" }]);
  expect(failures).toHaveLength(2);
});

test("the same client token runs nothing more, with other parameters it conflicts", () => {
  const first = run({ clientToken: "once" });
  const again = run({ clientToken: "once" });
  expect(again.tasks?.map(({ taskArn }) => taskArn)).toEqual(first.tasks?.map(({ taskArn }) => taskArn));
  expect(refusal({ clientToken: "once", count: 2 })).toMatch(/^ConflictException: /);
  expect(s.tasks()).toHaveLength(1);
  s.run(25 * 3600);
  run({ clientToken: "once" });
  expect(s.tasks()).toHaveLength(2);
});

test("in host mode the container port is the host port", () => {
  s.call("ecs", "RegisterTaskDefinition", {
    family: "host",
    networkMode: "host",
    containerDefinitions: [{ name: "host", image: "host:1", memory: 100, portMappings: [{ containerPort: 8080 }] }],
  });
  expect(run({ taskDefinition: "host", count: 3 }).failures).toMatchObject([{ reason: "RESOURCE:PORTS" }, { reason: "RESOURCE:PORTS" }]);
  s.run(10);
  expect(s.tasks()[0]?.containers?.[0]?.networkBindings).toMatchObject([{ containerPort: 8080, hostPort: 8080 }]);
});

test.each([
  [{ cluster: "none" }, "ClusterNotFoundException: Cluster not found."],
  [{ taskDefinition: "none" }, "ClientException: TaskDefinition not found."],
  [{ count: 11 }, "InvalidParameterException: count must be between 1 and 10."],
  [{ launchType: "FARGATE" }, "InvalidParameterException: Task definition does not support launch_type FARGATE."],
  [{ capacityProviderStrategy: [{ capacityProvider: "x" }] }, "InvalidParameterException: The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster and try again."],
  [
    { launchType: "EC2", capacityProviderStrategy: [{ capacityProvider: "x" }] },
    "InvalidParameterException: Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.",
  ],
  [
    { networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-1"] } } },
    "InvalidParameterException: Network Configuration is not valid for the given networkMode of this task definition.",
  ],
  [{ group: "service:web" }, "InvalidParameterException: The prefix service: of a group is reserved for services."],
  [{ startedBy: "x".repeat(129) }, "InvalidParameterException: startedBy can have at most 128 characters."],
  [{ referenceId: "x".repeat(1_025) }, "InvalidParameterException: referenceId can have at most 1024 characters."],
  [{ propagateTags: "SERVICE" }, "InvalidParameterException: Tags of a service cannot be propagated to a standalone task."],
  [
    { overrides: { containerOverrides: [{ name: "db" }] } },
    "InvalidParameterException: Override for container named db is not a container in the TaskDefinition.",
  ],
  [{ overrides: { containerOverrides: [{ name: "web", command: ["x".repeat(9000)] }] } }, "InvalidParameterException: Overrides can have at most 8192 characters."],
])("RunTask with %j is refused", (more, message) => {
  expect(refusal(more)).toBe(message);
});

test("an inactive definition, a cluster without instances, a network that is missing", () => {
  s.call("ecs", "DeregisterTaskDefinition", { taskDefinition: "web:1" });
  expect(refusal({ taskDefinition: "web:1" })).toBe("InvalidParameterException: TaskDefinition is inactive");
  s.define("web");
  s.call("ecs", "CreateCluster", { clusterName: "empty" });
  expect(refusal({ cluster: "empty" })).toBe("InvalidParameterException: No Container Instances were found in your cluster.");
  const containerDefinitions = [{ name: "vpc", image: "vpc:1", memory: 100 }];
  s.call("ecs", "RegisterTaskDefinition", { family: "vpc", networkMode: "awsvpc", containerDefinitions });
  expect(refusal({ taskDefinition: "vpc" })).toBe(
    "InvalidParameterException: Network Configuration must be provided when networkMode 'awsvpc' is specified.",
  );
});

test("StartTask goes where it is told, and says of each place why not", () => {
  const [a, b] = ids.map(arnOf);
  s.call("physics", "SetAgentConnected", { instanceId: ids[1] ?? "", connected: false });
  s.run(120);
  const start = (containerInstances: readonly string[]) =>
    s.call("ecs", "StartTask", { cluster: "prod", taskDefinition: "web", containerInstances });
  expect(start([a ?? "", b ?? "", "f".repeat(32), a ?? "", a ?? ""])).toMatchObject({
    tasks: [{ containerInstanceArn: a }, { containerInstanceArn: a }],
    failures: [
      { arn: b, reason: "AGENT" },
      { arn: "f".repeat(32), reason: "MISSING" },
      { arn: a, reason: "RESOURCE:MEMORY" },
    ],
  });
  s.call("ecs", "DeregisterContainerInstance", { cluster: "prod", containerInstance: b ?? "", force: true });
  expect(start([b ?? ""])).toMatchObject({ tasks: [], failures: [{ arn: b, reason: "INACTIVE" }] });
});

test("tasks are listed by what is asked", () => {
  run({ count: 2, startedBy: "me" });
  s.serve("web", "web:1", 1);
  s.run(60);
  const list = (filter: object) => (s.call("ecs", "ListTasks", { cluster: "prod", ...filter } as never).taskArns ?? []).length;
  expect([list({}), list({ startedBy: "me" }), list({ serviceName: "web" }), list({ family: "web" }), list({ family: "x" })]).toEqual([3, 2, 1, 3, 0]);
  expect([list({ desiredStatus: "STOPPED" }), list({ desiredStatus: "PENDING" }), list({ launchType: "FARGATE" })]).toEqual([0, 0, 0]);
  expect(s.refusal("ecs", "ListTasks", { cluster: "prod", startedBy: "me", family: "web" })).toMatch(/^InvalidParameterException/);
  expect(s.refusal("ecs", "ListTasks", { cluster: "prod", serviceName: "none" })).toBe("ServiceNotFoundException: Service not found.");
  const page = s.call("ecs", "ListTasks", { cluster: "prod", maxResults: 2 });
  expect(s.call("ecs", "ListTasks", { cluster: "prod", maxResults: 2, nextToken: page.nextToken }).taskArns).toHaveLength(1);
});

test("a task that is not there", () => {
  expect(s.refusal("ecs", "StopTask", { cluster: "prod", task: "nobody" })).toBe(
    "InvalidParameterException: The referenced task was not found.",
  );
  expect(s.call("ecs", "DescribeTasks", { cluster: "prod", tasks: ["nobody"] })).toEqual({
    tasks: [],
    failures: [{ arn: "arn:aws:ecs:us-east-1:123456789012:task/prod/nobody", reason: "MISSING" }],
  });
});

test("stopping a task twice keeps the first reason", () => {
  const [task] = run().tasks ?? [];
  const stop = (reason?: string) => s.call("ecs", "StopTask", { cluster: "prod", task: task?.taskArn ?? "", ...(reason === undefined ? {} : { reason }) });
  expect(stop().task).toMatchObject({ desiredStatus: "STOPPED", stopCode: "UserInitiated", stoppedReason: "Task stopped by user" });
  expect(stop("again").task).toMatchObject({ stoppedReason: "Task stopped by user" });
});
