import { beforeEach, describe, expect, test } from "vitest";
import { containerArn } from "../../../aws/arn.ts";
import { startProcess } from "../../physics/contract.ts";
import { Trial } from "../../trial.ts";

const NAME = "front";
const LISTENER = { Protocol: "HTTP", LoadBalancerPort: 80, InstancePort: 8080 };

let t: Trial;
let subnets: { readonly SubnetId?: string | undefined; readonly AvailabilityZone?: string | undefined; readonly VpcId?: string | undefined }[];
let group: string;

beforeEach(() => {
  t = new Trial(7);
  subnets = [...(t.call("ec2", "DescribeSubnets", {}).Subnets ?? [])];
  group = t.call("ec2", "CreateSecurityGroup", { GroupName: "front", Description: "front" }).GroupId ?? "";
  t.call("ec2", "AuthorizeSecurityGroupIngress", { GroupId: group, IpProtocol: "tcp", FromPort: 80, ToPort: 80, CidrIp: "0.0.0.0/0" });
});

const inZone = (zone: string): string => subnets.find(({ AvailabilityZone = "" }) => AvailabilityZone.endsWith(zone))?.SubnetId ?? "";

function create(zones = "a", more: object = {}): void {
  t.call("elb", "CreateLoadBalancer", { LoadBalancerName: NAME, Listeners: [LISTENER], Subnets: [...zones].map(inZone), SecurityGroups: [group], ...more });
}

/** Lets the load balancer into what carries the default group. */
function letIn(): void {
  const IpPermissions = [{ IpProtocol: "tcp", FromPort: 8080, ToPort: 8080, UserIdGroupPairs: [{ GroupId: group }] }];
  t.call("ec2", "AuthorizeSecurityGroupIngress", { GroupName: "default", IpPermissions });
}

/** An instance on which a process listens, registered. */
function join(zone = "a", image = "web"): string {
  const { Instances = [] } = t.call("ec2", "RunInstances", { MinCount: 1, MaxCount: 1, InstanceType: "m5.large", SubnetId: inZone(zone) });
  const id = Instances[0]?.InstanceId ?? "";
  t.run(60);
  startProcess(t.world.context, { processId: containerArn("none", id.slice(-32).padStart(32, "0"), id), instanceId: id, host: id, image, ports: [{ port: 8080, protocol: "tcp" }] });
  t.call("elb", "RegisterInstancesWithLoadBalancer", { LoadBalancerName: NAME, Instances: [{ InstanceId: id }] });
  return id;
}

const check = (HealthCheck: object) =>
  t.call("elb", "ConfigureHealthCheck", { LoadBalancerName: NAME, HealthCheck: { Target: "HTTP:8080/", Interval: 10, Timeout: 5, UnhealthyThreshold: 2, HealthyThreshold: 3, ...HealthCheck } });

const states = () => (t.call("elb", "DescribeInstanceHealth", { LoadBalancerName: NAME }).InstanceStates ?? []).map(({ State, Description }) => `${State}: ${Description}`);

const traffic = () => t.world.row("physics.traffic", `arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/${NAME}`);

const FAILED = "OutOfService: Instance has failed at least the UnhealthyThreshold number of health checks consecutively.";
const BACK = "OutOfService: Instance has not passed the configured HealthyThreshold number of health checks consecutively.";

