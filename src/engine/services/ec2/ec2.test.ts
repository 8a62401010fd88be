import { beforeEach, expect, test } from "vitest";
import { decodeBase64, encodeBase64 } from "../../../lib/base64.ts";
import { World } from "../../kernel/world.ts";
import { billing } from "../billing/index.ts";
import { billingMeters } from "../billing/meters.ts";
import { physics } from "../../physics/index.ts";
import { machines } from "../../physics/tables.ts";
import { elb } from "../elb/index.ts";
import { elbv2 } from "../elbv2/index.ts";
import { ec2, seedAccount } from "./index.ts";
import { instances, securityGroups, subnets } from "./tables.ts";

const ONE = { InstanceType: "m5.large", MinCount: 1, MaxCount: 1 };

let world: World;
beforeEach(() => {
  world = new World([physics, ec2, elb, elbv2, billing, billingMeters], 5);
  seedAccount(world.context);
});

test("a fresh account has a default VPC with a subnet in each zone, and a default security group", () => {
  expect(call("DescribeVpcs", {})).toMatchObject({ Vpcs: [{ CidrBlock: "172.31.0.0/16", IsDefault: true }] });
  expect(call("DescribeSubnets", {})).toMatchObject({
    Subnets: [
      { AvailabilityZone: "us-east-1a", CidrBlock: "172.31.0.0/20", AvailableIpAddressCount: 4091 },
      { AvailabilityZone: "us-east-1b", CidrBlock: "172.31.16.0/20" },
      { AvailabilityZone: "us-east-1c", CidrBlock: "172.31.32.0/20" },
    ],
  });
  expect(call("DescribeSubnets", { Filters: [{ Name: "availability-zone", Values: ["*b"] }] }).Subnets).toHaveLength(1);
  expect(call("DescribeSecurityGroups", {})).toMatchObject({
    SecurityGroups: [{ GroupName: "default", IpPermissionsEgress: [{ IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] }] }],
  });
});

test("the same seed gives the same account, another seed another", () => {
  const vpcOf = (seed: number) => {
    const other = new World([physics, ec2, elb, elbv2, billing, billingMeters], seed);
    seedAccount(other.context);
    return other.context.all(subnets)[0]?.vpcId;
  };
  expect(vpcOf(5)).toBe(world.context.all(subnets)[0]?.vpcId);
  expect(vpcOf(6)).not.toBe(vpcOf(5));
});

test("an instance is pending, runs, boots, shuts down, is terminated, and is forgotten after an hour", () => {
  const id = launch({ ...ONE, UserData: encodeBase64("ECS_CLUSTER=x"), SubnetId: subnet(1) });
  expect(instance(id)).toMatchObject({ state: "pending", availabilityZone: "us-east-1b", userData: "ECS_CLUSTER=x" });
  expect(call("GetConsoleOutput", { InstanceId: id }).Output).toBeUndefined();
  world.runUntil(15_000);
  expect(instance(id)?.state).toBe("running");
  world.runUntil(55_000);
  expect(world.context.need(machines, id).powered).toBe(true);
  const output = decodeBase64(String(call("GetConsoleOutput", { InstanceId: id }).Output)) ?? "";
  expect(output).toContain("userdata: 'b'ECS_CLUSTER=x'...'");
  expect(call("TerminateInstances", { InstanceIds: [id] })).toEqual({
    TerminatingInstances: [
      { InstanceId: id, PreviousState: { Code: 16, Name: "running" }, CurrentState: { Code: 32, Name: "shutting-down" } },
    ],
  });
  expect(world.context.need(machines, id).powered).toBe(false);
  const told = world.log.map(({ name }) => name).filter((name) => name !== "call");
  expect(told.slice(-2)).toEqual(["ec2.instanceStateChanged", "physics.machineLost"]);
  world.runUntil(85_000);
  expect(instance(id)?.state).toBe("terminated");
  expect(world.context.find(machines, id)).toBeUndefined();
  world.runUntil(85_000 + 3_600_000 - 1);
  expect(call("DescribeInstances", { InstanceIds: [id] }).Reservations).toHaveLength(1);
  world.runUntil(85_000 + 3_600_000);
  expect(refusal("DescribeInstances", { InstanceIds: [id] })).toEqual([
    "InvalidInstanceID.NotFound",
    `The instance ID '${id}' does not exist`,
  ]);
});

