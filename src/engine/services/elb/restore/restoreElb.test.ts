import { expect, test } from "vitest";
import { Trial } from "../../../trial.ts";

const SUBNETS = ["a", "b"].map((zone) => ({ subnetId: `subnet-${zone}`, vpcId: "vpc-1", availabilityZone: `us-east-1${zone}`, cidrBlock: `10.0.${zone === "a" ? 0 : 1}.0/24` }));

const CHECK = { target: "TCP:80", intervalSeconds: 30, timeoutSeconds: 5, unhealthyThreshold: 2, healthyThreshold: 10 };

const LISTENER = { protocol: "HTTP", loadBalancerPort: 80, instanceProtocol: "HTTP", instancePort: 80, certificateId: null };

const balancer = (more: object = {}) => ({
  name: "front",
  dnsName: "front-1.elb.amazonaws.com",
  scheme: "internet-facing",
  subnetIds: ["subnet-a"],
  securityGroupIds: [],
  listeners: [LISTENER],
  healthCheck: CHECK,
  isCrossZone: false,
  drainSeconds: null,
  idleTimeoutSeconds: 60,
  tags: [],
  createdAgo: 0,
  ...more,
});

const registered = { loadBalancer: "front", instanceId: "i-0123456789abcdef0", state: "InService", reasonCode: "N/A", description: "N/A" };

const account = (more: object) => ({ account: { clusters: [], vpcs: [{ vpcId: "vpc-1", cidrBlock: "10.0.0.0/16" }], subnets: SUBNETS, classicBalancers: [balancer()], ...more } });

test.each([
  ["two of one name", { classicBalancers: [balancer(), balancer()] }, "The Classic Load Balancer front is there already."],
  ["one without a subnet", { classicBalancers: [balancer({ subnetIds: [] })] }, "The Classic Load Balancer front has no subnet."],
  ["a subnet that is not there", { classicBalancers: [balancer({ subnetIds: ["subnet-c"] })] }, "The Classic Load Balancer front is in subnet-c, which is no subnet."],
  ["a port twice", { classicBalancers: [balancer({ listeners: [LISTENER, LISTENER] })] }, "The Classic Load Balancer front has two listeners on port 80."],
  ["a health check of another kind", { classicBalancers: [balancer({ healthCheck: { ...CHECK, target: "UDP:53" } })] }, "The Classic Load Balancer front asks for UDP:53, which no health check does."],
  ["health checks that overlap", { classicBalancers: [balancer({ healthCheck: { ...CHECK, intervalSeconds: 5 } })] }, "The Classic Load Balancer front has health checks that would overlap."],
  ["an instance of another", { classicInstances: [{ ...registered, loadBalancer: "back" }] }, "An instance is registered with back, which is not described."],
  ["an instance that is not there", { classicInstances: [registered] }, "i-0123456789abcdef0, which is no instance, is registered with front."],
])("RestoreAccount refuses %s", (_what, more, message) => {
  expect(new Trial(7).refusal("physics", "RestoreAccount", account(more) as never)).toBe(`ValidationException: ${message}`);
});

test("an instance that was in service and answers nobody here is found out by the next health checks", () => {
  const t = new Trial(7);
  const instance = { instanceId: registered.instanceId, instanceType: "m5.large", imageId: "ami-1", subnetId: "subnet-a", privateIpAddress: "10.0.0.9", securityGroupIds: [], state: "running", tags: [], launchedAgo: 0 };
  t.call("physics", "RestoreAccount", account({ instances: [instance], classicInstances: [registered] }) as never);
  const states = () => t.call("elb", "DescribeInstanceHealth", { LoadBalancerName: "front" }).InstanceStates?.map(({ State }) => State);
  expect(states()).toEqual(["InService"]);
  t.run(90);
  expect(states()).toEqual(["OutOfService"]);
});
