import { beforeEach, describe, expect, test } from "vitest";
import { GroupStory, MANAGED, over } from "./capacityProviders/groupStory.ts";

let s: GroupStory;
beforeEach(() => {
  s = new GroupStory();
  s.provide("a");
  s.provide("b");
  s.associate(["a", "b"]);
  s.desire("a", 2);
  s.desire("b", 1);
  s.run(150);
  s.define("web");
});

/** Which provider each task has, and that of its instance. */
const places = () => {
  const instances = new Map(s.instances("prod").map(({ containerInstanceArn, capacityProviderName }) => [containerInstanceArn, capacityProviderName]));
  return s.tasks().map(({ capacityProviderName, containerInstanceArn }) => `${capacityProviderName} on ${instances.get(containerInstanceArn)}`).toSorted();
};

describe("a strategy over groups", () => {
  test("spreads the tasks of a service by base and weight, each on an instance of its provider, and takes away what is beyond that", () => {
    expect(s.instances("prod").map(({ capacityProviderName }) => capacityProviderName).toSorted()).toEqual(["a", "a", "b"]);
    s.serve("web", "web:1", 6, over({ a: 1, b: 3 }, 2));
    s.run(60);
    expect(places()).toEqual(["a on a", "a on a", "a on a", "b on b", "b on b", "b on b"]);
    expect(s.service("web")).toMatchObject({ runningCount: 6, capacityProviderStrategy: [{ capacityProvider: "a", base: 2, weight: 1 }, { capacityProvider: "b", base: 0, weight: 3 }] });
    expect(s.service("web").launchType).toBeUndefined();
    s.update("web", { desiredCount: 3 });
    s.run(120);
    expect(s.byProvider()).toEqual({ a: 2, b: 1 });
  });

  test("is that of the cluster where nothing is said, but not where a launch type is", () => {
    s.associate(["a", "b"], [{ capacityProvider: "b", weight: 1 }]);
    s.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "web", count: 3 });
    s.serve("web", "web:1", 2);
    s.serve("each", "web:1", 1, { launchType: "EC2" });
    s.run(60);
    expect(s.byProvider()).toEqual({ b: 5, none: 1 });
    expect(places().filter((place) => place !== "b on b")).toHaveLength(1);
    const { desiredCount: _, ...daemon } = { cluster: "prod", serviceName: "agent", taskDefinition: "web:1", schedulingStrategy: "DAEMON", desiredCount: 0 } as const;
    s.call("ecs", "CreateService", daemon);
    s.run(60);
    expect(s.service("agent").runningCount).toBe(3);
  });

  test("is another one for tasks that come; those that are there move with a new deployment", () => {
    s.serve("web", "web:1", 2, over({ a: 1 }));
    s.run(60);
    s.update("web", over({ b: 1 }));
    s.run(60);
    expect(s.byProvider()).toEqual({ a: 2 });
    s.update("web", { desiredCount: 3 });
    s.run(60);
    expect(s.byProvider()).toEqual({ a: 2, b: 1 });
    s.update("web", { forceNewDeployment: true });
    s.run(300);
    expect(s.byProvider()).toEqual({ b: 3 });
    s.update("web", { capacityProviderStrategy: [], forceNewDeployment: true });
    s.run(300);
    expect(s.byProvider()).toEqual({ none: 3 });
    expect(s.service("web")).toMatchObject({ launchType: "EC2" });
  });

  test("is that of a task set as well", () => {
    s.call("ecs", "CreateService", { cluster: "prod", serviceName: "sets", desiredCount: 2, deploymentController: { type: "EXTERNAL" } });
    const { taskSet } = s.call("ecs", "CreateTaskSet", { cluster: "prod", service: "sets", taskDefinition: "web", scale: { value: 100, unit: "PERCENT" }, ...over({ b: 1 }) });
    s.run(60);
    expect([taskSet?.capacityProviderStrategy?.[0]?.capacityProvider, s.byProvider()]).toEqual(["b", { b: 2 }]);
  });

  test("without managed scaling leaves no task waiting: RunTask says why it fails, a service tells of it", () => {
    s.define("large", { cpu: 2048 });
    s.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "large", ...over({ b: 1 }) });
    const { tasks, failures } = s.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "large", ...over({ b: 1 }) });
    expect([tasks, failures?.map(({ reason }) => reason)]).toEqual([[], ["RESOURCE:CPU"]]);
    s.desire("b", 0);
    s.run(120);
    expect(s.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "large", ...over({ b: 1 }) }).failures).toEqual([{ reason: "EMPTY CAPACITY PROVIDER" }]);
    s.serve("web", "web:1", 1, over({ b: 1 }));
    s.run(30);
    expect(s.service("web").events?.[0]?.message).toBe(
      "(service web) was unable to place a task because no container instance met all of its requirements. Reason: No Container Instances were found in your capacity provider. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.",
    );
  });

  test.each([
    ["a launch type beside it", { ...over({ a: 1 }), launchType: "EC2" }, "Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again."],
    ["weights of 0 alone", over({ a: 0, b: 0 }), "At least one capacity provider in a capacity provider strategy must have a weight greater than 0."],
    ["a platform version", { ...over({ a: 1 }), platformVersion: "1.4.0" }, "The platform version must be null when specifying an EC2 launch type."],
    ["a provider that the cluster does not have", over({ c: 1 }), /cannot contain a capacity provider that is not associated with the cluster/],
  ])("is refused with %s", (_, more, message) => {
    expect(s.refusal("ecs", "RunTask", { cluster: "prod", taskDefinition: "web", ...more } as never)).toMatch(message);
    expect(s.refusal("ecs", "CreateService", { cluster: "prod", serviceName: "x", taskDefinition: "web", desiredCount: 1, ...more } as never)).toMatch(message);
  });
});