test("a stopped instance starts again, with its address and its images, and boots anew", () => {
  const id = launch(ONE);
  expect(refusal("StopInstances", { InstanceIds: [id] })).toEqual([
    "IncorrectInstanceState",
    `Instance '${id}' cannot be stopped as it has never reached the 'running' state.`,
  ]);
  world.runUntil(60_000);
  const { privateIpAddress } = instance(id) ?? {};
  call("StopInstances", { InstanceIds: [id] });
  expect(refusal("StartInstances", { InstanceIds: [id] })?.[0]).toBe("IncorrectInstanceState");
  world.runUntil(95_000);
  expect(instance(id)?.state).toBe("stopped");
  call("StartInstances", { InstanceIds: [id] });
  world.runUntil(160_000);
  expect(instance(id)).toMatchObject({ state: "running", privateIpAddress, stateReason: null });
  expect(world.context.need(machines, id).powered).toBe(true);
});

test("terminated while still pending, it never runs", () => {
  const id = launch(ONE);
  call("TerminateInstances", { InstanceIds: [id] });
  world.runUntil(29_999);
  expect(instance(id)?.state).toBe("shutting-down");
  world.runUntil(30_000);
  expect(instance(id)?.state).toBe("terminated");
  expect(world.context.find(machines, id)).toBeUndefined();
});

test("without a subnet instances go where the fewest are, and never to a dark zone", () => {
  const zones = [1, 2, 3].map(() => instance(launch(ONE))?.availabilityZone);
  expect(zones).toEqual(["us-east-1a", "us-east-1b", "us-east-1c"]);
  const dim = world.operation("physics", "SetZoneAvailable");
  if (dim !== undefined) world.dispatch(dim, { availabilityZone: "us-east-1a", available: false });
  expect(instance(launch(ONE))?.availabilityZone).toBe("us-east-1b");
  const [code, message] = refusal("RunInstances", { ...ONE, SubnetId: subnet(0) }) ?? [];
  expect(code).toBe("InsufficientInstanceCapacity");
  expect(message).toContain("(us-east-1a)");
  expect(message).toContain("choosing us-east-1b, us-east-1c.");
});

test("the same token launches once; with another request it is refused", () => {
  const input = { ...ONE, MaxCount: 3, ClientToken: "t" };
  const first = call("RunInstances", input);
  expect(call("RunInstances", input).ReservationId).toBe(first.ReservationId);
  expect(world.context.size(instances)).toBe(3);
  expect(refusal("RunInstances", { ...input, MaxCount: 2 })?.[0]).toBe("IdempotentParameterMismatch");
});

test.each([
  [{ ...ONE, InstanceType: "m9.huge" }, "NotSimulated"],
  [{ ...ONE, MinCount: 2 }, "InvalidParameterValue"],
  [{ ...ONE, ImageId: "ami-x" }, "InvalidAMIID.Malformed"],
  [{ ...ONE, ImageId: "ami-0b2c3d4e5f6071829" }, "InvalidParameterValue"],
  [{ ...ONE, SubnetId: "subnet-0" }, "InvalidSubnetID.NotFound"],
  [{ ...ONE, SecurityGroupIds: ["sg-0"] }, "InvalidGroup.NotFound"],
  [{ ...ONE, Placement: { AvailabilityZone: "us-east-1z" } }, "InvalidParameterValue"],
  [{ ...ONE, UserData: "#!/bin/sh" }, "InvalidParameterValue"],
  [{ ...ONE, UserData: encodeBase64("x".repeat(16_385)) }, "InvalidParameterValue"],
  [{ ...ONE, MinCount: 4092, MaxCount: 4092 }, "InsufficientFreeAddressesInSubnet"],
  [{ ...ONE, MinCount: 1e9, MaxCount: 1e9 }, "InstanceLimitExceeded"],
  [{ InstanceType: "m6i.metal", MinCount: 2000, MaxCount: 4000 }, "VcpuLimitExceeded"],
  [{ ...ONE, DryRun: true }, "DryRunOperation"],
])("RunInstances %j: %s", (input, code) => {
  expect(refusal("RunInstances", input)?.[0]).toBe(code);
  expect(world.context.size(instances)).toBe(0);
});