describe("health", () => {
  test("a new instance is in service with its first check, out of it after two failures, and back after the healthy threshold", () => {
    letIn();
    create();
    check({});
    join();
    expect(states()).toEqual(["OutOfService: Instance registration is still in progress."]);
    t.run(3);
    expect(states()).toEqual(["InService: N/A"]);
    t.call("physics", "PutImageBehavior", { image: "web", healthStatus: 404 });
    t.run(10);
    expect(states()).toEqual(["InService: N/A"]);
    t.run(10);
    expect(states()).toEqual([FAILED]);
    t.call("physics", "PutImageBehavior", { image: "web", healthStatus: 200 });
    t.run(10);
    expect(states()).toEqual([BACK]);
    t.run(20);
    expect(states()).toEqual(["InService: N/A"]);
  });

  test("a check of TCP asks only for a connection", () => {
    letIn();
    create();
    t.call("physics", "PutImageBehavior", { image: "web", healthStatus: 500 });
    join();
    t.run(40);
    expect(states()).toEqual(["InService: N/A"]);
  });

  test("what a security group does not let in is not answered", () => {
    create();
    check({});
    join();
    t.run(40);
    expect(states()).toEqual([FAILED]);
    letIn();
    t.run(40);
    expect(states()).toEqual(["InService: N/A"]);
  });

  test("an instance in a zone without a subnet of the load balancer, or one that is stopped, is not asked", () => {
    letIn();
    create("a");
    check({});
    const id = join("b");
    t.run(10);
    expect(states()).toEqual(["OutOfService: Instance is in the EC2 Availability Zone for which LoadBalancer is not configured to route traffic to."]);
    t.call("elb", "AttachLoadBalancerToSubnets", { LoadBalancerName: NAME, Subnets: [inZone("b")] });
    t.run(10);
    expect(states()).toEqual(["InService: N/A"]);
    t.call("ec2", "StopInstances", { InstanceIds: [id] });
    t.run(60);
    expect(states()).toEqual(["OutOfService: Instance is in stopped state."]);
    t.call("ec2", "TerminateInstances", { InstanceIds: [id] });
    t.run(120);
    expect(states()).toEqual([]);
  });

  test("an instance that is deregistered drains if the load balancer lets it", () => {
    letIn();
    create();
    const id = join();
    t.run(10);
    t.call("elb", "ModifyLoadBalancerAttributes", { LoadBalancerName: NAME, LoadBalancerAttributes: { ConnectionDraining: { Enabled: true, Timeout: 20 } } });
    t.call("elb", "DeregisterInstancesFromLoadBalancer", { LoadBalancerName: NAME, Instances: [{ InstanceId: id }] });
    expect(states()).toEqual(["InService: Instance deregistration currently in progress."]);
    t.run(20);
    expect(states()).toEqual([]);
    const { InstanceStates } = t.call("elb", "DescribeInstanceHealth", { LoadBalancerName: NAME, Instances: [{ InstanceId: id }] });
    expect(InstanceStates).toEqual([{ InstanceId: id, State: "OutOfService", ReasonCode: "Instance", Description: "Instance is not currently registered with the LoadBalancer." }]);
  });
});

describe("requests", () => {
  test("go to what is in service, each zone as much as another unless it balances across them, and to nobody when nothing is", () => {
    letIn();
    create("ab");
    check({ Target: "TCP:8080" });
    for (const [zone, image] of ["aweb", "abad", "bweb"].map((both) => [both.slice(0, 1), both.slice(1)] as const)) join(zone, image);
    t.call("physics", "PutImageBehavior", { image: "bad", healthStatus: 500 });
    t.run(10);
    t.call("physics", "PutTraffic", { loadBalancerName: NAME, requestsPerSecond: 10 });
    t.run(1);
    expect(traffic()).toMatchObject({ targetCount: 3, goodTargetCount: 2, successShare: 0.75 });
    t.call("elb", "ModifyLoadBalancerAttributes", { LoadBalancerName: NAME, LoadBalancerAttributes: { CrossZoneLoadBalancing: { Enabled: true } } });
    t.run(1);
    expect(traffic()).toMatchObject({ parts: 3, goodParts: 2 });
    check({});
    t.run(30);
    expect(traffic()).toMatchObject({ targetCount: 2, successShare: 1 });
    t.call("physics", "PutImageBehavior", { image: "web", healthStatus: 503 });
    t.run(30);
    expect(traffic()).toMatchObject({ targetCount: 0, successShare: 0 });
  });

  test("do not come to a port that its security group keeps shut, nor without a listener", () => {
    letIn();
    create();
    join();
    t.run(10);
    t.call("physics", "PutTraffic", { loadBalancerName: NAME, requestsPerSecond: 10 });
    t.run(1);
    expect(traffic()).toMatchObject({ targetCount: 1 });
    t.call("elb", "DeleteLoadBalancerListeners", { LoadBalancerName: NAME, LoadBalancerPorts: [80] });
    t.run(1);
    expect(traffic()).toMatchObject({ targetCount: 0 });
    t.call("elb", "CreateLoadBalancerListeners", { LoadBalancerName: NAME, Listeners: [LISTENER] });
    t.run(1);
    expect(traffic()).toMatchObject({ targetCount: 1 });
    t.call("ec2", "RevokeSecurityGroupIngress", { GroupId: group, IpProtocol: "tcp", FromPort: 80, ToPort: 80, CidrIp: "0.0.0.0/0" });
    t.run(1);
    expect(traffic()).toMatchObject({ targetCount: 0 });
    t.call("elb", "DeleteLoadBalancer", { LoadBalancerName: NAME });
    expect(traffic()).toBeUndefined();
    expect(t.refusal("physics", "PutTraffic", { loadBalancerName: NAME, requestsPerSecond: 10 })).toBe("ResourceNotFoundException: There is no load balancer 'front'.");
  });
});