describe("with managed scaling", () => {
  beforeEach(() => {
    s.provide("m", MANAGED, { MaxSize: 2 });
    s.associate(["a", "b", "m"]);
  });

  test("a task that does not fit waits in PROVISIONING until an instance takes it", () => {
    const { tasks: [task] = [], failures } = s.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "web", ...over({ m: 1 }) });
    expect([task, failures]).toMatchObject([{ lastStatus: "PROVISIONING", capacityProviderName: "m", launchType: "EC2" }, []]);
    expect([task?.containerInstanceArn, task?.availabilityZone]).toEqual([undefined, undefined]);
    s.run(60);
    expect(s.tasks()).toMatchObject([{ lastStatus: "PROVISIONING" }]);
    s.desire("m", 1);
    s.run(150);
    expect([s.tasks()[0]?.lastStatus, places()]).toEqual(["RUNNING", ["m on m"]]);
  });

  test("room that a task gives back is for those that wait, whatever their network", () => {
    s.desire("m", 1);
    s.run(150);
    s.define("large", { cpu: 2048 });
    const run = (taskDefinition: string) => s.call("ecs", "RunTask", { cluster: "prod", taskDefinition, ...over({ m: 1 }) }).tasks?.[0]?.taskArn ?? "";
    const first = run("large");
    const { Subnets = [] } = s.call("ec2", "DescribeSubnets", {});
    s.call("ecs", "RegisterTaskDefinition", { family: "own", networkMode: "awsvpc", containerDefinitions: [{ name: "own", image: "own:1", cpu: 256, memory: 256 }] });
    const subnets = Subnets.map(({ SubnetId = "" }) => SubnetId);
    s.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "own", networkConfiguration: { awsvpcConfiguration: { subnets } }, ...over({ m: 1 }) });
    s.serve("web", "web:1", 2, over({ m: 1 }));
    s.run(60);
    expect(s.service("web")).toMatchObject({ pendingCount: 2, runningCount: 0 });
    expect(s.tasks().map(({ lastStatus }) => lastStatus).toSorted()).toEqual(["PROVISIONING", "PROVISIONING", "PROVISIONING", "RUNNING"]);
    s.call("ecs", "StopTask", { cluster: "prod", task: first });
    s.run(90);
    expect(s.tasks().map(({ lastStatus }) => lastStatus)).toEqual(["RUNNING", "RUNNING", "RUNNING"]);
    expect(s.service("web").events?.map(({ message = "" }) => message.replace(/:.*|ecs-svc.\d+/g, ""))).toEqual(["(service web) has reached a steady state.", "(service web) (deployment ) deployment completed.", "(service web) has started 2 tasks"]);
  });

  test("a task that waits is stopped, or scaled in, like any other, and waits for a quarter of an hour at most", () => {
    s.call("autoscaling", "UpdateAutoScalingGroup", { AutoScalingGroupName: "m", MaxSize: 0 });
    const waits = s.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "web", count: 2, ...over({ m: 1 }) }).tasks ?? [];
    s.serve("web", "web:1", 2, over({ m: 1 }));
    s.call("ecs", "StopTask", { cluster: "prod", task: waits[0]?.taskArn ?? "" });
    s.run(5);
    expect(s.tasks("STOPPED")).toMatchObject([{ lastStatus: "STOPPED", stopCode: "UserInitiated" }]);
    s.update("web", { desiredCount: 1 });
    s.run(30);
    expect(s.byProvider()).toEqual({ m: 2 });
    s.run(870);
    expect(s.rows().find(({ taskArn }) => taskArn === waits[1]?.taskArn)).toMatchObject({ lastStatus: "STOPPED", stopCode: "TaskFailedToStart", stoppedReason: "EMPTY CAPACITY PROVIDER" });
    s.run(60);
    expect(s.service("web").events?.map(({ message }) => message)).toContain(
      "(service web) was unable to reach steady state. Reason: No Container Instances were found in your capacity provider.",
    );
    expect(s.byProvider()).toEqual({ m: 1 });
  });

  test("no more than 500 wait in a cluster: RunTask is refused, a service says so and goes on when there are fewer", () => {
    s.serve("many", "web:1", 498, over({ m: 1 }));
    s.run(120);
    const run = { cluster: "prod", taskDefinition: "web", count: 2, ...over({ m: 1 }) };
    s.call("ecs", "RunTask", run);
    expect(s.refusal("ecs", "RunTask", { ...run, count: 1 })).toBe("ClientException: The tasks provisioning capacity limit was exceeded.");
    s.serve("web", "web:1", 1, over({ m: 1 }));
    s.run(30);
    expect(s.service("web").events?.[0]?.message).toBe(
      "(service web) was unable to place tasks in your cluster because the tasks provisioning capacity limit was exceeded.",
    );
    s.update("many", { desiredCount: 400 });
    s.run(60);
    expect(s.service("web").pendingCount).toBe(1);
  });
});