test("user data may be as long as EC2 lets it be", () => {
  expect(instance(launch({ ...ONE, UserData: encodeBase64("x".repeat(16_384)) }))?.userData).toHaveLength(16_384);
});

test("a subnet can be filled to its last address, each given once", () => {
  const { Instances } = call("RunInstances", { ...ONE, MaxCount: 5000 }) as { Instances: { PrivateIpAddress: string }[] };
  expect(Instances).toHaveLength(4091);
  const addresses = new Set(Instances.map((row) => row.PrivateIpAddress));
  expect(addresses.size).toBe(4091);
  expect(addresses.has("172.31.0.3")).toBe(false);
  expect(addresses.has("172.31.0.4")).toBe(true);
  expect(addresses.has("172.31.15.254")).toBe(true);
  expect(addresses.has("172.31.15.255")).toBe(false);
});

test("instances are found by filters and tags, page by page", () => {
  launch({ ...ONE, TagSpecifications: [{ ResourceType: "instance", Tags: [{ Key: "team", Value: "red" }] }] });
  launch(ONE);
  const count = (Filters: object[]) => (call("DescribeInstances", { Filters }).Reservations as unknown[]).length;
  expect(count([{ Name: "tag:team", Values: ["red", "blue"] }])).toBe(1);
  expect(count([{ Name: "tag-key", Values: ["t*"] }])).toBe(1);
  expect(count([{ Name: "instance-state-name", Values: ["pending"] }])).toBe(2);
  expect(count([{ Name: "instance-state-name", Values: [] }])).toBe(0);
  expect(refusal("DescribeInstances", { Filters: [{ Name: "constructor", Values: [] }] })?.[0]).toBe("InvalidParameterValue");
  const page = call("DescribeInstances", { MaxResults: 1 });
  const rest = call("DescribeInstances", { MaxResults: 1, NextToken: page.NextToken });
  expect([page.Reservations, rest.Reservations]).toEqual([[expect.anything()], [expect.anything()]]);
  expect(rest.NextToken).toBeUndefined();
  expect(refusal("DescribeInstances", { NextToken: "x" })?.[0]).toBe("InvalidParameterValue");
});

test("security groups: created, opened, closed, in use, deleted", () => {
  const { GroupId } = call("CreateSecurityGroup", { GroupName: "web", Description: "web" });
  expect(refusal("CreateSecurityGroup", { GroupName: "web", Description: "web" })?.[0]).toBe("InvalidGroup.Duplicate");
  const rule = { IpProtocol: "6", FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: "0.0.0.0/0", Description: "all" }] };
  call("AuthorizeSecurityGroupIngress", { GroupId, IpPermissions: [rule] });
  expect(refusal("AuthorizeSecurityGroupIngress", { GroupId, IpProtocol: "tcp", FromPort: 80, ToPort: 80, CidrIp: "0.0.0.0/0" })).toEqual([
    "InvalidPermission.Duplicate",
    'the specified rule "peer: 0.0.0.0/0, TCP, from port: 80, to port: 80, ALLOW" already exists',
  ]);
  expect(call("DescribeSecurityGroups", { GroupIds: [GroupId] })).toMatchObject({
    SecurityGroups: [{ IpPermissions: [{ IpProtocol: "tcp", FromPort: 80, ToPort: 80, IpRanges: [{ Description: "all" }] }] }],
  });
  const id = launch({ ...ONE, SecurityGroupIds: [GroupId] });
  expect(refusal("DeleteSecurityGroup", { GroupId })?.[0]).toBe("DependencyViolation");
  call("RevokeSecurityGroupIngress", { GroupId, IpPermissions: [rule] });
  expect(refusal("RevokeSecurityGroupIngress", { GroupId, IpPermissions: [rule] })?.[0]).toBe("InvalidPermission.NotFound");
  call("TerminateInstances", { InstanceIds: [id] });
  world.runUntil(60_000);
  call("DeleteSecurityGroup", { GroupName: "web" });
  expect(world.context.size(securityGroups)).toBe(1);
  expect(refusal("DeleteSecurityGroup", { GroupName: "default" })?.[0]).toBe("CannotDelete");
});

