import { expect, test } from "vitest";
import { story, type Story } from "./story.ts";

/** The ARN of the container instance on an EC2 instance. */
const arnOf = (s: Story, id: string | undefined) => s.instances("prod").find(({ ec2InstanceId }) => ec2InstanceId === id)?.containerInstanceArn ?? "";
const memberOf = (expression: string) => ({ placementConstraints: [{ type: "memberOf", expression }] });

test("one task per host, and one too many", () => {
  const s = story();
  s.fleet("ab");
  s.define("web");
  s.serve("web", "web:1", 3, { placementConstraints: [{ type: "distinctInstance" }] });
  s.run(60);
  s.join("c");
  s.run(120);
  expect(s.told()).toMatchInlineSnapshot(`
    "   0.0 (service web) has started 2 tasks: (task T1) (task T2).
       0.0 (service web) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance C1) encountered error "DistinctInstance placement constraint unsatisfied.". For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.
     108.9 (service web) has started 1 tasks: (task T3).
     151.9 (service web) (deployment D1) deployment completed.
     151.9 (service web) has reached a steady state."
  `);
});

test("an expression that no instance meets, until one is given the attribute", () => {
  const s = story();
  const [a, b] = s.fleet("ab");
  s.define("web");
  s.serve("web", "web:1", 1, memberOf("attribute:stack == prod"));
  s.run(20);
  const put = (id: string | undefined, value: string) =>
    s.call("ecs", "PutAttributes", { cluster: "prod", attributes: [{ name: "stack", value, targetType: "container-instance", targetId: arnOf(s, id) }] });
  put(a, "test");
  s.run(20);
  put(b, "prod");
  s.run(60);
  expect(s.told()).toMatchInlineSnapshot(`
    "   0.0 (service web) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance C1) encountered error "MemberOf placement constraint unsatisfied.". For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.
      40.0 (service web) has started 1 tasks: (task T1).
      83.0 (service web) (deployment D1) deployment completed.
      83.0 (service web) has reached a steady state."
  `);
  expect(s.tasks().map(({ containerInstanceArn }) => containerInstanceArn)).toEqual([arnOf(s, b)]);
});

test("a task that keeps others company comes when they come, and is not moved when they go", () => {
  const s = story();
  s.fleet("ab");
  s.define("web");
  s.define("batch");
  s.serve("web", "web:1", 1, memberOf("task:group == family:batch"));
  s.run(25);
  const { tasks: [batch] = [] } = s.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "batch" });
  s.run(60);
  expect(s.tasks().map(({ containerInstanceArn }) => containerInstanceArn)).toEqual([batch?.containerInstanceArn, batch?.containerInstanceArn]);
  s.call("ecs", "StopTask", { cluster: "prod", task: batch?.taskArn ?? "" });
  s.run(60);
  expect(s.tasks()).toHaveLength(1);
  expect(s.told()).toMatchInlineSnapshot(`
    "   0.0 (service web) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance C1) encountered error "MemberOf placement constraint unsatisfied.". For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.
      25.0 (service web) has started 1 tasks: (task T1).
      68.0 (service web) (deployment D1) deployment completed.
      68.0 (service web) has reached a steady state."
  `);
});

test("what else can be in the way, told of the closest match", () => {
  const s = story();
  const [id = ""] = s.fleet("a");
  s.define("big", { cpu: 4096 });
  s.define("gpu", { resourceRequirements: [{ type: "GPU", value: "1" }] });
  const containerDefinitions = [{ name: "arm", image: "arm:1", memory: 100 }];
  s.call("ecs", "RegisterTaskDefinition", { family: "arm", containerDefinitions, runtimePlatform: { cpuArchitecture: "ARM64" } });
  for (const name of ["big", "gpu", "arm"]) s.serve(name, `${name}:1`, 1);
  s.call("physics", "SetAgentConnected", { instanceId: id, connected: false });
  s.run(120);
  s.define("web");
  s.serve("web", "web:1", 1);
  s.run(10);
  expect(s.told()).toMatchInlineSnapshot(`
    "   0.0 (service big) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance C1) has insufficient CPU units available. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.
       0.0 (service gpu) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance C1) encountered error "RESOURCE:GPU". For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.
       0.0 (service arm) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance C1) is missing an attribute required by your task. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.
     120.0 (service web) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance C1) encountered error "AGENT". For more information, see the Troubleshooting section of the Amazon ECS Developer Guide."
  `);
});

test("constraints bind and strategies do not: a zone that is full is left alone", () => {
  const s = story();
  s.fleet("aab", "t3.small");
  s.define("web", { memory: 600 });
  const placementStrategy = [{ type: "spread", field: "attribute:ecs.availability-zone" }, { type: "binpack", field: "memory" }];
  s.serve("web", "web:1", 7, { placementStrategy });
  s.run(60);
  const zones = s.tasks().map(({ availabilityZone }) => availabilityZone?.at(-1)).toSorted();
  expect(zones.join("")).toBe("aaaabbb");
  s.update("web", { desiredCount: 9 });
  s.run(60);
  s.update("web", { desiredCount: 4 });
  s.run(60);
  expect(s.tasks().map(({ availabilityZone }) => availabilityZone?.at(-1)).toSorted().join("")).toBe("aabb");
  expect(s.told()).toMatchInlineSnapshot(`
    "   0.0 (service web) has started 7 tasks: (task T1) (task T2) (task T3) (task T4) (task T5) (task T6) (task T7).
      43.0 (service web) (deployment D1) deployment completed.
      43.0 (service web) has reached a steady state.
      60.0 (service web) has started 2 tasks: (task T8) (task T9).
     101.2 (service web) has reached a steady state.
     101.2 service (web) is not AZ balanced with 6 tasks in us-east-1a and 3 in us-east-1b. AZ Rebalancing in progress.
     101.2 service (web) is unable to place a task in us-east-1b because no container instance met all of its requirements.
     120.0 (service web) has stopped 5 running tasks: (task T1) (task T2) (task T7) (task T8) (task T9).
     130.0 (service web) has reached a steady state.
     130.0 service (web) is AZ balanced with 2 tasks in us-east-1a and 2 tasks in us-east-1b."
  `);
});
