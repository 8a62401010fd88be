import { expect, test } from "vitest";
import type { LogLine } from "../../../kernel/event.ts";
import { EVENT_TEXTS, type EventKey } from "../events.ts";
import { story, type Story } from "../story.ts";
import { deliveredFor, type BusEvent } from "./delivered.ts";
import { ACTION_OF, placementReason, readEvent } from "./eventNames.ts";

/** All that is sent from now on, as it is sent. */
function listen(s: Story): readonly BusEvent[] {
  const events: BusEvent[] = [];
  s.world.watchLog((line) => events.push(...deliveredFor(s.world.view, line)));
  return events;
}

type Detail = Readonly<Record<string, unknown>>;
const detailOf = ({ detail }: BusEvent): Detail => detail as Detail;

/** What is said of services and deployments: name by name, with the reason where there is one. */
function names(s: Story, events: readonly BusEvent[]): readonly string[] {
  const actions = events.filter((event) => /Service Action|Deployment/.test(event["detail-type"]));
  return actions.map((event) => {
    const { eventType, eventName, reason } = detailOf(event);
    return s.short(`${eventType} ${eventName}${reason === undefined ? "" : `: ${reason}`}`);
  });
}

function atRest(): Story {
  const s = story();
  s.fleet("ab");
  s.define("web");
  s.define("web", { image: "web:2" });
  s.serve("web", "web:1", 2);
  s.run(120);
  s.mark();
  return s;
}

test("a rolling deployment: in progress, tasks started, tasks stopped, completed, steady", () => {
  const s = atRest();
  const events = listen(s);
  s.update("web", { taskDefinition: "web:2" });
  s.run(120);
  expect(names(s, events)).toMatchInlineSnapshot(`
    [
      "INFO SERVICE_DEPLOYMENT_IN_PROGRESS: ECS deployment D1 in progress.",
      "INFO TASKS_STARTED",
      "INFO TASKS_STOPPED",
      "INFO SERVICE_DEPLOYMENT_COMPLETED: ECS deployment D1 completed.",
      "INFO SERVICE_STEADY_STATE",
    ]
  `);
  const [first] = events;
  expect(first).toMatchObject({
    version: "0",
    source: "aws.ecs",
    account: "123456789012",
    region: "us-east-1",
    time: "2026-01-05T09:04:00Z",
    resources: [s.service("web").serviceArn],
    detail: { deploymentId: expect.stringMatching(/^ecs-svc\/\d{19}$/), updatedAt: "2026-01-05T09:04:00.000Z" },
  });
  expect(first?.id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
});

test("every change of a task is sent as it is described then, and its version counts up", () => {
  const s = atRest();
  const events = listen(s);
  s.update("web", { desiredCount: 3 });
  s.run(60);
  s.update("web", { desiredCount: 2 });
  s.run(120);
  const tasks = events.filter((event) => event["detail-type"] === "ECS Task State Change");
  const started = tasks[0]?.resources[0];
  const ownOf = (arn: string | undefined) => tasks.filter(({ resources }) => resources[0] === arn).map(detailOf);
  expect(ownOf(started).slice(0, 2)).toMatchObject([
    { lastStatus: "PENDING", desiredStatus: "RUNNING", createdAt: expect.stringMatching(/^2026-01-05T09:0\d:\d\d\.\d{3}Z$/), clusterArn: expect.stringMatching(/cluster\/prod$/) },
    { lastStatus: "RUNNING", containers: [{ lastStatus: "RUNNING" }], startedAt: expect.stringMatching(/Z$/) },
  ]);
  for (const arn of new Set(tasks.map(({ resources }) => resources[0]))) {
    const versions = ownOf(arn).map(({ version }) => Number(version));
    expect(versions).toEqual([...new Set(versions)].toSorted((a, b) => a - b));
  }
  const stopped = tasks.findLast((event) => detailOf(event).lastStatus === "STOPPED");
  expect(stopped?.detail).toMatchObject({ desiredStatus: "STOPPED", stopCode: "ServiceSchedulerInitiated", stoppedAt: expect.stringMatching(/Z$/) });
});

test("an instance that drains and whose agent goes is told of with what is left of it", () => {
  const s = atRest();
  const events = listen(s);
  const [instance] = s.instances("prod");
  s.call("ecs", "UpdateContainerInstancesState", { cluster: "prod", containerInstances: [instance?.containerInstanceArn ?? ""], status: "DRAINING" });
  s.call("physics", "FailInstance", { instanceId: instance?.ec2InstanceId ?? "" });
  s.run(300);
  const changes = events.filter((event) => event["detail-type"] === "ECS Container Instance State Change").map(detailOf);
  expect(changes.map(({ status, agentConnected }) => `${status} ${agentConnected}`)).toEqual(["DRAINING true", "DRAINING false"]);
  expect(Number(changes[1]?.version)).toBeGreaterThan(Number(changes[0]?.version));
  expect(changes[0]).toMatchObject({ ec2InstanceId: instance?.ec2InstanceId, clusterArn: expect.stringMatching(/cluster\/prod$/), registeredAt: expect.stringMatching(/Z$/) });
});

test("the circuit breaker: failed with its reason, and the rollback in progress", () => {
  const s = atRest();
  s.call("physics", "PutImageBehavior", { image: "web:2", pullError: "manifest unknown" });
  const events = listen(s);
  s.update("web", { taskDefinition: "web:2", deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } } });
  s.run(120);
  expect(names(s, events)).toMatchInlineSnapshot(`
    [
      "INFO SERVICE_DEPLOYMENT_IN_PROGRESS: ECS deployment D1 in progress.",
      "INFO TASKS_STARTED",
      "INFO TASKS_STARTED",
      "INFO SERVICE_DEPLOYMENT_IN_PROGRESS: ECS deployment D2 in progress.",
      "ERROR SERVICE_DEPLOYMENT_FAILED: ECS deployment circuit breaker: tasks failed to start.",
      "INFO TASKS_STARTED",
      "INFO TASKS_STOPPED",
      "INFO SERVICE_DEPLOYMENT_COMPLETED: ECS deployment D2 completed.",
      "INFO SERVICE_STEADY_STATE",
    ]
  `);
});

