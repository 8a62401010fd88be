import { beforeEach, expect, test } from "vitest";
import { GroupStory, over } from "./capacityProviders/groupStory.ts";

let s: GroupStory;
let subnets: readonly string[];

beforeEach(() => {
  s = new GroupStory();
  s.provide("auto", {}, { DesiredCapacity: 2 });
  s.associate(["auto", "FARGATE", "FARGATE_SPOT"]);
  const { Subnets = [] } = s.call("ec2", "DescribeSubnets", {});
  subnets = Subnets.map(({ SubnetId = "" }) => SubnetId);
  s.call("ecs", "RegisterTaskDefinition", { family: "web", networkMode: "awsvpc", cpu: "256", memory: "512", requiresCompatibilities: ["FARGATE", "EC2"], containerDefinitions: [{ name: "web", image: "web:1" }] });
  s.run(150);
});

/** On Fargate, where images are pulled by way of the internet. */
const publicly = () => ({ networkConfiguration: { awsvpcConfiguration: { subnets, assignPublicIp: "ENABLED" as const } } });
const privately = () => ({ networkConfiguration: { awsvpcConfiguration: { subnets } } });

/** On what the tasks are that are to run. */
const places = () => s.tasks().map(({ launchType, capacityProviderName = "" }) => `${launchType} ${capacityProviderName}`.trim()).toSorted();
const described = () => {
  const { launchType, capacityProviderStrategy = [], platformVersion } = s.service("web");
  return [launchType, capacityProviderStrategy.map(({ capacityProvider }) => capacityProvider), platformVersion];
};

test("a service moves from Fargate to a group and back: what runs stays until there is a new deployment", () => {
  s.serve("web", "web:1", 2, { ...publicly(), ...over({ FARGATE: 1 }) });
  s.run(60);
  expect([places(), described()]).toEqual([["FARGATE FARGATE", "FARGATE FARGATE"], [undefined, ["FARGATE"], "LATEST"]]);
  s.update("web", { ...privately(), ...over({ auto: 1 }) });
  s.run(300);
  expect([places(), described(), s.service("web").deployments?.map(({ rolloutState }) => rolloutState)]).toEqual([["EC2 auto", "EC2 auto"], [undefined, ["auto"], undefined], ["COMPLETED"]]);
  s.update("web", over({ FARGATE_SPOT: 1 }));
  s.run(120);
  expect([places(), described()]).toEqual([["EC2 auto", "EC2 auto"], [undefined, ["FARGATE_SPOT"], "LATEST"]]);
  s.update("web", { desiredCount: 3 });
  s.run(15);
  expect(places()).toEqual(["EC2 auto", "EC2 auto", "FARGATE FARGATE_SPOT"]);
  s.update("web", { ...publicly(), forceNewDeployment: true });
  s.run(300);
  expect([places(), s.call("ecs", "ListServices", { cluster: "prod", launchType: "FARGATE" }).serviceArns?.length]).toEqual([Array.from({ length: 3 }, () => "FARGATE FARGATE_SPOT"), 1]);
});

// ECS API, UpdateService: an empty list goes back to the launch type.
test.each([
  ["FARGATE", { FARGATE_SPOT: 1 }, "FARGATE FARGATE_SPOT"],
  ["FARGATE", { auto: 1 }, "EC2 auto"],
  ["EC2", { FARGATE: 1 }, "FARGATE FARGATE"],
  ["EC2", { auto: 1 }, "EC2 auto"],
] as const)("a service of the launch type %s that moves to %j goes back with an empty strategy", (launchType, weights, moved) => {
  const network = (place: string) => (place.startsWith("FARGATE") ? publicly() : privately());
  s.serve("web", "web:1", 2, { ...network(launchType), launchType });
  s.run(60);
  s.update("web", { ...network(moved), ...over(weights), forceNewDeployment: true });
  s.run(300);
  expect(places()).toEqual([moved, moved]);
  s.update("web", { ...network(launchType), capacityProviderStrategy: [], forceNewDeployment: true });
  s.run(300);
  expect([places(), described().slice(0, 2)]).toEqual([[launchType, launchType], [launchType, []]]);
});

test("a deployment that moves it and is stopped leaves it where it was", () => {
  s.serve("web", "web:1", 2, { ...publicly(), launchType: "FARGATE" });
  s.run(120);
  s.call("autoscaling", "UpdateAutoScalingGroup", { AutoScalingGroupName: "auto", MinSize: 0, DesiredCapacity: 0 });
  s.run(120);
  s.update("web", { ...privately(), ...over({ auto: 1 }), forceNewDeployment: true });
  s.run(60);
  const { serviceDeployments: [open] = [] } = s.call("ecs", "ListServiceDeployments", { cluster: "prod", service: "web", status: ["IN_PROGRESS"] });
  s.call("ecs", "StopServiceDeployment", { serviceDeploymentArn: open?.serviceDeploymentArn ?? "", stopType: "ROLLBACK" });
  s.run(120);
  expect([places(), described()]).toEqual([["FARGATE", "FARGATE"], ["FARGATE", [], "LATEST"]]);
  s.update("web", { desiredCount: 3 });
  s.run(60);
  expect(places()).toEqual(["FARGATE", "FARGATE", "FARGATE"]);
});

test("what its new capacity does not have is refused", () => {
  s.serve("web", "web:1", 1, { ...publicly(), launchType: "FARGATE" });
  const refused = (change: object) => s.refusal("ecs", "UpdateService", { cluster: "prod", service: "web", ...change } as never);
  expect(refused(over({ auto: 1 }))).toBe("InvalidParameterException: Assign public IP is not supported for this launch type.");
  expect(refused({ ...privately(), ...over({ auto: 1 }), platformVersion: "1.4.0" })).toBe("InvalidParameterException: The platform version must be null when specifying an EC2 launch type.");
  expect(refused(over({ auto: 1, FARGATE: 1 }))).toMatch(/^InvalidParameterException: A capacity provider strategy cannot contain a mix of capacity providers/);
  s.update("web", { ...privately(), ...over({ auto: 1 }), placementStrategy: [{ type: "binpack", field: "cpu" }] });
  expect(refused(over({ FARGATE: 1 }))).toBe("InvalidParameterException: Placement strategies are not supported with FARGATE launch type.");
});
