import { beforeEach, expect, test } from "vitest";
import { World } from "../../kernel/world.ts";
import { billing } from "../billing/index.ts";
import { billingMeters } from "../billing/meters.ts";
import { physics } from "../../physics/index.ts";
import { createInterface, deleteInterface } from "../ec2/contract.ts";
import { ec2, seedAccount } from "../ec2/index.ts";
import { securityGroups } from "../ec2/tables.ts";
import { elbv2 } from "./index.ts";
import { targets } from "./tables.ts";
import { Trial } from "./trial.ts";

let t: Trial;
let address: string;
let networkInterfaceId: string;
beforeEach(() => {
  const world = new World([physics, ec2, elbv2, billing, billingMeters], 3);
  seedAccount(world.context);
  t = new Trial(world);
  t.balancer = t.createBalancer("alb");
  t.group = t.createGroup("tg", { TargetType: "ip", HealthCheckIntervalSeconds: 10 });
  t.createListener();
  t.instance = t.launch();
  world.runUntil(60_000);
  const group = world.context.all(securityGroups)[0]?.groupId ?? "";
  const row = createInterface(world.context, { subnetId: t.subnetIds[0] ?? "", securityGroupIds: [group], instanceId: t.instance, description: "task" });
  address = row?.privateIpAddress ?? "";
  networkInterfaceId = row?.networkInterfaceId ?? "";
});

test("an address is probed where its interface is, and times out once nobody has it", () => {
  t.run("web:1", 80, networkInterfaceId);
  register({ Id: address, Port: 80 });
  t.world.runUntil(70_000);
  expect(described()).toMatchObject({ Target: { Id: address, Port: 80, AvailabilityZone: "us-east-1a" }, TargetHealth: { State: "healthy" } });
  deleteInterface(t.world.context, networkInterfaceId);
  t.behave("none", {}); // Reactions run when a step ends.
  t.world.runUntil(100_000);
  expect(described().TargetHealth).toEqual({ State: "unhealthy", Reason: "Target.Timeout", Description: "Request timed out" });
});

test("an address outside the VPC is in all zones, and nobody answers there", () => {
  register({ Id: "10.9.8.7", Port: 80, AvailabilityZone: "all" });
  t.world.runUntil(100_000);
  expect(described()).toMatchObject({ Target: { AvailabilityZone: "all" }, TargetHealth: { Reason: "Target.Timeout" } });
});

test("what answers differently on a machine is seen behind its addresses", () => {
  t.run("web:1", 80, networkInterfaceId);
  register({ Id: address, Port: 80 });
  t.world.runUntil(70_000);
  t.behave("web:1", { healthStatus: 500 });
  t.world.runUntil(100_000);
  expect(described().TargetHealth).toMatchObject({ State: "unhealthy", Description: "Health checks failed with these codes: [500]" });
});

test.each([
  ["i-0123456789abcdef0", undefined, "ValidationError: The IP address 'i-0123456789abcdef0' is not a valid IPv4 address"],
  ["172.31.0.256", undefined, "ValidationError: The IP address '172.31.0.256' is not a valid IPv4 address"],
  ["10.9.8.7", undefined, "ValidationError: The Availability Zone is required for IP address '10.9.8.7' because it is not in the VPC"],
  ["10.9.8.7", "us-east-1a", "ValidationError: The Availability Zone for IP address '10.9.8.7' must be 'all' for Application Load Balancer target groups, when not within the VPC"],
  ["172.31.0.10", "all", "ValidationError: The IP address '172.31.0.10' is within the VPC, and cannot have its Availability Zone overridden to 'all' from 'us-east-1a'"],
  ["172.31.0.10", "us-east-1b", "ValidationError: The IP address '172.31.0.10' is within the VPC, and cannot have its Availability Zone overridden to 'us-east-1b' from 'us-east-1a'"],
  ["54.1.2.3", "all", "ValidationError: The IP address '54.1.2.3' must be within the VPC or one of '10.0.0.0/8, 100.64.0.0/10, 172.16.0.0/12, 192.168.0.0/16'"],
])("the address %s in zone %s is refused", (Id, AvailabilityZone, refusal) => {
  const target = { Id, Port: 80, ...(AvailabilityZone === undefined ? {} : { AvailabilityZone }) };
  expect(t.refusal("elbv2", "RegisterTargets", { TargetGroupArn: t.group, Targets: [target] })?.join(": ")).toBe(refusal);
  expect(t.world.context.size(targets)).toBe(0);
});

function register(target: object): void {
  t.call("elbv2", "RegisterTargets", { TargetGroupArn: t.group, Targets: [target] });
}

function described(): { readonly TargetHealth: object } {
  const { TargetHealthDescriptions } = t.call("elbv2", "DescribeTargetHealth", { TargetGroupArn: t.group });
  const [first] = TargetHealthDescriptions as { TargetHealth: object }[];
  if (first === undefined) throw new Error("there is no target");
  return first;
}
