import { expect, test } from "vitest";
import { capacityProviderArn } from "../../../aws/arn.ts";
import { explainProvider } from "./capacityProviders/explain.ts";
import { GroupStory, MANAGED } from "./capacityProviders/groupStory.ts";

const told = (s: GroupStory) => explainProvider(s.world.view, capacityProviderArn("auto"));
const holds = (s: GroupStory) => told(s)?.holds.map(({ kind }) => kind);

/** A full group of so many m5.large, each with one task, past its warm-up. */
function full(instances: number, settings: object = {}, group: object = {}): GroupStory {
  const s = new GroupStory();
  s.provide("auto", { ...MANAGED, ...settings }, { DesiredCapacity: instances, ...group });
  s.associate(["auto"], [{ capacityProvider: "auto", weight: 1 }]);
  s.run(120);
  s.define("web", { cpu: 2048 });
  s.serve("web", "web:1", instances);
  s.run(480);
  return s;
}

test("a task too many: an instance more by the next minute, and the task runs some three minutes after it was asked for", () => {
  const s = full(3);
  expect(s.service("web").runningCount).toBe(3);
  expect(s.asg("auto").Tags).toMatchObject([{ Key: "AmazonECSManaged" }]);
  const asked = s.world.now / 1000;
  s.update("web", { desiredCount: 4 });
  const since = () => s.world.now / 1000 - asked;
  s.run(5);
  expect(s.tasks().map(({ lastStatus }) => lastStatus).toSorted()).toEqual(["PROVISIONING", "RUNNING", "RUNNING", "RUNNING"]);
  expect(told(s)).toMatchObject({ instances: 3, busy: 3, waiting: [{ cpuUnits: 2048, asks: 1 }], needed: 4, more: 1, desired: 4, next: 4, rings: null, holds: [{ kind: "AwaitsAlarm", alarm: { threshold: 100 } }] });
  const until = (isSo: () => boolean) => {
    while (!isSo() && since() < 400) s.run(1);
    return since();
  };
  expect(until(() => s.asg("auto").DesiredCapacity === 4)).toBe(77);
  expect(told(s)).toMatchObject({ rings: { asksFor: "out" }, next: 4, holds: [{ kind: "WarmingUp", until: null }], evaluation: { instances: 3, needed: 4, desired: 4, outcome: "Scaled" } });
  expect(until(() => s.instances("prod").length === 4)).toBeLessThan(185);
  expect(until(() => s.service("web").runningCount === 4)).toBeLessThan(200);
  const { Activities } = s.call("autoscaling", "DescribeScalingActivities", { AutoScalingGroupName: "auto" });
  expect(Activities[0]?.Cause).toMatch(/a monitor alarm TargetTracking-auto-AlarmHigh-[0-9a-f-]{36} in state ALARM triggered policy ECSManagedAutoScalingPolicy-[0-9a-f-]{36} changing the desired capacity from 3 to 4\./);
  s.run(1_800);
  expect([s.asg("auto").DesiredCapacity, s.service("web").runningCount]).toEqual([4, 4]);
});

test("from nothing the group goes to two, and one of them goes when it was idle for a quarter of an hour", () => {
  const s = full(0);
  s.update("web", { desiredCount: 1 });
  s.run(80);
  expect(s.asg("auto").DesiredCapacity).toBe(2);
  s.run(820);
  expect(told(s)).toMatchObject({ instances: 2, busy: 1, waiting: [], needed: 1, reservation: 50, desired: 1, next: 1, holds: [{ kind: "AwaitsAlarm", alarm: { datapointsToAlarm: 15 } }] });
  expect([s.asg("auto").DesiredCapacity, s.service("web").runningCount]).toEqual([2, 1]);
  s.run(400);
  expect(s.asg("auto").DesiredCapacity).toBe(1);
  s.run(600);
  expect([s.asg("auto").DesiredCapacity, s.service("web").runningCount]).toEqual([1, 1]);
});