test("tasks that never start: the service is impaired", () => {
  const s = atRest();
  s.call("physics", "PutImageBehavior", { image: "web:2", pullError: "manifest unknown" });
  const events = listen(s);
  s.update("web", { taskDefinition: "web:2" });
  s.run(300);
  expect(names(s, events)).toContain("WARN SERVICE_TASK_START_IMPAIRED");
});

test("tasks that have no place: what is missing, and on which instance", () => {
  const s = atRest();
  const events = listen(s);
  s.define("web", { cpu: 2048 });
  s.update("web", { taskDefinition: "web:3" });
  s.run(20);
  expect(names(s, events)).toMatchInlineSnapshot(`
    [
      "INFO SERVICE_DEPLOYMENT_IN_PROGRESS: ECS deployment D1 in progress.",
      "ERROR SERVICE_TASK_PLACEMENT_FAILURE: RESOURCE:CPU",
    ]
  `);
  const failure = events.map(detailOf).find(({ eventName }) => eventName === "SERVICE_TASK_PLACEMENT_FAILURE");
  const places = s.instances("prod").map(({ containerInstanceArn }) => [containerInstanceArn]);
  expect(places).toContainEqual(failure?.containerInstanceArns);
});

test("a daemon whose instance is not allowed any more is told of beside its stop", () => {
  const s = story();
  s.fleet("ab");
  s.define("agent", { portMappings: [] });
  const targetId = s.instances("prod")[0]?.containerInstanceArn ?? "";
  const attribute = (value: string) => s.call("ecs", "PutAttributes", { cluster: "prod", attributes: [{ name: "stack", value, targetType: "container-instance", targetId }] });
  attribute("prod");
  const placementConstraints = [{ type: "memberOf", expression: "attribute:stack == prod" }];
  s.call("ecs", "CreateService", { cluster: "prod", serviceName: "agent", taskDefinition: "agent", schedulingStrategy: "DAEMON", placementConstraints } as never);
  s.run(120);
  const events = listen(s);
  attribute("test");
  s.run(60);
  expect(names(s, events)).toMatchInlineSnapshot(`
    [
      "ERROR SERVICE_DAEMON_PLACEMENT_CONSTRAINT_VIOLATED: MemberOf placement constraint unsatisfied.",
      "INFO TASKS_STOPPED",
      "INFO SERVICE_STEADY_STATE",
    ]
  `);
});

