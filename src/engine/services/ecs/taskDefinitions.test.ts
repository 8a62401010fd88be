import { describe, expect, test } from "vitest";
import { Trial } from "../../trial.ts";

const ARN = "arn:aws:ecs:us-east-1:123456789012:task-definition";

const register = (trial: Trial, family: string) =>
  trial.call("ecs", "RegisterTaskDefinition", {
    family,
    containerDefinitions: [{ name: "web", image: "nginx", memory: 128, portMappings: [{ containerPort: 80, hostPort: 80 }] }],
  }).taskDefinition;

const names = (trial: Trial, input: Parameters<typeof listed>[1] = {}) => listed(trial, input).taskDefinitionArns?.map((arn) => arn.slice(ARN.length + 1));
const listed = (trial: Trial, input: { familyPrefix?: string; status?: "ACTIVE" | "INACTIVE" | "DELETE_IN_PROGRESS"; sort?: "ASC" | "DESC"; maxResults?: number; nextToken?: string }) =>
  trial.call("ecs", "ListTaskDefinitions", input);

test("a definition is described as it was registered, with what ECS adds", () => {
  const trial = new Trial();
  trial.run(30);
  expect(register(trial, "web")).toEqual({
    taskDefinitionArn: `${ARN}/web:1`,
    family: "web",
    revision: 1,
    containerDefinitions: [
      {
        name: "web",
        image: "nginx",
        cpu: 0,
        memory: 128,
        portMappings: [{ containerPort: 80, hostPort: 80, protocol: "tcp" }],
        essential: true,
        environment: [],
        mountPoints: [],
        volumesFrom: [],
        systemControls: [],
      },
    ],
    volumes: [],
    placementConstraints: [],
    requiresAttributes: [],
    compatibilities: ["EXTERNAL", "EC2"],
    registeredBy: "arn:aws:iam::123456789012:root",
    status: "ACTIVE",
    registeredAt: 1_767_603_630,
  });
});

test.each(["web", "web:1", `${ARN}/web:1`, `${ARN}/web`])("%s is described", (taskDefinition) => {
  const trial = new Trial();
  register(trial, "web");
  expect(trial.call("ecs", "DescribeTaskDefinition", { taskDefinition }).taskDefinition?.taskDefinitionArn).toBe(`${ARN}/web:1`);
});

test.each(["api", "web:2", "web:01", "web:0", "web:", "web:1:1", ":1", "", `${ARN}/web:2`, "arn:aws:ecs:eu-west-1:123456789012:task-definition/web:1", "arn:nonsense"])(
  "%j is not",
  (taskDefinition) => {
    const trial = new Trial();
    register(trial, "web");
    const refusal = trial.refusal("ecs", "DescribeTaskDefinition", { taskDefinition });
    expect(refusal).toMatch(/^ClientException: Unable to describe task definition\.$|can not be blank/);
  },
);

test("revisions count up for ever, also past ones that are gone", () => {
  const trial = new Trial();
  register(trial, "web");
  register(trial, "web");
  trial.call("ecs", "DeregisterTaskDefinition", { taskDefinition: "web:2" });
  trial.call("ecs", "DeleteTaskDefinitions", { taskDefinitions: ["web:2"] });
  trial.run(3600);
  expect(trial.refusal("ecs", "DescribeTaskDefinition", { taskDefinition: "web:2" })).toBe("ClientException: Unable to describe task definition.");
  expect(register(trial, "web")?.revision).toBe(3);
});

test("a family alone means its latest ACTIVE revision", () => {
  const trial = new Trial();
  const latest = () => trial.call("ecs", "DescribeTaskDefinition", { taskDefinition: "web" }).taskDefinition?.revision;
  register(trial, "web");
  register(trial, "web");
  expect(latest()).toBe(2);
  trial.call("ecs", "DeregisterTaskDefinition", { taskDefinition: "web:2" });
  expect(latest()).toBe(1);
  trial.call("ecs", "DeregisterTaskDefinition", { taskDefinition: "web:1" });
  expect(trial.refusal("ecs", "DescribeTaskDefinition", { taskDefinition: "web" })).toBe("ClientException: Unable to describe task definition.");
});

describe("deregistering", () => {
  test("makes a revision INACTIVE, once", () => {
    const trial = new Trial();
    register(trial, "web");
    trial.run(60);
    const { taskDefinition } = trial.call("ecs", "DeregisterTaskDefinition", { taskDefinition: "web:1" });
    expect(taskDefinition).toMatchObject({ status: "INACTIVE", deregisteredAt: 1_767_603_660 });
    expect(trial.refusal("ecs", "DeregisterTaskDefinition", { taskDefinition: "web:1" })).toBe("ClientException: The specified task definition is inactive.");
  });

  test("wants a revision that is there", () => {
    const trial = new Trial();
    register(trial, "web");
    expect(trial.refusal("ecs", "DeregisterTaskDefinition", { taskDefinition: "web" })).toBe("ClientException: A revision must be specified: family:revision.");
    expect(trial.refusal("ecs", "DeregisterTaskDefinition", { taskDefinition: "web:2" })).toBe("ClientException: The specified task definition does not exist.");
  });
});

