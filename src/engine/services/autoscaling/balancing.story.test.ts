import { expect, test } from "vitest";
import { GroupTrial } from "./groupTrial.ts";

/** A target group with a listener, to which a group's instances are registered. */
class Balanced extends GroupTrial {
  readonly arn: string;

  constructor(desired: number, more: object = {}) {
    super(desired, more);
    const { t } = this;
    const [{ VpcId = "" } = {}] = t.call("ec2", "DescribeVpcs", {}).Vpcs ?? [];
    const subnets = (t.call("ec2", "DescribeSubnets", {}).Subnets ?? []).map(({ SubnetId = "" }) => SubnetId);
    this.arn = t.call("elbv2", "CreateTargetGroup", { Name: "web", Protocol: "HTTP", Port: 80, VpcId, HealthCheckIntervalSeconds: 10, UnhealthyThresholdCount: 2 }).TargetGroups?.[0]?.TargetGroupArn ?? "";
    t.call("elbv2", "ModifyTargetGroupAttributes", { TargetGroupArn: this.arn, Attributes: [{ Key: "deregistration_delay.timeout_seconds", Value: "60" }] });
    const LoadBalancerArn = t.call("elbv2", "CreateLoadBalancer", { Name: "web", Subnets: subnets }).LoadBalancers?.[0]?.LoadBalancerArn ?? "";
    t.call("elbv2", "CreateListener", { LoadBalancerArn, Protocol: "HTTP", Port: 80, DefaultActions: [{ Type: "forward", TargetGroupArn: this.arn }] });
  }

  get targets(): readonly (readonly [string | undefined, string | undefined])[] {
    return (this.t.call("elbv2", "DescribeTargetHealth", { TargetGroupArn: this.arn }).TargetHealthDescriptions ?? []).map(({ Target, TargetHealth }) => [Target?.Id, TargetHealth?.State] as const);
  }

  attach(): void {
    this.t.call("autoscaling", "AttachLoadBalancerTargetGroups", { ...this.name, TargetGroupARNs: [this.arn] });
  }

  get attached() {
    return this.t.call("autoscaling", "DescribeLoadBalancerTargetGroups", this.name).LoadBalancerTargetGroups;
  }
}

const targetIds = (g: Balanced) => g.targets.map(([id]) => id).toSorted();

test("what is in service is registered with the target groups of its group, and what comes later", () => {
  const g = new Balanced(1);
  g.t.run(60);
  expect(g.targets).toEqual([]);
  g.attach();
  expect([targetIds(g), g.group?.TargetGroupARNs, g.attached]).toEqual([[...g.ids], [g.arn], [{ LoadBalancerTargetGroupARN: g.arn, State: "Added" }]]);
  g.desire(2);
  g.t.run(60);
  expect(targetIds(g)).toEqual(g.ids.toSorted());
  g.t.call("autoscaling", "DetachLoadBalancerTargetGroups", { ...g.name, TargetGroupARNs: [g.arn] });
  g.t.run(120);
  expect([g.targets, g.group?.TargetGroupARNs]).toEqual([[], []]);
});

test("target groups are traffic sources of the type elbv2, also of a group that is made with them", () => {
  const g = new Balanced(1);
  const source = { Identifier: g.arn, Type: "elbv2" };
  const sources = (more: object = {}) => g.t.call("autoscaling", "DescribeTrafficSources", { ...g.name, ...more }).TrafficSources;
  g.t.run(60);
  g.t.call("autoscaling", "AttachTrafficSources", { ...g.name, TrafficSources: [source] });
  expect([targetIds(g), g.group?.TargetGroupARNs, g.group?.TrafficSources, g.attached?.length]).toEqual([[...g.ids], [g.arn], [source], 1]);
  expect([sources(), sources({ TrafficSourceType: "elb" })]).toEqual([[{ ...source, TrafficSource: g.arn, State: "Added" }], []]);
  g.t.call("autoscaling", "DetachTrafficSources", { ...g.name, TrafficSources: [{ Identifier: g.arn }] });
  expect([sources(), g.group?.TargetGroupARNs]).toEqual([[], []]);
  expect(g.t.refusal("autoscaling", "DetachTrafficSources", { ...g.name, TrafficSources: [source] })).toMatch(/^ValidationError: Trying to remove Target Groups that are not part of the group/);
  expect(g.t.refusal("autoscaling", "AttachTrafficSources", { ...g.name, TrafficSources: [{ Identifier: "web", Type: "elb" }] })).toBe("NotSimulated: A traffic source of the type 'elb' is not simulated yet.");
  expect(g.t.refusal("autoscaling", "AttachTrafficSources", { ...g.name, TrafficSources: [{ Identifier: "arn:aws:vpc-lattice:us-east-1:123456789012:targetgroup/tg-0" }] })).toMatch(/^NotSimulated: A traffic source of the type 'vpc-lattice'/);
  g.t.call("autoscaling", "CreateAutoScalingGroup", { AutoScalingGroupName: "other", MinSize: 0, MaxSize: 1, AvailabilityZones: ["us-east-1a"], LaunchTemplate: { LaunchTemplateName: "web" }, TrafficSources: [source] });
  expect(g.t.call("autoscaling", "DescribeAutoScalingGroups", { AutoScalingGroupNames: ["other"] }).AutoScalingGroups[0]?.TargetGroupARNs).toEqual([g.arn]);
});

