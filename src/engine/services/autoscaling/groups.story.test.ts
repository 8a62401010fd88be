import { beforeEach, describe, expect, test } from "vitest";
import type { RequestLaunchTemplateData } from "../../../aws/generated/ec2.ts";
import { encodeBase64 } from "../../../lib/base64.ts";
import { groupBy } from "../../../lib/groupBy.ts";
import { joining, Trial } from "../../trial.ts";

const IMAGE = "ami-0a1b2c3d4e5f60718";
const DATA = { ImageId: IMAGE, InstanceType: "t3.small", IamInstanceProfile: { Name: "ecsInstanceRole" }, UserData: encodeBase64(joining("shop")) } as const;

let t: Trial;
let subnets: readonly string[];
beforeEach(() => {
  t = new Trial();
  t.call("ecs", "CreateCluster", { clusterName: "shop" });
  subnets = (t.call("ec2", "DescribeSubnets", {}).Subnets ?? []).map(({ SubnetId = "" }) => SubnetId);
});

const template = (data: RequestLaunchTemplateData = DATA, LaunchTemplateName = "web") => t.call("ec2", "CreateLaunchTemplate", { LaunchTemplateName, LaunchTemplateData: data });
const base = (DesiredCapacity: number, more: object = {}) => ({
  AutoScalingGroupName: "web",
  MinSize: 0,
  MaxSize: 10,
  DesiredCapacity,
  VPCZoneIdentifier: subnets.slice(0, 2).join(","),
  LaunchTemplate: { LaunchTemplateName: "web" },
  ...more,
});
const create = (desired: number, more: object = {}) => t.call("autoscaling", "CreateAutoScalingGroup", base(desired, more));
const desire = (DesiredCapacity: number) => t.call("autoscaling", "SetDesiredCapacity", { AutoScalingGroupName: "web", DesiredCapacity });
const group = () => t.call("autoscaling", "DescribeAutoScalingGroups", { AutoScalingGroupNames: ["web"] }).AutoScalingGroups[0];
const members = () => group()?.Instances ?? [];
const states = () => members().map(({ LifecycleState }) => LifecycleState);
const zones = () => Object.fromEntries([...groupBy(members().filter(({ LifecycleState }) => LifecycleState === "InService"), ({ AvailabilityZone }) => AvailabilityZone)].map(([zone, rows]) => [zone, rows.length]));
const activities = () => t.call("autoscaling", "DescribeScalingActivities", { AutoScalingGroupName: "web" }).Activities;

