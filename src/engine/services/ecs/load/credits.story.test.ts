import { expect, test } from "vitest";
import { epochSeconds } from "../../../../aws/epoch.ts";
import { billOf } from "../../../session/bill/bill.ts";
import { trafficOn } from "../../../physics/contract.ts";
import { cpuCredits } from "../../ec2/contract.ts";
import { creditsNow } from "../../ec2/credits/creditsNow.ts";
import { story, type Story } from "../story.ts";

type Mode = "standard" | "unlimited";

/** A task on one t3.small that has 2048 units and a baseline of 409.6, each request 20 ms of one vCPU, and so a load of 80 a second four fifths of it. */
function shop(mode: Mode) {
  const s = story();
  const [id = ""] = s.fleet("a", "t3.small");
  s.call("ec2", "ModifyInstanceCreditSpecification", { InstanceCreditSpecifications: [{ InstanceId: id, CpuCredits: mode }] });
  const group = s.balancer("web-alb");
  s.call("physics", "PutImageBehavior", { image: "web:1", resources: { cpuMillisPerRequest: 20, baseCpuUnits: 0 } });
  s.define("web");
  s.serve("web", "web:1", 1, {}, group);
  s.run(120);
  const load = (requestsPerSecond: number) => s.call("physics", "PutTraffic", { targetGroupArn: group, requestsPerSecond });
  return { s, id, load, share: () => trafficOn(s.world.view, group)?.successShare ?? 0, credits: () => creditsNow(s.world.view, id)?.credits ?? NaN };
}

const METRICS = ["CPUCreditUsage", "CPUCreditBalance", "CPUSurplusCreditBalance", "CPUSurplusCreditsCharged"];

/** What CloudWatch has of an instance in the last minutes. */
function points(s: Story, id: string, MetricName: string): readonly (number | undefined)[] {
  const of = { Namespace: "AWS/EC2", MetricName, Dimensions: [{ Name: "InstanceId", Value: id }], Period: 60 };
  const { Datapoints = [] } = s.call("cloudwatch", "GetMetricStatistics", { ...of, Statistics: ["Average"], StartTime: epochSeconds(s.world.now - 300_000), EndTime: epochSeconds(s.world.now) });
  return Datapoints.toSorted((a, b) => Number(a.Timestamp) - Number(b.Timestamp)).map(({ Average }) => Average);
}

test("in standard mode the credits run out at the instant that arithmetic says, and then only the baseline is left", () => {
  const { s, load, share, credits } = shop("standard");
  load(80);
  s.run(1);
  const spentPerHour = (1638 * 60) / 1024;
  const left = (credits() * 3600) / (spentPerHour - 24);
  s.run(left - 1);
  expect(credits()).toBeGreaterThan(0);
  expect(share()).toBe(1);
  s.run(2);
  expect(credits()).toBe(0);
  // 409.6 units answer 20 requests a second of 80.
  expect(share()).toBeCloseTo(0.25, 2);
  load(10);
  s.run(600);
  expect(share()).toBe(1);
  // 10 requests a second take 12 credits an hour, of 24 that come: 2 in ten minutes.
  expect(credits()).toBeCloseTo(2, 1);
});

test("in unlimited mode they are owed, and charged when the instance changes to standard mode or ends", () => {
  const { s, id, load, share, credits } = shop("unlimited");
  load(80);
  s.run(3600);
  expect(share()).toBe(1);
  expect(credits()).toBeLessThan(-60);
  const owed = -credits();
  const surplus = () => billOf(s.world.view).capacity.find(({ use }) => use.kind === "surplusCredits")?.dollars ?? 0;
  expect(surplus()).toBe(0);
  s.call("ec2", "ModifyInstanceCreditSpecification", { InstanceCreditSpecifications: [{ InstanceId: id, CpuCredits: "standard" }] });
  s.run(1);
  expect(share()).toBeCloseTo(0.25, 2);
  expect(surplus()).toBeCloseTo((owed / 60) * 0.05, 6);
  s.call("ec2", "TerminateInstances", { InstanceIds: [id] });
  s.run(120);
  expect(s.world.view.size(cpuCredits)).toBe(0);
  expect(surplus()).toBeCloseTo((owed / 60) * 0.05, 6);
  expect(billOf(s.world.view).shared.dollars).toBeGreaterThan(surplus());
});

test("what is spent beyond what a day earns is charged by the hour", () => {
  const { s, load, credits } = shop("unlimited");
  load(80);
  s.run(12 * 3600);
  expect(credits()).toBe(-576);
  const line = billOf(s.world.view).capacity.find(({ use }) => use.kind === "surplusCredits");
  // 96 credits an hour are spent, all but 24 of them are charged.
  expect(line?.count).toBeCloseTo((1638 / 1024) - 0.4, 6);
  expect(line?.dollarsPerHour).toBeCloseTo(0.05 * (1638 / 1024 - 0.4), 6);
});

test("CloudWatch has the balance and what is spent of it", () => {
  const { s, id, load, credits } = shop("standard");
  for (const MetricName of METRICS) {
    const of = { Namespace: "AWS/EC2", MetricName, Dimensions: [{ Name: "InstanceId", Value: id }], Period: 60 };
    s.call("cloudwatch", "PutMetricAlarm", { AlarmName: MetricName, ...of, Statistic: "Average", EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: "GreaterThanThreshold" });
  }
  load(40);
  s.run(240 + 60 - ((s.world.now / 1000) % 60));
  const [usage = 0, balance = 0, ...surplus] = METRICS.map((metric) => points(s, id, metric).at(-1));
  // 819 units for a minute.
  expect(usage).toBeCloseTo(819 / 1024, 3);
  expect(balance).toBeCloseTo(credits(), 3);
  expect(surplus).toEqual([0, 0]);
});

test("nothing is kept of credits while nothing is said of what programs use, or no instance is of a T family", () => {
  const quiet = story();
  quiet.fleet("a", "t3.small");
  quiet.define("web");
  quiet.serve("web", "web:1", 1);
  quiet.run(120);
  expect(quiet.world.view.size(cpuCredits)).toBe(0);
  const large = story();
  large.fleet("a");
  large.call("physics", "PutImageBehavior", { image: "web:1", resources: { cpuMillisPerRequest: 20 } });
  large.define("web");
  large.serve("web", "web:1", 1);
  large.run(120);
  expect(large.world.view.size(cpuCredits)).toBe(0);
});

test("a stopped instance of T3 keeps its credits for seven days", () => {
  const { s, id, credits } = shop("standard");
  s.run(3600);
  const before = credits();
  s.call("ec2", "StopInstances", { InstanceIds: [id] });
  s.run(6 * 24 * 3600);
  expect(credits()).toBeCloseTo(before, 9);
  s.call("ec2", "StartInstances", { InstanceIds: [id] });
  s.run(60);
  expect(credits()).toBeGreaterThan(before);
  s.call("ec2", "StopInstances", { InstanceIds: [id] });
  s.run(8 * 24 * 3600);
  s.call("ec2", "StartInstances", { InstanceIds: [id] });
  s.run(60);
  expect(credits()).toBeLessThan(1);
});
