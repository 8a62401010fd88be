import { expect, test } from "vitest";
import { story, type Story } from "./story.ts";
import { tasks } from "./tables.ts";

/** A service of so many tasks on three instances, at rest, and the ids of its tasks. */
function atRest(desiredCount = 3): { readonly s: Story; readonly ids: readonly string[] } {
  const s = story();
  s.fleet("abc");
  s.define("web");
  s.serve("web", "web:1", desiredCount);
  s.run(120);
  s.mark();
  return { s, ids: running(s) };
}

const idOf = (arn = ""): string => arn.split("/").at(-1) ?? "";
const running = (s: Story): readonly string[] => s.tasks().map(({ taskArn }) => idOf(taskArn)).toSorted();

function protect(s: Story, tasks: readonly string[], more: object = {}) {
  return s.call("ecs", "UpdateTaskProtection", { cluster: "prod", tasks, protectionEnabled: true, ...more });
}

test("scale-in spares the protected task, says so, and goes on when the time is over", () => {
  const { s, ids } = atRest();
  const [first = "", second = ""] = ids;
  expect(protect(s, [first, second], { expiresInMinutes: 60 })).toMatchObject({
    protectedTasks: [{ protectionEnabled: true }, { protectionEnabled: true }],
    failures: [],
  });
  s.update("web", { desiredCount: 1 });
  s.run(600);
  expect(running(s)).toEqual([first, second]);
  s.run(3000);
  expect(running(s)).toHaveLength(1);
  s.run(60);
  expect(s.told()).toMatchInlineSnapshot(`
    "  10.0 (service web) has stopped 1 running tasks: (task T1).
      10.0 (service web) was unable to reach steady state because task set (D1) was unable to scale in. Reason: The number of protected tasks are more than the desired count of tasks.
    3600.0 (service web) has stopped 1 running tasks: (task T2).
    3610.0 (service web) has reached a steady state."
  `);
});

test("a deployment waits for a protected task, and takes it when it is protected no longer", () => {
  const { s, ids } = atRest();
  const [first = ""] = ids;
  protect(s, [first]);
  s.update("web", { forceNewDeployment: true });
  s.run(600);
  expect(running(s)).toContain(first);
  expect(s.service("web").deployments).toMatchObject([{ rolloutState: "IN_PROGRESS", runningCount: 3 }, { runningCount: 1 }]);
  s.call("ecs", "UpdateTaskProtection", { cluster: "prod", tasks: [first], protectionEnabled: false });
  s.run(60);
  expect(running(s)).not.toContain(first);
  expect(s.told()).toMatchInlineSnapshot(`
    "  10.0 (service web) has started 3 tasks: (task T1) (task T2) (task T3).
      51.2 (service web) has stopped 2 running tasks: (task T4) (task T5).
      51.2 (service web) was unable to reach steady state because task set (D1) was unable to scale in. Reason: The number of protected tasks are more than the desired count of tasks.
     600.0 (service web) has stopped 1 running tasks: (task T6).
     610.0 (service web) (deployment D2) deployment completed.
     610.0 (service web) has reached a steady state."
  `);
});

test("two hours is the standard, and it can be prolonged and ended", () => {
  const { s, ids } = atRest(1);
  const [id = ""] = ids;
  const told = () => s.call("ecs", "GetTaskProtection", { cluster: "prod", tasks: [id] }).protectedTasks?.[0];
  expect(told()).toMatchObject({ protectionEnabled: false });
  expect(told()?.expirationDate).toBeUndefined();
  protect(s, [id]);
  const until = told()?.expirationDate ?? 0;
  s.run(7199);
  expect(told()).toMatchObject({ protectionEnabled: true, expirationDate: until });
  protect(s, [id], { expiresInMinutes: 1 });
  s.run(59);
  expect(told()).toMatchObject({ protectionEnabled: true });
  s.run(1);
  expect(told()).toMatchObject({ protectionEnabled: false });
  protect(s, [id], { expiresInMinutes: 1 });
  s.run(30);
  protect(s, [id], { expiresInMinutes: 2 });
  s.run(119);
  expect(told()).toMatchObject({ protectionEnabled: true });
  s.run(1);
  expect(told()).toMatchObject({ protectionEnabled: false });
  expect(s.world.view.all(tasks).map(({ protectedUntil }) => protectedUntil)).toEqual([null]);
});

