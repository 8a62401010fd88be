import { expect, test } from "vitest";
import { Story } from "./story.ts";
import { tasks, type TaskRow } from "./tables.ts";

/** Two tasks that run on one instance, with a host port each. */
function neighbours() {
  const story = new Story();
  story.fleet("a");
  const taskDefinition = story.define("web");
  story.call("ecs", "RunTask", { cluster: "prod", taskDefinition, count: 2 });
  story.run(60);
  const { context } = story.world;
  const [one, other] = context.all(tasks);
  if (one?.lastStatus !== "RUNNING" || other?.lastStatus !== "RUNNING") throw new Error("the tasks do not run");
  /** Changes the second task by the back door, and lets a step end. */
  const change = (patch: Partial<TaskRow>) => () => {
    context.update(tasks, other.taskArn, patch);
    story.call("ecs", "CreateCluster", { clusterName: "next" });
  };
  return { one, other, change };
}

test("a host port that leads to two containers stops the world, and says which it is", () => {
  const { one, other, change } = neighbours();
  const taken = one.containers[0]?.networkBindings ?? [];
  expect(taken).toHaveLength(1);
  expect(change({ containers: other.containers.map((container) => ({ ...container, networkBindings: taken })) })).toThrow(
    `it shares host port ${taken[0]?.hostPort}/tcp with ${one.taskArn}`,
  );
});

test("the same port by another protocol leads elsewhere, and who has stopped has given his back", () => {
  const { one, other, change } = neighbours();
  const bindings = one.containers[0]?.networkBindings.map((binding) => ({ ...binding, protocol: "udp" as const })) ?? [];
  expect(change({ containers: other.containers.map((container) => ({ ...container, networkBindings: bindings })) })).not.toThrow();
  const { one: first, other: second, change: changeSecond } = neighbours();
  const taken = first.containers[0]?.networkBindings ?? [];
  const stopped = second.containers.map((container) => ({ ...container, networkBindings: taken, lastStatus: "STOPPED" as const }));
  expect(changeSecond({ containers: stopped })).not.toThrow();
});
