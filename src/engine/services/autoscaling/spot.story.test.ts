import { describe, expect, test } from "vitest";
import type { MixedInstancesPolicy } from "../../../aws/generated/autoscaling.ts";
import { encodeBase64 } from "../../../lib/base64.ts";
import { groupBy } from "../../../lib/groupBy.ts";
import { Trial } from "../../trial.ts";
import { GroupTrial } from "./groupTrial.ts";

const mixed = (InstancesDistribution: MixedInstancesPolicy["InstancesDistribution"], types: readonly string[] = []): object => ({
  LaunchTemplate: undefined,
  MixedInstancesPolicy: { LaunchTemplate: { LaunchTemplateSpecification: { LaunchTemplateName: "web" }, Overrides: types.map((InstanceType) => ({ InstanceType })) }, InstancesDistribution },
});
const SPOT_ONLY = { OnDemandPercentageAboveBaseCapacity: 0 };

const described = (t: Trial, ids: readonly string[]) => (t.call("ec2", "DescribeInstances", { InstanceIds: [...ids] }).Reservations ?? []).flatMap(({ Instances = [] }) => Instances);
/** How many instances of each type a group has, with those on Spot marked. */
const kinds = (g: GroupTrial) => Object.fromEntries([...groupBy(described(g.t, g.ids), ({ InstanceType, InstanceLifecycle = "" }) => `${InstanceType} ${InstanceLifecycle}`.trim())].map(([kind, rows]) => [kind, rows.length]));
const interrupt = (g: GroupTrial, instanceId = g.ids[0] ?? "") => g.t.call("physics", "InterruptSpotInstance", { instanceId });

describe("a group of several types and purchase options", () => {
  const DISTRIBUTION = { OnDemandBaseCapacity: 1, OnDemandPercentageAboveBaseCapacity: 50, SpotAllocationStrategy: "price-capacity-optimized" };

  test("launches what brings it to its shares, of the type that each strategy prefers, and shrinks by them", () => {
    const g = new GroupTrial(5, mixed(DISTRIBUTION, ["m5.large", "t3.small"]));
    g.t.run(60);
    expect(kinds(g)).toEqual({ "m5.large": 3, "t3.small spot": 2 });
    expect(g.group).toMatchObject({ MixedInstancesPolicy: { InstancesDistribution: { ...DISTRIBUTION, OnDemandAllocationStrategy: "prioritized" }, LaunchTemplate: { Overrides: [{ InstanceType: "m5.large" }, { InstanceType: "t3.small" }] } } });
    expect(g.group?.LaunchTemplate).toBeUndefined();
    g.desire(2);
    g.t.run(60);
    expect(kinds(g)).toEqual({ "m5.large": 2 });
    g.t.call("autoscaling", "UpdateAutoScalingGroup", { ...g.name, LaunchTemplate: { LaunchTemplateName: "web" } });
    expect(g.group?.MixedInstancesPolicy).toBeUndefined();
  });

  test.each<readonly [string, object, string]>([
    ["a share beyond all", mixed({ OnDemandPercentageAboveBaseCapacity: 101 }), "OnDemandPercentageAboveBaseCapacity must be between 0 and 100"],
    ["a strategy of nobody", mixed({ SpotAllocationStrategy: "cheapest" }), "Invalid SpotAllocationStrategy cheapest"],
    ["a type that the image does not run on", mixed({}, ["t3.small", "t4g.small"]), "You must use a valid fully-formed launch template. The architecture 'arm64' of the specified instance type"],
  ])("is refused with %s", (_, more, message) => {
    const g = new GroupTrial(0);
    expect(g.t.refusal("autoscaling", "CreateAutoScalingGroup", { AutoScalingGroupName: "other", MinSize: 0, MaxSize: 1, AvailabilityZones: ["us-east-1a"], ...more })).toContain(`ValidationError: ${message}`);
  });
});

describe("an instance of Spot that EC2 takes back", () => {
  test("has two minutes, and is replaced when it is gone", () => {
    const g = new GroupTrial(1, mixed(SPOT_ONLY));
    g.t.run(60);
    const [first = ""] = g.ids;
    expect(g.t.refusal("ec2", "StopInstances", { InstanceIds: [first] })).toMatch(/^UnsupportedOperation: You can't stop the Spot Instance/);
    interrupt(g);
    g.t.run(119);
    expect(described(g.t, [first])[0]?.State?.Name).toBe("running");
    g.t.run(2);
    expect(described(g.t, [first])[0]).toMatchObject({ State: { Name: "shutting-down" }, StateReason: { Code: "Server.SpotInstanceTermination" } });
    g.t.run(90);
    expect([g.states, g.ids.includes(first)]).toEqual([["InService"], false]);
  });

  test("is replaced before that where the group rebalances its capacity", () => {
    const g = new GroupTrial(1, { ...mixed(SPOT_ONLY), CapacityRebalance: true, MaxSize: 1 });
    g.t.run(60);
    const [first = ""] = g.ids;
    interrupt(g);
    g.t.run(15);
    expect(g.states).toEqual(["InService", "Pending"]);
    g.t.run(60);
    expect([g.states, g.ids.includes(first)]).toEqual([["InService"], false]);
    expect(g.activities[0]?.Cause).toMatch(/in response to an EC2 instance rebalance recommendation\.$/);
  });

  test("is no other instance", () => {
    const g = new GroupTrial(1);
    g.t.run(60);
    expect(g.t.refusal("physics", "InterruptSpotInstance", { instanceId: g.ids[0] ?? "" })).toMatch(/^ValidationException: The instance '.+' is no Spot Instance\.$/);
  });
});

test.each([true, false])("its container instance drains on the notice if the agent is told to: %s", (isTold) => {
  const t = new Trial();
  t.call("ecs", "CreateCluster", { clusterName: "shop" });
  const line = isTold ? "echo ECS_ENABLE_SPOT_INSTANCE_DRAINING=true >> /etc/ecs/ecs.config\n" : "";
  t.call("ec2", "RunInstances", { InstanceType: "t3.small", MinCount: 1, MaxCount: 1, IamInstanceProfile: { Name: "ecsInstanceRole" }, InstanceMarketOptions: { MarketType: "spot" }, UserData: encodeBase64(`#!/bin/bash\necho ECS_CLUSTER=shop >> /etc/ecs/ecs.config\n${line}`) });
  t.run(120);
  const [instance] = t.instances("shop");
  t.call("physics", "InterruptSpotInstance", { instanceId: instance?.ec2InstanceId ?? "" });
  t.run(1);
  expect(t.instances("shop").map(({ status }) => status)).toEqual([isTold ? "DRAINING" : "ACTIVE"]);
});