test("StopTask, a failed health check and a draining instance do not ask for protection", () => {
  const { s, ids } = atRest(1);
  const [id = ""] = ids;
  protect(s, [id]);
  s.call("ecs", "StopTask", { cluster: "prod", task: id });
  s.run(60);
  expect(running(s)).toHaveLength(1);
  expect(running(s)).not.toContain(id);
  s.define("agent", { portMappings: [] });
  s.call("ecs", "CreateService", { cluster: "prod", serviceName: "agent", taskDefinition: "agent", schedulingStrategy: "DAEMON" });
  s.run(60);
  const daemons = s.tasks().filter(({ group }) => group === "service:agent");
  protect(s, daemons.map(({ taskArn = "" }) => taskArn));
  const [arn = ""] = daemons.map(({ containerInstanceArn }) => containerInstanceArn);
  s.call("ecs", "UpdateContainerInstancesState", { cluster: "prod", containerInstances: [arn], status: "DRAINING" });
  s.run(120);
  expect(s.tasks().some(({ containerInstanceArn }) => containerInstanceArn === arn)).toBe(false);
});

test("what cannot be protected is a failure", () => {
  const { s, ids } = atRest();
  const [first = "", second = "", third = ""] = ids;
  const { tasks = [] } = s.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "web" });
  const alone = tasks[0]?.taskArn ?? "";
  s.call("ecs", "StopTask", { cluster: "prod", task: first });
  expect(protect(s, [alone, first, "0".repeat(32)])).toEqual({
    protectedTasks: [],
    failures: [
      { arn: alone, reason: "TASK_NOT_VALID" },
      { arn: expect.stringContaining(first), reason: "TASK_NOT_VALID" },
      { arn: `arn:aws:ecs:us-east-1:123456789012:task/prod/${"0".repeat(32)}`, reason: "MISSING" },
    ],
  });
  s.run(60);
  s.update("web", { forceNewDeployment: true });
  expect(protect(s, [second]).failures).toEqual([]);
  expect(protect(s, [second, third])).toMatchObject({
    protectedTasks: [{ taskArn: expect.stringContaining(second) }],
    failures: [{ arn: expect.stringContaining(third), reason: "DEPLOYMENT_BLOCKED" }],
  });
});

test.each([
  [{ expiresInMinutes: 0 }, "expiresInMinutes must be between 1 and 2880."],
  [{ expiresInMinutes: 2881 }, "expiresInMinutes must be between 1 and 2880."],
  [{ tasks: [] }, "Tasks cannot be empty."],
  [{ tasks: Array.from({ length: 11 }, () => "x") }, "tasks can have at most 10 items"],
])("UpdateTaskProtection with %j is refused", (more, message) => {
  const { s, ids } = atRest(1);
  const input = { cluster: "prod", tasks: ids, protectionEnabled: true, ...more };
  expect(s.refusal("ecs", "UpdateTaskProtection", input)).toBe(`InvalidParameterException: ${message}`);
});

test.each([1, 2880])("%i minutes of protection are taken", (expiresInMinutes) => {
  const { s, ids } = atRest(1);
  expect(protect(s, ids, { expiresInMinutes }).protectedTasks).toHaveLength(1);
});

test("GetTaskProtection takes a hundred tasks", () => {
  const { s } = atRest(1);
  const ask = (count: number) => ({ cluster: "prod", tasks: Array.from({ length: count }, (_none, at) => `t${at}`) });
  expect(s.call("ecs", "GetTaskProtection", ask(100)).failures).toHaveLength(100);
  expect(s.refusal("ecs", "GetTaskProtection", ask(101))).toBe("InvalidParameterException: tasks can have at most 100 items");
});