test("the same call twice gives the same load balancer, and one that differs is refused", () => {
  create();
  create();
  const other = { LoadBalancerName: NAME, Listeners: [{ ...LISTENER, InstancePort: 81 }], Subnets: [inZone("a")], SecurityGroups: [group] };
  expect(t.refusal("elb", "CreateLoadBalancer", other)).toBe("DuplicateLoadBalancerName: Load Balancer named 'front' already exists and it is configured with different parameters.");
  expect(t.refusal("elb", "CreateLoadBalancerListeners", { LoadBalancerName: NAME, Listeners: [{ ...LISTENER, InstancePort: 81 }] })).toBe(
    "DuplicateListener: A listener already exists for front with LoadBalancerPort 80, but with a different InstancePort, Protocol, or SSLCertificateId",
  );
  t.call("elb", "CreateLoadBalancerListeners", { LoadBalancerName: NAME, Listeners: [LISTENER] });
  const { LoadBalancerDescriptions = [] } = t.call("elb", "DescribeLoadBalancers", {});
  expect(LoadBalancerDescriptions).toMatchObject([
    {
      LoadBalancerName: NAME,
      Scheme: "internet-facing",
      ListenerDescriptions: [{ Listener: { ...LISTENER, InstanceProtocol: "HTTP" } }],
      HealthCheck: { Target: "TCP:8080", Interval: 30, Timeout: 5, UnhealthyThreshold: 2, HealthyThreshold: 10 },
      Instances: [],
      SourceSecurityGroup: { GroupName: "front" },
    },
  ]);
  expect(t.refusal("ec2", "DeleteSecurityGroup", { GroupId: group })).toContain("DependencyViolation");
});

test("attributes and tags are kept, and what is not given stays", () => {
  create("a", { Tags: [{ Key: "team", Value: "shop" }] });
  const attributes = () => t.call("elb", "DescribeLoadBalancerAttributes", { LoadBalancerName: NAME }).LoadBalancerAttributes;
  expect(attributes()).toMatchObject({ CrossZoneLoadBalancing: { Enabled: false }, ConnectionDraining: { Enabled: false }, ConnectionSettings: { IdleTimeout: 60 } });
  const change = (LoadBalancerAttributes: object) => t.call("elb", "ModifyLoadBalancerAttributes", { LoadBalancerName: NAME, LoadBalancerAttributes });
  change({ ConnectionDraining: { Enabled: true } });
  change({ ConnectionSettings: { IdleTimeout: 10 } });
  expect(attributes()).toMatchObject({ ConnectionDraining: { Enabled: true, Timeout: 300 }, ConnectionSettings: { IdleTimeout: 10 } });
  t.call("elb", "AddTags", { LoadBalancerNames: [NAME], Tags: [{ Key: "team", Value: "web" }, { Key: "stage" }] });
  t.call("elb", "RemoveTags", { LoadBalancerNames: [NAME], Tags: [{ Key: "stage" }] });
  expect(t.call("elb", "DescribeTags", { LoadBalancerNames: [NAME] }).TagDescriptions).toEqual([{ LoadBalancerName: NAME, Tags: [{ Key: "team", Value: "web" }] }]);
});

