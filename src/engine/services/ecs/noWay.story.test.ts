import { beforeEach, expect, test } from "vitest";
import { joining } from "../../trial.ts";
import { Story } from "./story.ts";

const TO_ALL = "0.0.0.0/0";

let s: Story;
let table: string;
let gateway: string;
beforeEach(() => {
  s = new Story();
  const { RouteTables: [main] = [] } = s.call("ec2", "DescribeRouteTables", {});
  table = main?.RouteTableId ?? "";
  gateway = main?.Routes?.[1]?.GatewayId ?? "";
});

test("an instance without a way to ECS never registers, and its console says why; with a NAT gateway it does", () => {
  s.call("ecs", "CreateCluster", { clusterName: "prod" });
  const { Subnets = [] } = s.call("ec2", "DescribeSubnets", {});
  const [inside = "", outside = ""] = Subnets.map(({ SubnetId = "" }) => SubnetId);
  const { RouteTable } = s.call("ec2", "CreateRouteTable", { VpcId: Subnets[0]?.VpcId ?? "" });
  const own = RouteTable?.RouteTableId ?? "";
  s.call("ec2", "AssociateRouteTable", { RouteTableId: own, SubnetId: inside });
  const [id = ""] = s.launch(joining("prod"), { SubnetId: inside });
  s.run(300);
  expect(s.instances("prod")).toEqual([]);
  const { error } = lastError(id);
  expect(error).toContain("Unable to register as a container instance with ECS");
  expect(error).toContain('request send failed, Post \\"https://ecs.us-east-1.amazonaws.com/\\": dial tcp 52.46.128.17:443: i/o timeout');
  const { AllocationId } = s.call("ec2", "AllocateAddress", {});
  const { NatGateway } = s.call("ec2", "CreateNatGateway", { SubnetId: outside, AllocationId });
  s.call("ec2", "CreateRoute", { RouteTableId: own, DestinationCidrBlock: TO_ALL, NatGatewayId: NatGateway?.NatGatewayId ?? "" });
  s.run(100);
  expect(s.instances("prod")).toMatchObject([{ agentConnected: true }]);
});

test("a running instance whose way goes loses its agent after a minute, and has it back with the way", () => {
  s.fleet("a");
  s.call("ec2", "DeleteRoute", { RouteTableId: table, DestinationCidrBlock: TO_ALL });
  s.run(59);
  expect(connected()).toBe(true);
  s.run(2);
  expect(connected()).toBe(false);
  s.run(600);
  expect(connected()).toBe(false);
  s.call("ec2", "CreateRoute", { RouteTableId: table, DestinationCidrBlock: TO_ALL, GatewayId: gateway });
  s.run(6);
  expect(connected()).toBe(true);
});

test("a way that is back before ECS notices leaves no trace", () => {
  s.fleet("a");
  const version = s.instances("prod")[0]?.version;
  s.call("ec2", "DeleteRoute", { RouteTableId: table, DestinationCidrBlock: TO_ALL });
  s.run(30);
  s.call("ec2", "CreateRoute", { RouteTableId: table, DestinationCidrBlock: TO_ALL, GatewayId: gateway });
  s.run(120);
  expect(connected()).toBe(true);
  expect(s.instances("prod")[0]?.version).toBe((version ?? 0) + 1);
});

test.each([
  ["web:1", "https://registry-1.docker.io/v2/"],
  ["public.ecr.aws/shop/web:1", "https://public.ecr.aws/v2/"],
  ["123456789012.dkr.ecr.us-east-1.amazonaws.com/web:1", "https://api.ecr.us-east-1.amazonaws.com/"],
])("with endpoints for ECS alone %s cannot be pulled, until there is a way to its registry", (image, url) => {
  s.fleet("a");
  const vpc = s.call("ec2", "DescribeVpcs", {}).Vpcs?.[0]?.VpcId ?? "";
  const SubnetIds = [s.call("ec2", "DescribeSubnets", {}).Subnets?.[0]?.SubnetId ?? ""];
  for (const service of ["ecs", "ecs-agent", "ecs-telemetry"]) {
    s.call("ec2", "CreateVpcEndpoint", { VpcId: vpc, VpcEndpointType: "Interface", ServiceName: `com.amazonaws.us-east-1.${service}`, SubnetIds });
  }
  s.run(60);
  s.call("ec2", "DeleteRoute", { RouteTableId: table, DestinationCidrBlock: TO_ALL });
  s.define("web", { image });
  s.serve("web", "web:1", 1);
  s.run(120);
  expect(connected()).toBe(true);
  expect(s.service("web").runningCount).toBe(0);
  expect(s.tasks("STOPPED")[0]).toMatchObject({ stopCode: "TaskFailedToStart", stoppedReason: expect.stringContaining("CannotPullContainerError") });
  expect(s.tasks("STOPPED")[0]?.containers?.[0]?.reason).toBe(
    `CannotPullContainerError: The task can’t pull the image. Check your network configuration. Error response from daemon: Get "${url}": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)`,
  );
  s.call("ec2", "CreateRoute", { RouteTableId: table, DestinationCidrBlock: TO_ALL, GatewayId: gateway });
  s.run(1200);
  expect(s.service("web").runningCount).toBe(1);
});

function connected(): boolean | undefined {
  return s.instances("prod")[0]?.agentConnected;
}

function lastError(instanceId: string): { readonly error: string } {
  return { error: s.agentLog(instanceId).at(-1) ?? "" };
}