test.each(["it's", "a -> b", "für", "a".repeat(256)])("no security group and no rule is described as %s", (Description) => {
  const allowed = "Valid descriptions are strings less than 256 characters from the following set:  a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*";
  expect(refusal("CreateSecurityGroup", { GroupName: "web", Description })).toEqual(["InvalidParameterValue", `Invalid security group description. ${allowed}`]);
  const IpPermissions = [{ IpProtocol: "tcp", FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: "0.0.0.0/0", Description }] }];
  expect(refusal("AuthorizeSecurityGroupIngress", { GroupName: "default", IpPermissions })).toEqual(["InvalidParameterValue", `Invalid rule description. ${allowed}`]);
});

test.each([
  [{ IpProtocol: "tcp", CidrIp: "10.0.0.0/8" }, "InvalidParameterValue"],
  [{ IpProtocol: "tcp", FromPort: 90, ToPort: 80, CidrIp: "10.0.0.0/8" }, "InvalidParameterValue"],
  [{ IpProtocol: "tcp", FromPort: 80, ToPort: 80, CidrIp: "10.0.0.256/8" }, "InvalidParameterValue"],
  [{ IpProtocol: "tcpp", FromPort: 80, ToPort: 80, CidrIp: "10.0.0.0/8" }, "InvalidParameterValue"],
  [{ CidrIp: "10.0.0.0/8" }, "MissingParameter"],
  [{ IpProtocol: "-1" }, "MissingParameter"],
  [{ SourceSecurityGroupName: "nobody" }, "InvalidGroup.NotFound"],
])("AuthorizeSecurityGroupIngress %j: %s", (rule, code) => {
  expect(refusal("AuthorizeSecurityGroupIngress", { GroupName: "default", ...rule })?.[0]).toBe(code);
});

test("types are described, with AWS's refusal for the unknown", () => {
  const filter = { Name: "processor-info.supported-architecture", Values: ["arm64"] };
  expect((call("DescribeInstanceTypes", { Filters: [filter] }).InstanceTypes as unknown[]).length).toBeGreaterThan(10);
  expect(call("DescribeInstanceTypes", { InstanceTypes: ["m5.large"] })).toMatchObject({
    InstanceTypes: [{ VCpuInfo: { DefaultVCpus: 2 }, MemoryInfo: { SizeInMiB: 8192 }, NetworkInfo: { MaximumNetworkInterfaces: 3 } }],
  });
  expect(refusal("DescribeInstanceTypes", { InstanceTypes: ["x1.large"] })).toEqual([
    "InvalidInstanceType",
    "The following supplied instance types do not exist: [x1.large]",
  ]);
});

function launch(input: object): string {
  const { Instances } = call("RunInstances", input) as { Instances: { InstanceId: string }[] };
  return Instances[0]?.InstanceId ?? "";
}

function instance(id: string) {
  return world.context.find(instances, id);
}

function subnet(place: number): string | undefined {
  return world.context.all(subnets)[place]?.subnetId;
}

function answer(name: string, input: object) {
  const operation = world.operation("ec2", name);
  if (operation === undefined) throw new Error(`no operation ${name}`);
  return world.dispatch(operation, input);
}

function call(name: string, input: object): Record<string, unknown> {
  const result = answer(name, input);
  if (!result.ok) throw new Error(`${result.code}: ${result.message}`);
  return result.output as Record<string, unknown>;
}

function refusal(name: string, input: object): readonly [string, string] | undefined {
  const result = answer(name, input);
  return result.ok ? undefined : [result.code, result.message];
}
