import { expect, test } from "vitest";
import { story, type Story } from "../../services/ecs/story.ts";
import { waysOut, type Destination } from "./walkOut.ts";

/** An instance in `prod` whose subnet has a route table of its own, with the local route alone. */
function isolated(): { readonly s: Story; readonly id: string; readonly table: string } {
  const s = story();
  const [id = ""] = s.fleet("a");
  const { Reservations = [] } = s.call("ec2", "DescribeInstances", {});
  const { VpcId = "", SubnetId = "" } = Reservations[0]?.Instances?.[0] ?? {};
  const { RouteTable } = s.call("ec2", "CreateRouteTable", { VpcId });
  const table = RouteTable?.RouteTableId ?? "";
  s.call("ec2", "AssociateRouteTable", { RouteTableId: table, SubnetId });
  s.run(90);
  return { s, id, table };
}

const open = (s: Story, id: string) => waysOut(s.world.view, id).filter(({ isOpen }) => isOpen).map(({ to }) => to);
const connected = (s: Story) => s.instances("prod")[0]?.agentConnected;

/** Takes a repair of a way, as its button does. */
function repair(s: Story, id: string, to: Destination, label: string): void {
  const found = waysOut(s.world.view, id).find((way) => way.to === to)?.repairs.find((one) => one.label === label);
  if (found === undefined) throw new Error(`nothing is called ${label}`);
  for (const { service, operation, input } of found.calls) s.call(service as "ec2", operation as "CreateRoute", input as never);
}

test("the default VPC leads everywhere", () => {
  const s = story();
  const [id = ""] = s.fleet("a");
  expect(waysOut(s.world.view, id).map(({ to, says }) => `${to}: ${s.short(says).replace(/igw-\w+/, "igw")}`)).toEqual(["ecs: By igw.", "ecr: By igw.", "public registry: By igw."]);
});

test("without a route the agent is lost; the offered route to the internet gateway brings it back", () => {
  const { s, id } = isolated();
  expect([connected(s), open(s, id)]).toEqual([false, []]);
  expect(waysOut(s.world.view, id)[0]?.says).toMatch(/^rtb-\w+, the route table of its subnet, has no route out\.$/);
  repair(s, id, "ecs", "Add a route to the internet gateway");
  s.run(30);
  expect([connected(s), open(s, id)]).toEqual([true, ["ecs", "ecr", "public registry"]]);
});

test("endpoints lead to ECS and ECR, and to no public registry", () => {
  const { s, id } = isolated();
  repair(s, id, "ecs", "Create endpoints for ECS");
  s.run(120);
  expect([connected(s), open(s, id)]).toEqual([true, ["ecs"]]);
  expect(waysOut(s.world.view, id)[0]?.says).toBe("By an interface endpoint in the VPC.");
  expect(waysOut(s.world.view, id)[2]?.repairs.map(({ label }) => label)).toEqual(["Add a route to the internet gateway"]);
});

test("a NAT gateway leads out, and when it is deleted its route is a blackhole that the offer replaces", () => {
  const { s, id, table } = isolated();
  const { Subnets = [] } = s.call("ec2", "DescribeSubnets", {});
  const outside = Subnets.find(({ AvailabilityZone = "" }) => AvailabilityZone.endsWith("b"))?.SubnetId ?? "";
  const { AllocationId } = s.call("ec2", "AllocateAddress", {});
  const NatGatewayId = s.call("ec2", "CreateNatGateway", { SubnetId: outside, AllocationId }).NatGateway?.NatGatewayId ?? "";
  s.run(300);
  repair(s, id, "public registry", "Add a route to the NAT gateway");
  expect(waysOut(s.world.view, id)[2]).toMatchObject({ isOpen: true, says: `By ${NatGatewayId}.` });
  s.call("ec2", "DeleteNatGateway", { NatGatewayId });
  s.run(300);
  expect(waysOut(s.world.view, id)[0]?.says).toBe(`${table} leads to ${NatGatewayId}, which is gone or not available (blackhole).`);
  repair(s, id, "ecs", "Add a route to the internet gateway");
  expect(open(s, id)).toEqual(["ecs", "ecr", "public registry"]);
});

test("no outbound rule stops it at the start, and the offered one mends it", () => {
  const s = story();
  const [id = ""] = s.fleet("a");
  const { SecurityGroups = [] } = s.call("ec2", "DescribeSecurityGroups", { Filters: [{ Name: "group-name", Values: ["default"] }] });
  const GroupId = SecurityGroups[0]?.GroupId ?? "";
  s.call("ec2", "RevokeSecurityGroupEgress", { GroupId, IpPermissions: SecurityGroups[0]?.IpPermissionsEgress ?? [] });
  expect(open(s, id)).toEqual([]);
  repair(s, id, "ecs", "Let TCP 443 out to anywhere");
  expect(open(s, id)).toEqual(["ecs", "ecr", "public registry"]);
});

test("an instance that is not there has no way", () => {
  expect(waysOut(story().world.view, "i-0")).toEqual([]);
});
