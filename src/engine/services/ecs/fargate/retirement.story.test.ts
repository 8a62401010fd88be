import { beforeEach, expect, test } from "vitest";
import { epochSeconds } from "../../../../aws/epoch.ts";
import { hours } from "../../../kernel/time.ts";
import { FargateStory } from "./story.ts";

const DAY = hours(24) / 1000;
const REASON = "ECS is performing maintenance on the underlying infrastructure hosting the task";

let s: FargateStory;
beforeEach(() => {
  s = new FargateStory();
  s.call("ecs", "CreateCluster", { clusterName: "prod" });
  s.defineFor("web");
});

const retire = (task = s.tasks()[0]?.taskArn ?? "") => s.call("physics", "RetireFargateTask", { cluster: "prod", task });
const wait = (value: string) => s.call("ecs", "PutAccountSetting", { name: "fargateTaskRetirementWaitPeriod", value });
const moves = () => [...s.told().matchAll(/has (started|stopped) (\d+)/g)].map(([, what, count]) => `${what} ${count}`);

// ECS guide, "Task retirement and maintenance": as many days after the notice as the account has set, and as minimumHealthyPercent allows.
test.each([
  ["a replacement comes first at 100 %", 100, ["started 1", "stopped 1"]],
  ["with less the task goes first", 50, ["stopped 1", "started 1"]],
])("seven days after the notice a service has its task replaced: %s", (_title, minimumHealthyPercent, order) => {
  s.serve("web", "web:1", 2, { ...s.network(), deploymentConfiguration: { minimumHealthyPercent, maximumPercent: minimumHealthyPercent === 100 ? 200 : 100 } });
  s.run(120);
  const before = s.tasks().map(({ taskArn }) => taskArn);
  const { retiresAt } = retire();
  expect(retiresAt).toBe(epochSeconds(s.world.now) + 7 * DAY);
  s.run(7 * DAY - 1);
  expect(s.tasks().map(({ taskArn }) => taskArn)).toEqual(before);
  s.mark();
  s.run(300);
  expect(moves()).toEqual(order);
  expect(s.tasks("STOPPED")).toMatchObject([{ taskArn: before[0], stopCode: "TerminationNotice", stoppedReason: REASON }]);
  expect([s.service("web").runningCount, s.service("web").deployments?.length]).toEqual([2, 1]);
});

test("a task of nobody's service is stopped and not replaced; with a wait of 0 days at once", () => {
  wait("0");
  s.runTask("web", { count: 2 });
  s.run(60);
  retire();
  s.run(60);
  expect(s.tasks("STOPPED")).toMatchObject([{ stopCode: "TerminationNotice", stoppedReason: REASON }]);
  expect(s.tasks()).toHaveLength(1);
});

test("what is not on Fargate, has stopped or was told of before is refused", () => {
  const refused = (task: string) => s.refusal("physics", "RetireFargateTask", { cluster: "prod", task });
  expect(refused("none")).toBe("ResourceNotFoundException: There is no task 'none' that has not stopped.");
  s.runTask("web");
  s.run(60);
  const { taskArn = "" } = s.tasks()[0] ?? {};
  retire(taskArn);
  expect(refused(taskArn)).toMatch(/^ValidationException: The retirement of the task '\S+' has been announced already\.$/);
  s.fleet("a");
  s.define("job");
  const [job] = s.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "job" }).tasks ?? [];
  expect(refused(job?.taskArn ?? "")).toMatch(/^ValidationException: The task '\S+' does not run on Fargate\.$/);
});