describe("a group", () => {
  test("launches what it should have, balanced over its zones, and the instances register", () => {
    template();
    create(4, { Tags: [{ Key: "team", Value: "a", PropagateAtLaunch: true }, { Key: "own", Value: "b" }] });
    expect(states()).toEqual([]);
    t.run(6);
    expect(states()).toEqual(["Pending", "Pending", "Pending", "Pending"]);
    expect(activities().map(({ StatusCode }) => StatusCode)).toEqual(Array.from({ length: 4 }, () => "PreInService"));
    t.run(20);
    expect(zones()).toEqual({ "us-east-1a": 2, "us-east-1b": 2 });
    const [activity] = activities();
    expect(activity).toMatchObject({
      Description: `Launching a new EC2 instance: ${members().at(-1)?.InstanceId}`,
      Cause: "At 2026-01-05T09:00:00Z a user request created an AutoScalingGroup changing the desired capacity from 0 to 4.  At 2026-01-05T09:00:05Z an instance was started in response to a difference between desired and actual capacity, increasing the capacity from 0 to 4.",
      StatusCode: "Successful",
      Progress: 100,
    });
    const [reservation] = t.call("ec2", "DescribeInstances", { InstanceIds: [members()[0]?.InstanceId ?? ""] }).Reservations ?? [];
    expect(reservation?.Instances?.[0]?.Tags).toEqual([{ Key: "aws:autoscaling:groupName", Value: "web" }, { Key: "team", Value: "a" }]);
    t.run(90);
    expect(t.instances("shop")).toHaveLength(4);
  });

  test("follows its desired capacity up and down, and keeps its zones balanced", () => {
    template();
    create(1);
    t.run(30);
    desire(5);
    t.run(30);
    const counts = Object.values(zones());
    expect(counts.toSorted()).toEqual([2, 3]);
    desire(2);
    t.run(6);
    expect(states().filter((state) => state === "Terminating")).toHaveLength(3);
    expect(activities()[0]?.Cause).toMatch(
      /^At 2026-01-05T09:01:00Z a user request explicitly set group desired capacity changing the desired capacity from 5 to 2\. {2}At 2026-01-05T09:01:05Z an instance was taken out of service in response to a difference between desired and actual capacity, shrinking the capacity from 5 to 2\. {2}At 2026-01-05T09:01:05Z instance i-[0-9a-f]{17} was selected for termination\.$/,
    );
    t.run(60);
    expect(zones()).toEqual({ "us-east-1a": 1, "us-east-1b": 1 });
  });

  test.each(["TerminateInstances", "StopInstances"] as const)("replaces an instance after %s", (operation) => {
    template();
    create(2);
    t.run(30);
    const [first] = members();
    t.call("ec2", operation, { InstanceIds: [first?.InstanceId ?? ""] });
    t.run(120);
    expect(states()).toEqual(["InService", "InService"]);
    expect(members().map(({ InstanceId }) => InstanceId)).not.toContain(first?.InstanceId);
    const [launch, terminate] = activities();
    expect(launch?.Cause).toMatch(/^At \S+ an instance was launched in response to an unhealthy instance needing to be replaced\.$/);
    expect(terminate?.Cause).toMatch(/^At \S+ an instance was taken out of service in response to an EC2 health check indicating it has been terminated or stopped\.$/);
  });

  test("tells why it cannot launch, tries again later and later, and has its instances once it can", () => {
    template();
    create(0);
    t.call("iam", "RemoveRoleFromInstanceProfile", { InstanceProfileName: "ecsInstanceRole", RoleName: "ecsInstanceRole" });
    t.call("iam", "DeleteInstanceProfile", { InstanceProfileName: "ecsInstanceRole" });
    desire(1);
    t.run(400);
    const reason = "Value (ecsInstanceRole) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name Launching EC2 instance failed.";
    expect(activities()[0]).toMatchObject({ StatusCode: "Failed", StatusMessage: reason, Description: `Launching a new EC2 instance.  Status Reason: ${reason}` });
    // Both zones at 5, 65, 185, and not yet at 425 seconds.
    expect(activities()).toHaveLength(6);
    t.call("iam", "CreateInstanceProfile", { InstanceProfileName: "ecsInstanceRole" });
    t.run(120);
    expect(states()).toEqual(["InService"]);
  });

  test("launches where there is room when a zone is dark", () => {
    template();
    create(0);
    t.call("physics", "SetZoneAvailable", { availabilityZone: "us-east-1a", available: false });
    desire(2);
    t.run(30);
    expect(zones()).toEqual({ "us-east-1b": 2 });
  });

  test("goes with its instances", () => {
    template();
    create(2);
    t.run(30);
    expect(t.refusal("autoscaling", "DeleteAutoScalingGroup", { AutoScalingGroupName: "web" })).toMatch(/^ResourceInUse: You cannot delete an AutoScalingGroup while there are instances/);
    t.call("autoscaling", "DeleteAutoScalingGroup", { AutoScalingGroupName: "web", ForceDelete: true });
    t.run(1);
    expect([group()?.Status, ...states()]).toEqual(["Delete in progress", "Terminating", "Terminating"]);
    expect(t.refusal("autoscaling", "SetDesiredCapacity", { AutoScalingGroupName: "web", DesiredCapacity: 1 })).toMatch(/^ValidationError: /);
    t.run(60);
    expect(group()).toBeUndefined();
    expect(t.call("autoscaling", "DescribeScalingActivities", { AutoScalingGroupName: "web", IncludeDeletedGroups: true }).Activities).toHaveLength(4);
  });
});

describe("TerminateInstanceInAutoScalingGroup", () => {
  const terminate = (ShouldDecrementDesiredCapacity: boolean) => ({ InstanceId: members()[0]?.InstanceId ?? "", ShouldDecrementDesiredCapacity });
  beforeEach(() => {
    template();
    create(2, { MinSize: 1 });
    t.run(30);
  });

  test("has the instance replaced", () => {
    const { Activity } = t.call("autoscaling", "TerminateInstanceInAutoScalingGroup", terminate(false));
    expect(Activity).toMatchObject({ StatusCode: "InProgress", Cause: expect.stringMatching(/was taken out of service in response to a user request\.$/) });
    t.run(60);
    expect(states()).toEqual(["InService", "InService"]);
  });

  test("or makes the group smaller, down to its least size", () => {
    t.call("autoscaling", "TerminateInstanceInAutoScalingGroup", terminate(true));
    t.run(60);
    expect([group()?.DesiredCapacity, ...states()]).toEqual([1, "InService"]);
    expect(t.refusal("autoscaling", "TerminateInstanceInAutoScalingGroup", terminate(true))).toMatch(/^ValidationError: Currently, desiredSize equals minSize \(1\)\./);
    expect(t.refusal("autoscaling", "TerminateInstanceInAutoScalingGroup", { InstanceId: "i-0", ShouldDecrementDesiredCapacity: false })).toBe(
      "ValidationError: Instance Id not found - No managed instance found for instance ID: i-0",
    );
  });
});