const KEYS = Object.keys(EVENT_TEXTS) as EventKey[];
const WORDS: Readonly<Record<string, string>> = { service: "web", count: "2", tasks: "(task 0123) (task 4567)", clause: "has insufficient memory available." };

test.each(KEYS)("a line of a service is known again by its text: %s", (key) => {
  const text = EVENT_TEXTS[key].replace(/\{(\w+)\}/g, (_braces, name: string) => WORDS[name] ?? name);
  const message = EVENT_TEXTS[key].includes("{service}") ? text : `(service web${key === "draining" ? ", taskSet ecs-svc/1" : ""}) ${text}`;
  expect(readEvent("arn:aws:ecs:us-east-1:123456789012:service/prod/web", message)).toMatchObject({ key });
});

test.each([
  ["has insufficient CPU units available.", "RESOURCE:CPU"],
  ["has insufficient memory available.", "RESOURCE:MEMORY"],
  ["is already using a port required by your task.", "RESOURCE:PORTS"],
  ["is missing an attribute required by your task.", "ATTRIBUTE"],
  ['encountered error "RESOURCE:ENI".', "RESOURCE:ENI"],
  ['encountered error "AGENT".', "AGENT"],
])("of an instance that %s the reason is %s", (clause, reason) => {
  expect(placementReason({ key: "noPlace", words: { clause } })).toBe(reason);
});

test.each([
  ["Capacity is unavailable at this time. Please try again later or in a different availability zone.", "RESOURCE:FARGATE"],
  ["You've reached the limit on the number of vCPUs you can run concurrently", "RESOURCE:FARGATE"],
  ["You are not authorized to perform this operation.", "You are not authorized to perform this operation."],
])("of capacity that is not given because %j the reason is %s", (reason, told) => {
  expect(placementReason({ key: "noCapacity", words: { reason } })).toBe(told);
});

test.each([
  ["steady", "INFO SERVICE_STEADY_STATE"],
  ["scaledTaskSet", "INFO SERVICE_DESIRED_COUNT_UPDATED"],
  ["launchFailed", "ERROR SERVICE_TASK_CONFIGURATION_FAILURE"],
  ["noCapacity", "ERROR SERVICE_TASK_PLACEMENT_FAILURE"],
  ["throttled", "WARN SERVICE_TASK_START_IMPAIRED"],
  ["protected", "INFO TASKSET_SCALE_IN_FAILURE_BY_TASK_PROTECTION"],
  ["notBalanced", "INFO SERVICE_REBALANCING_STARTED"],
  ["balanced", "INFO SERVICE_REBALANCING_COMPLETED"],
  ["rebalancingStopped", "INFO SERVICE_REBALANCING_STOPPED"],
  ["draining", "null"],
] as const)("a service that writes %s sends %s", (key, name) => {
  const action = ACTION_OF[key];
  expect(action === null ? "null" : `${action.eventType} ${action.eventName}`).toBe(name);
});

test("a task set that is steady is told of, one that is not yet is not", () => {
  const s = story();
  const line = (steady: boolean): LogLine => ({ seq: 1, at: 0, cause: 0, name: "ecs.taskSetSettled", payload: { taskSetId: "ecs-svc/1", serviceArn: "arn:aws:ecs:us-east-1:123456789012:service/prod/web", steady } });
  expect(deliveredFor(s.world.view, line(true))).toMatchObject([{ detail: { eventName: "TASKSET_STEADY_STATE" } }]);
  expect(deliveredFor(s.world.view, line(false))).toEqual([]);
});
