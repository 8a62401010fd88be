import { expect, test } from "vitest";
import { story, type Story } from "./story.ts";
import { tasks } from "./tables.ts";

const gpu = (value: string) => ({ resourceRequirements: [{ type: "GPU" as const, value }] });

const run = (s: Story, more: object = {}) => s.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "train", ...more });

const gpusOf = (s: Story) => {
  const [instance] = s.instances("prod");
  const of = (resources = instance?.registeredResources) => resources?.find(({ name }) => name === "GPU");
  return { registered: of()?.stringSetValue, remaining: of(instance?.remainingResources)?.stringSetValue };
};

test("GPUs are registered by their ids, reserved one by one, and free again when a task is STOPPED", () => {
  const s = story();
  s.fleet("a", "g4dn.12xlarge");
  const { registered = [] } = gpusOf(s);
  expect(registered).toHaveLength(4);
  expect(new Set(registered).size).toBe(4);
  for (const id of registered) expect(id).toMatch(/^GPU-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  s.define("train", gpu("2"), { name: "watch", image: "watch:1", ...gpu("1") });
  const { tasks: [task] = [] } = run(s);
  expect(task?.containers?.map(({ gpuIds }) => gpuIds)).toEqual([registered.slice(0, 2), registered.slice(2, 3)]);
  expect(gpusOf(s)).toEqual({ registered, remaining: registered.slice(3) });
  expect(run(s).failures).toMatchObject([{ reason: "RESOURCE:GPU" }]);
  const containerOverrides = [{ name: "train", ...gpu("1") }, { name: "watch", resourceRequirements: [] }];
  expect(run(s, { overrides: { containerOverrides } }).tasks?.[0]?.containers?.map(({ gpuIds }) => gpuIds)).toEqual([registered.slice(3), undefined]);
  expect(gpusOf(s).remaining).toEqual([]);
  s.run(20);
  s.call("ecs", "StopTask", { cluster: "prod", task: task?.taskArn ?? "" });
  expect(gpusOf(s).remaining).toEqual([]);
  s.run(40);
  expect(gpusOf(s).remaining).toEqual(registered.slice(0, 3));
  run(s);
  expect(s.world.view.all(tasks).at(-1)?.containers.flatMap(({ gpuIds }) => gpuIds)).toEqual(registered.slice(0, 3));
});

test("an instance without GPUs registers none, nor one whose agent does not support them", () => {
  const s = story();
  s.fleet("a");
  expect(gpusOf(s)).toEqual({ registered: undefined, remaining: undefined });
  s.call("ecs", "CreateCluster", { clusterName: "plain" });
  s.launch("ECS_CLUSTER=plain\nECS_ENABLE_GPU_SUPPORT=false", { InstanceType: "g4dn.xlarge" });
  s.launch("#!/bin/bash\ncat <<EOF >> /etc/ecs/ecs.config\nECS_CLUSTER=plain\nECS_ENABLE_GPU_SUPPORT=false\nEOF\n", { InstanceType: "g4dn.xlarge" });
  s.run(90);
  const [plain] = s.instances("plain");
  expect(plain?.registeredResources?.map(({ name }) => name)).toEqual(["CPU", "MEMORY", "PORTS", "PORTS_UDP"]);
});
