import { expect, test } from "vitest";
import { GroupTrial } from "./groupTrial.ts";

const zonesOf = (g: GroupTrial) => g.members.map(({ AvailabilityZone }) => AvailabilityZone).sort();
const dark = (g: GroupTrial, available: boolean) => g.t.call("physics", "SetZoneAvailable", { availabilityZone: "us-east-1a", available });
const setHealth = (g: GroupTrial, InstanceId: string, ShouldRespectGracePeriod = true) => g.t.call("autoscaling", "SetInstanceHealth", { InstanceId, HealthStatus: "Unhealthy", ShouldRespectGracePeriod });

test("an instance that somebody calls unhealthy is replaced, though not while its group gives it time", () => {
  const g = new GroupTrial(2, { HealthCheckGracePeriod: 300, HealthCheckType: "ELB", NewInstancesProtectedFromScaleIn: true });
  g.t.run(60);
  const [first = "", second = ""] = g.ids;
  setHealth(g, first);
  g.t.run(60);
  expect([g.ids, g.group?.HealthCheckType]).toEqual([[first, second], "ELB"]);
  setHealth(g, first, false);
  g.t.run(90);
  expect(g.ids).toEqual([second, expect.any(String)]);
  expect(g.activities[1]?.Cause).toMatch(/^At \S+ an instance was taken out of service in response to a user health-check\.$/);
  g.t.run(300);
  setHealth(g, second);
  g.t.run(90);
  expect(g.ids).not.toContain(second);
});

test("an instance whose machine is dead is replaced after some minutes", () => {
  const g = new GroupTrial(1);
  g.t.run(60);
  const [first = ""] = g.ids;
  g.t.call("physics", "FailInstance", { instanceId: first });
  g.t.run(150);
  expect(g.ids).toEqual([first]);
  g.t.run(120);
  expect(g.ids).not.toContain(first);
  expect(g.activities[1]?.Cause).toMatch(/in response to an EC2 instance status checks failure\.$/);
});

test("a zone that goes dark loses its instances to the others, and gets its share again when it is back: first one comes, then one goes", () => {
  const g = new GroupTrial(4, { MaxSize: 4 });
  g.t.run(60);
  dark(g, false);
  g.t.run(290);
  expect(zonesOf(g)).toEqual(Array.from({ length: 4 }, () => "us-east-1b"));
  dark(g, true);
  const sizes = new Set<number>();
  for (let i = 0; i < 120; i++) {
    g.t.run(10);
    sizes.add(g.members.filter(({ LifecycleState }) => LifecycleState === "InService").length);
  }
  expect(zonesOf(g)).toEqual(["us-east-1a", "us-east-1a", "us-east-1b", "us-east-1b"]);
  expect([...sizes].sort()).toEqual([4, 5]);
  expect(g.activities.map(({ Cause = "" }) => Cause)).toContainEqual(expect.stringMatching(/^At \S+ availability zones us-east-1a us-east-1b had 0 4 instances respectively\. An instance was launched to aid in balancing the group's zones\.$/));
});

test("a group that leaves a zone moves what stands there, unless that is suspended", () => {
  const g = new GroupTrial(2);
  g.t.run(60);
  g.t.call("autoscaling", "SuspendProcesses", { ...g.name, ScalingProcesses: ["AZRebalance"] });
  g.t.call("autoscaling", "UpdateAutoScalingGroup", { ...g.name, AvailabilityZones: ["us-east-1b", "us-east-1c"] });
  g.t.run(300);
  expect(zonesOf(g)).toEqual(["us-east-1a", "us-east-1b"]);
  g.t.call("autoscaling", "ResumeProcesses", { ...g.name, ScalingProcesses: ["AZRebalance"] });
  g.t.run(300);
  expect(zonesOf(g)).toEqual(["us-east-1b", "us-east-1c"]);
});