test("only INACTIVE revisions are deleted; the others are failures", () => {
  const trial = new Trial();
  register(trial, "web");
  register(trial, "web");
  trial.call("ecs", "DeregisterTaskDefinition", { taskDefinition: "web:1" });
  const answer = trial.call("ecs", "DeleteTaskDefinitions", { taskDefinitions: ["web:1", "web:2", "web:3", "web"] });
  expect(answer.taskDefinitions).toMatchObject([{ taskDefinitionArn: `${ARN}/web:1`, status: "DELETE_IN_PROGRESS" }]);
  expect(answer.failures).toEqual([
    { arn: `${ARN}/web:2`, reason: "The specified task definition is still in ACTIVE status. Please deregister the target and try again." },
    { arn: `${ARN}/web:3`, reason: "The specified task definition does not exist. Specify a valid account, family, revision and try again." },
    { arn: "web", reason: "The specified task definition identifier is invalid. Specify a valid name or ARN and try again." },
  ]);
  expect(names(trial, { status: "DELETE_IN_PROGRESS" })).toEqual(["web:1"]);
  trial.run(60);
  expect(names(trial, { status: "DELETE_IN_PROGRESS" })).toEqual([]);
});

test("revisions are listed by family and number, forwards and backwards", () => {
  const trial = new Trial();
  for (let i = 0; i < 10; i++) register(trial, "web");
  register(trial, "web-2");
  register(trial, "api");
  expect(names(trial)?.slice(0, 3)).toEqual(["api:1", "web:1", "web:2"]);
  expect(names(trial)?.slice(-2)).toEqual(["web:10", "web-2:1"]);
  expect(names(trial, { sort: "DESC", maxResults: 3 })).toEqual(["web-2:1", "web:10", "web:9"]);
  const { nextToken } = listed(trial, { sort: "DESC", maxResults: 3 });
  expect(names(trial, { sort: "DESC", maxResults: 2, nextToken })).toEqual(["web:8", "web:7"]);
  expect(names(trial, { familyPrefix: "web-2" })).toEqual(["web-2:1"]);
  expect(names(trial, { familyPrefix: "we" })).toEqual([]);
});

test("families are listed by what is left of them", () => {
  const trial = new Trial();
  for (const family of ["web", "api", "old", "gone"]) register(trial, family);
  for (const family of ["old", "gone"]) trial.call("ecs", "DeregisterTaskDefinition", { taskDefinition: `${family}:1` });
  trial.call("ecs", "DeleteTaskDefinitions", { taskDefinitions: ["gone:1"] });
  trial.run(60);
  const families = (input: { status?: "ACTIVE" | "INACTIVE" | "ALL"; familyPrefix?: string }) =>
    trial.call("ecs", "ListTaskDefinitionFamilies", input).families;
  expect(families({})).toEqual(["api", "old", "web"]);
  expect(families({ status: "ACTIVE" })).toEqual(["api", "web"]);
  expect(families({ status: "INACTIVE" })).toEqual(["old"]);
  expect(families({ familyPrefix: "w" })).toEqual(["web"]);
});

test("the first problem is the refusal, and nothing is counted", () => {
  const trial = new Trial();
  const input = { family: "web", networkMode: "awsvpc" as const, requiresCompatibilities: ["FARGATE" as const], containerDefinitions: [{ name: "web", image: "nginx" }] };
  expect(trial.refusal("ecs", "RegisterTaskDefinition", input)).toBe(
    "ClientException: Invalid setting for container 'web'. At least one of 'memory' or 'memoryReservation' must be specified.",
  );
  expect(trial.refusal("ecs", "RegisterTaskDefinition", { ...input, memory: "512" })).toBe(
    "ClientException: Fargate requires that 'cpu' be defined at the task level.",
  );
  expect(trial.refusal("ecs", "RegisterTaskDefinition", { family: "web", containerDefinitions: [] })).toBe("ClientException: Container list cannot be empty.");
  expect(register(trial, "web")?.revision).toBe(1);
});

test("tags are given back when they are asked for", () => {
  const trial = new Trial();
  const tags = [{ key: "team", value: "a" }];
  trial.call("ecs", "RegisterTaskDefinition", { family: "web", tags, containerDefinitions: [{ name: "web", image: "nginx", memory: 128 }] });
  expect(trial.call("ecs", "DescribeTaskDefinition", { taskDefinition: "web" }).tags).toEqual([]);
  expect(trial.call("ecs", "DescribeTaskDefinition", { taskDefinition: "web", include: ["TAGS"] }).tags).toEqual(tags);
});