test.each([
  ["no such load balancer", "DeregisterInstancesFromLoadBalancer", { LoadBalancerName: "back", Instances: [] }, "LoadBalancerNotFound: There is no ACTIVE Load Balancer named 'back'"],
  ["no such instance", "RegisterInstancesWithLoadBalancer", { Instances: [{ InstanceId: "i-0123456789abcdef0" }] }, "InvalidInstance: Could not find EC2 instance i-0123456789abcdef0."],
  ["an instance that is not registered", "DeregisterInstancesFromLoadBalancer", { Instances: [{ InstanceId: "i-0123456789abcdef0" }] }, "InvalidInstance: Could not find EC2 instance i-0123456789abcdef0."],
  ["a target without a path", "ConfigureHealthCheck", { HealthCheck: { Target: "HTTP:80", Interval: 10, Timeout: 5, UnhealthyThreshold: 2, HealthyThreshold: 3 } }, "ValidationError: HealthCheck HTTP Target must specify a port followed by a path that begins with a slash. e.g. HTTP:80/ping/this/path"],
  ["a target of another kind", "ConfigureHealthCheck", { HealthCheck: { Target: "UDP:53", Interval: 10, Timeout: 5, UnhealthyThreshold: 2, HealthyThreshold: 3 } }, "ValidationError: HealthCheck Target UDP:53 must begin with one of HTTP, TCP, HTTPS, SSL followed by a port"],
  ["checks that overlap", "ConfigureHealthCheck", { HealthCheck: { Target: "TCP:80", Interval: 5, Timeout: 5, UnhealthyThreshold: 2, HealthyThreshold: 3 } }, "ValidationError: HealthCheck Timeout must be less than Interval"],
  ["a threshold out of range", "ConfigureHealthCheck", { HealthCheck: { Target: "TCP:80", Interval: 10, Timeout: 5, UnhealthyThreshold: 1, HealthyThreshold: 3 } }, "ValidationError: 1 validation error detected: Value '1' at 'healthCheck.unhealthyThreshold' failed to satisfy constraint: Member must have value greater than or equal to 2"],
  ["a listener of another layer behind", "CreateLoadBalancerListeners", { Listeners: [{ ...LISTENER, LoadBalancerPort: 81, InstanceProtocol: "TCP" }] }, "InvalidConfigurationRequest: The instance protocol TCP must be on the same layer as the load balancer protocol HTTP"],
  ["a secure listener without a certificate", "CreateLoadBalancerListeners", { Listeners: [{ ...LISTENER, Protocol: "HTTPS", LoadBalancerPort: 443 }] }, "ValidationError: Secure Listeners need to specify a SSLCertificateId"],
  ["subnets and zones", "CreateLoadBalancer", { Listeners: [LISTENER], Subnets: ["subnet-1"], AvailabilityZones: ["us-east-1a"] }, "ValidationError: Only one of SubnetIds or AvailabilityZones may be specified"],
  ["neither", "CreateLoadBalancer", { Listeners: [LISTENER] }, "ValidationError: Either AvailabilityZones or SubnetIds must be specified"],
  ["a security group that is not there", "ApplySecurityGroupsToLoadBalancer", { SecurityGroups: ["sg-1"] }, "InvalidSecurityGroup: One or more of the specified security groups do not exist."],
  ["a name that is none", "CreateLoadBalancer", { LoadBalancerName: "-front", Listeners: [LISTENER], AvailabilityZones: ["us-east-1a"] }, "ValidationError: LoadBalancer name cannot begin or end with a hyphen"],
] as const)("refuses %s", (_what, name, input, refusal) => {
  create();
  expect(t.refusal("elb", name, { LoadBalancerName: NAME, ...input } as never)).toBe(refusal);
});