test("a protected instance stays, and a group takes the oldest where it is told so", () => {
  template();
  create(1, { TerminationPolicies: ["OldestInstance"] });
  t.run(30);
  const [oldest] = members();
  desire(2);
  t.run(30);
  desire(1);
  t.run(60);
  expect(members().map(({ InstanceId }) => InstanceId)).not.toContain(oldest?.InstanceId);
  t.call("autoscaling", "UpdateAutoScalingGroup", { AutoScalingGroupName: "web", NewInstancesProtectedFromScaleIn: true, MinSize: 2 });
  t.run(60);
  expect(members().map(({ ProtectedFromScaleIn }) => ProtectedFromScaleIn)).toEqual([false, true]);
  t.call("autoscaling", "UpdateAutoScalingGroup", { AutoScalingGroupName: "web", MinSize: 0, DesiredCapacity: 0 });
  t.run(60);
  expect(members().map(({ ProtectedFromScaleIn }) => ProtectedFromScaleIn)).toEqual([true]);
});

describe("refused are", () => {
  const NOT_FORMED = "ValidationError: You must use a valid fully-formed launch template.";
  const refusal = (more: object) => t.refusal("autoscaling", "CreateAutoScalingGroup", base(1, more));
  beforeEach(() => {
    template();
  });

  test.each<readonly [string, object, string]>([
    ["crossed bounds", { MinSize: 2, MaxSize: 1 }, "ValidationError: Max bound, 1, must be greater than or equal to min bound, 2"],
    ["a capacity out of bounds", { MaxSize: 0 }, "ValidationError: Desired capacity:1 must be between the specified min size:0 and max size:0"],
    ["a subnet of nobody", { VPCZoneIdentifier: "subnet-0" }, "ValidationError: The subnet ID 'subnet-0' does not exist"],
    ["no place", { VPCZoneIdentifier: undefined }, "ValidationError: At least one Availability Zone or VPC Subnet is required."],
    ["another zone than the subnets'", { AvailabilityZones: ["us-east-1c"] }, "ValidationError: The availability zones of the specified subnets and the Auto Scaling group do not match"],
    ["nothing to launch by", { LaunchTemplate: undefined }, "ValidationError: Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId or MixedInstancesPolicy parameter."],
    ["a launch configuration", { LaunchConfigurationName: "old" }, "ValidationError: Launch configuration name not found - A launch configuration with the name: old does not exist"],
    ["a template of nobody", { LaunchTemplate: { LaunchTemplateId: "lt-0" } }, `${NOT_FORMED} The specified launch template, with template ID lt-0, does not exist.`],
    ["target groups of nobody", { TargetGroupARNs: ["arn"] }, "ValidationError: Provided Target Groups may not be valid. Please ensure they exist and try again."],
    ["Classic Load Balancers", { LoadBalancerNames: ["clb"] }, "NotSimulated: An Auto Scaling group with LoadBalancerNames is not simulated yet."],
  ])("%s", (_, more, expected) => expect(refusal(more)).toBe(expected));

  test.each<readonly [string, RequestLaunchTemplateData, string]>([
    ["without an image", { InstanceType: "t3.small" }, "The request must contain the parameter ImageId"],
    ["with another architecture", { ...DATA, InstanceType: "t4g.small" }, "The architecture 'arm64' of the specified instance type does not match the architecture 'x86_64' of the specified AMI. Specify an instance type and an AMI that have matching architectures, and try again."],
    ["with a profile of nobody", { ...DATA, IamInstanceProfile: { Name: "nobody" } }, "Value (nobody) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name"],
    ["with a group of nobody", { ...DATA, SecurityGroupIds: ["sg-0"] }, "The security group 'sg-0' does not exist"],
  ])("a template %s", (_, data, expected) => {
    template(data, "other");
    expect(refusal({ LaunchTemplate: { LaunchTemplateName: "other" } })).toBe(`${NOT_FORMED} ${expected}`);
  });

  test("a second group of the name, and a desired capacity out of bounds", () => {
    create(1, { MinSize: 1, MaxSize: 2 });
    expect(refusal({})).toBe("AlreadyExists: AutoScalingGroup by this name already exists - A group with the name web already exists");
    const set = (DesiredCapacity: number) => t.refusal("autoscaling", "SetDesiredCapacity", { AutoScalingGroupName: "web", DesiredCapacity });
    expect([set(3), set(0)]).toEqual([
      "ValidationError: New SetDesiredCapacity value 3 is above max value 2 for the AutoScalingGroup.",
      "ValidationError: New SetDesiredCapacity value 0 is below min value 1 for the AutoScalingGroup.",
    ]);
  });
});