test("a second step waits for the warm-up of the first, and the group's maximum for nobody", () => {
  const s = full(2, { managedScaling: { status: "ENABLED", maximumScalingStepSize: 1, instanceWarmupPeriod: 200 } }, { MaxSize: 4 });
  s.update("web", { desiredCount: 8 });
  s.run(80);
  expect(s.asg("auto").DesiredCapacity).toBe(3);
  s.run(190);
  expect(s.asg("auto").DesiredCapacity).toBe(3);
  s.run(120);
  expect(s.asg("auto").DesiredCapacity).toBe(4);
  s.run(400);
  expect([s.asg("auto").DesiredCapacity, s.service("web").runningCount, s.service("web").pendingCount]).toEqual([4, 4, 4]);
  expect(told(s)).toMatchObject({ waiting: [{ taskArns: { length: 4 }, asks: 4 }], more: 1, desired: 5, next: 4, holds: [{ kind: "AlreadyAtMaxCapacity" }] });
});

test("scaling in is paced, and takes what a target below 100 leaves idle into account", () => {
  const s = full(5, { managedScaling: { status: "ENABLED", targetCapacity: 50 } });
  expect(s.asg("auto").DesiredCapacity).toBe(10);
  s.update("web", { desiredCount: 1 });
  const seen: number[] = [];
  for (let minute = 0; minute < 30; minute++) {
    s.run(60);
    const { DesiredCapacity } = s.asg("auto");
    if (seen.at(-1) !== DesiredCapacity) seen.push(DesiredCapacity);
  }
  expect(seen.slice(0, 5)).toEqual([10, 6, 4, 3, 2]);
});

test("with termination protection the empty instances go, whichever the group would take", () => {
  const s = full(3, { managedTerminationProtection: "ENABLED" }, { NewInstancesProtectedFromScaleIn: true, TerminationPolicies: ["OldestInstance"] });
  const before = s.asg("auto").Instances ?? [];
  expect(before.map(({ ProtectedFromScaleIn }) => ProtectedFromScaleIn)).toEqual([true, true, true]);
  s.update("web", { desiredCount: 2 });
  s.run(60);
  const busy = new Set(s.tasks().map(({ containerInstanceArn }) => containerInstanceArn));
  expect(holds(s)).toEqual(["AwaitsAlarm"]);
  const stays = s.instances("prod").filter(({ containerInstanceArn = "" }) => busy.has(containerInstanceArn)).map(({ ec2InstanceId }) => ec2InstanceId);
  s.run(1_200);
  expect(s.asg("auto").Instances?.map(({ InstanceId }) => InstanceId).toSorted()).toEqual(stays.toSorted());
  expect(s.service("web").runningCount).toBe(2);
});

test("a cluster tells of what ECS has in the group, is not changed while that comes, and keeps a provider that is in use", () => {
  const s = full(1);
  const cluster = () => s.call("ecs", "DescribeClusters", { clusters: ["prod"], include: ["ATTACHMENTS"] }).clusters?.[0];
  expect(cluster()).toMatchObject({ attachmentsStatus: "UPDATE_COMPLETE", attachments: [{ type: "as_policy", status: "CREATED", details: [{ value: "auto" }, { value: expect.stringMatching(/^ECSManagedAutoScalingPolicy-/) }] }, { type: "managed_draining" }] });
  const none = { cluster: "prod", capacityProviders: [], defaultCapacityProviderStrategy: [] };
  expect(s.refusal("ecs", "PutClusterCapacityProviders", none)).toMatch(/^ResourceInUseException: /);
  s.associate(["auto", "FARGATE"]);
  expect(s.refusal("ecs", "PutClusterCapacityProviders", none)).toMatch(/^UpdateInProgressException: /);
  s.run(15);
  s.call("ecs", "DeleteService", { cluster: "prod", service: "web", force: true });
  s.run(300);
  s.associate([]);
  expect(s.call("cloudwatch", "DescribeAlarms", {}).MetricAlarms).toEqual([]);
  s.run(15);
  expect(cluster()).toMatchObject({ attachments: [] });
});