test("what leaves the service waits for the requests that are under way to it", () => {
  const g = new Balanced(3);
  g.t.run(60);
  g.attach();
  g.t.run(60);
  const [first = "", second = ""] = g.ids;
  g.desire(2);
  g.t.call("autoscaling", "EnterStandby", { ...g.name, InstanceIds: [first], ShouldDecrementDesiredCapacity: true });
  g.t.run(20);
  expect(g.targets.filter(([, state]) => state === "draining").map(([id]) => id)).toContain(first);
  expect(g.states).toContain("EnteringStandby");
  g.t.run(60);
  expect([g.states.includes("Standby"), g.targets.filter(([, state]) => state === "draining")]).toEqual([true, []]);
  const [last = second] = g.members.filter(({ LifecycleState }) => LifecycleState === "InService").map(({ InstanceId }) => InstanceId);
  g.t.call("autoscaling", "TerminateInstanceInAutoScalingGroup", { InstanceId: last, ShouldDecrementDesiredCapacity: true });
  g.t.run(20);
  expect([g.states.includes("Terminating"), g.activities.map(({ StatusCode }) => StatusCode)]).toEqual([true, expect.arrayContaining(["WaitingForELBConnectionDraining"])]);
  g.t.run(100);
  expect(g.ids).not.toContain(last);
});

test("what waits for the requests at a target group goes on once its group is taken off that", () => {
  const g = new Balanced(3);
  g.t.run(60);
  g.attach();
  g.t.run(60);
  const [first = "", second = ""] = g.ids;
  g.t.call("autoscaling", "EnterStandby", { ...g.name, InstanceIds: [first], ShouldDecrementDesiredCapacity: true });
  g.t.call("autoscaling", "TerminateInstanceInAutoScalingGroup", { InstanceId: second, ShouldDecrementDesiredCapacity: true });
  g.t.run(20);
  expect(g.states.toSorted()).toEqual(["EnteringStandby", "InService", "Terminating"]);
  g.t.call("autoscaling", "DetachLoadBalancerTargetGroups", { ...g.name, TargetGroupARNs: [g.arn] });
  g.t.run(60);
  expect(g.states.toSorted()).toEqual(["InService", "Standby"]);
});

test.each([
  ["ELB", 0, "replaced"],
  ["ELB", 3600, "left alone"],
  ["EC2", 0, "left alone"],
])("with the health check type %s and %i seconds of grace, what its target group finds unhealthy is %s", (HealthCheckType, HealthCheckGracePeriod, outcome) => {
  const g = new Balanced(1, { HealthCheckType, HealthCheckGracePeriod });
  g.t.run(60);
  g.attach();
  const [first = ""] = g.ids;
  // Nothing answers on port 80.
  g.t.run(120);
  expect(g.ids.includes(first)).toBe(outcome === "left alone");
  if (outcome === "replaced") expect(g.activities.map(({ Cause }) => Cause)).toContainEqual(expect.stringMatching(/^At \S+ an instance was taken out of service in response to an ELB system health check failure\.$/));
  else expect(g.targets).toEqual([[first, "unhealthy"]]);
});

test("refused are target groups of nobody or with addresses, and those that are not attached", () => {
  const g = new Balanced(0);
  const refused = (operation: "AttachLoadBalancerTargetGroups" | "DetachLoadBalancerTargetGroups", arn: string) => g.t.refusal("autoscaling", operation, { ...g.name, TargetGroupARNs: [arn] });
  const [{ VpcId = "" } = {}] = g.t.call("ec2", "DescribeVpcs", {}).Vpcs ?? [];
  const ip = g.t.call("elbv2", "CreateTargetGroup", { Name: "ip", Protocol: "HTTP", Port: 80, VpcId, TargetType: "ip" }).TargetGroups?.[0]?.TargetGroupArn ?? "";
  expect([refused("AttachLoadBalancerTargetGroups", "arn"), refused("AttachLoadBalancerTargetGroups", ip)]).toEqual(Array.from({ length: 2 }, () => "ValidationError: Provided Target Groups may not be valid. Please ensure they exist and try again."));
  expect(refused("DetachLoadBalancerTargetGroups", g.arn)).toBe(`ValidationError: Trying to remove Target Groups that are not part of the group: ${g.arn}`);
});
