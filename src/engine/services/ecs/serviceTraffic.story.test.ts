import { expect, test } from "vitest";
import type { LoadCurve } from "../../../aws/generated/physics.ts";
import { serviceFlows, serviceLoads } from "./flows/tables.ts";
import { story, type Story } from "./story.ts";

const SERVER = { enabled: true, services: [{ portName: "web", discoveryName: "orders", clientAliases: [{ port: 80, dnsName: "orders" }] }] };
const CLIENT = { enabled: true };

/** Instances in two zones, a namespace, and a security group that tasks which are asked have. */
function shop(appProtocol: "http" | null = "http") {
  const s = story();
  s.fleet("ab", "m5.xlarge");
  s.call("ecs", "UpdateCluster", { cluster: "prod", serviceConnectDefaults: { namespace: "shop" } });
  for (const family of ["orders", "ui"]) {
    const portMappings = [{ name: "web", containerPort: 8080, ...(appProtocol === null ? {} : { appProtocol }) }];
    s.call("ecs", "RegisterTaskDefinition", { family, networkMode: "awsvpc", memory: "768", containerDefinitions: [{ name: family, image: `${family}:1`, cpu: 256, memory: 512, portMappings }] });
  }
  const { Subnets = [] } = s.call("ec2", "DescribeSubnets", {});
  const { GroupId = "" } = s.call("ec2", "CreateSecurityGroup", { GroupName: "orders", Description: "orders", VpcId: Subnets[0]?.VpcId ?? "" });
  const subnets = Subnets.slice(0, 2).map(({ SubnetId = "" }) => SubnetId);
  const inside = (securityGroups: readonly string[] = []) => ({ networkConfiguration: { awsvpcConfiguration: { subnets, securityGroups } } });
  return { s, GroupId, inside, vpcId: Subnets[0]?.VpcId ?? "" };
}

function send(s: Story, name = "orders", port = 80, requestsPerSecond = 100): void {
  s.call("physics", "PutServiceTraffic", { cluster: "prod", service: "ui", name, port, requestsPerSecond });
}

/** What becomes of the requests now: by what way, how many, of how many tasks. */
function now(s: Story): readonly string[] {
  return s.world.view.all(serviceFlows).filter(({ thousandthsPerSecond }) => thousandthsPerSecond > 0).map(({ via, fate, thousandthsPerSecond, takers }) => `${via} ${fate} ${thousandthsPerSecond / 1000}/s ${takers}`);
}

const counts = (s: Story) => Object.fromEntries(s.call("physics", "ListServiceTraffic", {}).traffic.flatMap(({ flows }) => flows.map(({ fate, requestCount }) => [fate, requestCount])));

test("a client that was started before an endpoint does not know it, and does after a new deployment", () => {
  const { s, inside } = shop();
  s.serve("ui", "ui", 1, { ...inside(), serviceConnectConfiguration: CLIENT });
  s.run(60);
  s.serve("orders", "orders", 2, { ...inside(), serviceConnectConfiguration: SERVER });
  s.run(60);
  send(s);
  expect(now(s)).toEqual(["unknown nameNotFound 100/s 0"]);
  s.update("ui", { forceNewDeployment: true });
  s.run(120);
  expect(now(s)).toEqual(["serviceConnect HTTPCode_Target_2XX_Count 100/s 2"]);
  // Members of an endpoint that it knows are known at once.
  s.update("orders", { desiredCount: 3 });
  s.run(60);
  expect(now(s)).toEqual(["serviceConnect HTTPCode_Target_2XX_Count 100/s 3"]);
  expect(s.call("physics", "ListServiceTraffic", {}).traffic[0]?.takers.map(({ requestsPerSecond }) => requestsPerSecond)).toEqual([33.334, 33.333, 33.333]);
  send(s, "orders", 81);
  expect(now(s)).toContain("serviceConnect connectionRefused 100/s 0");
});

test("requests that a security group drops time out until it lets the clients in on the port of the container", () => {
  const { s, GroupId, inside } = shop();
  s.serve("orders", "orders", 1, { ...inside([GroupId]), serviceConnectConfiguration: SERVER });
  s.serve("ui", "ui", 1, { ...inside(), serviceConnectConfiguration: CLIENT });
  s.run(60);
  send(s);
  s.run(10);
  expect(now(s)).toEqual(["serviceConnect connectionTimedOut 100/s 1"]);
  expect(counts(s)).toEqual({ connectionTimedOut: 1000 });
  const rule = (port: number) => ({ GroupId, IpProtocol: "tcp", FromPort: port, ToPort: port, CidrIp: "0.0.0.0/0" });
  s.call("ec2", "AuthorizeSecurityGroupIngress", rule(80));
  s.run(1);
  expect(now(s)).toEqual(["serviceConnect connectionTimedOut 100/s 1"]);
  s.call("ec2", "AuthorizeSecurityGroupIngress", rule(8080));
  s.run(10);
  expect(now(s)).toEqual(["serviceConnect HTTPCode_Target_2XX_Count 100/s 1"]);
  expect(counts(s)).toEqual({ connectionTimedOut: 1100, HTTPCode_Target_2XX_Count: 1000 });
});

test("a task dies and the others take its requests: HTTP is tried again, of TCP some are lost until its proxy is left out", () => {
  const lost = (["http", null] as const).map((protocol) => {
    const { s, inside } = shop(protocol);
    s.serve("orders", "orders", 2, { ...inside(), serviceConnectConfiguration: SERVER });
    s.run(60);
    s.serve("ui", "ui", 1, { ...inside(), serviceConnectConfiguration: CLIENT });
    s.run(60);
    send(s);
    s.run(10);
    expect(now(s)[0]).toMatch(/100\/s 2$/);
    // Its machine goes dark, and ECS hears nothing of it for a while.
    const ui = s.tasks().find(({ group }) => group === "service:ui")?.containerInstanceArn;
    const other = s.instances("prod").find(({ containerInstanceArn }) => containerInstanceArn !== ui);
    s.call("physics", "FailInstance", { instanceId: other?.ec2InstanceId ?? "" });
    expect(now(s).map((line) => line.replace(/^serviceConnect /, ""))).toEqual(protocol === "http" ? ["HTTPCode_Target_2XX_Count 100/s 1"] : ["NewConnectionCount 50/s 1", "connectionTimedOut 50/s 1"]);
    s.run(20);
    expect(now(s)[0]).toMatch(/100\/s 1$/);
    return counts(s)["connectionTimedOut"];
  });
  // Five in a row, of the fifty that it was sent each second.
  expect(lost).toEqual([undefined, 5]);
});

test("a client by DNS goes on asking an address that is gone, until its answer is too old", () => {
  const { s, inside, vpcId } = shop();
  const { OperationId = "" } = s.call("servicediscovery", "CreatePrivateDnsNamespace", { Name: "shop.local", Vpc: vpcId });
  s.run(30);
  const NamespaceId = s.call("servicediscovery", "GetOperation", { OperationId }).Operation?.Targets?.["NAMESPACE"] ?? "";
  const { Service } = s.call("servicediscovery", "CreateService", { Name: "orders", NamespaceId, DnsConfig: { DnsRecords: [{ Type: "A", TTL: 60 }] }, HealthCheckCustomConfig: {} });
  s.serve("orders", "orders", 1, { ...inside(), serviceRegistries: [{ registryArn: Service?.Arn ?? "" }] });
  s.serve("ui", "ui", 1, inside());
  s.run(60);
  send(s, "orders.shop.local", 8080);
  const asked = s.world.now;
  expect(now(s)).toEqual(["dns HTTPCode_Target_2XX_Count 100/s 1"]);
  const [task] = s.tasks().filter(({ group }) => group === "service:orders");
  s.call("ecs", "StopTask", { cluster: "prod", task: task?.taskArn ?? "" });
  s.run(40);
  // Another task runs and is registered; this client does not know.
  expect(s.call("servicediscovery", "ListInstances", { ServiceId: Service?.Id ?? "" }).Instances).toHaveLength(1);
  expect(now(s)).toEqual(["dns staleAddress 100/s 1"]);
  s.world.runUntil(asked + 60_000);
  expect(now(s)).toEqual(["dns HTTPCode_Target_2XX_Count 100/s 1"]);
  const stale = counts(s)["staleAddress"] ?? 0;
  expect(stale).toBeGreaterThan(1000);
  s.run(30);
  expect(counts(s)["staleAddress"]).toBe(stale);
  const flow = s.world.view.all(serviceFlows)[0];
  expect(flow?.targetServiceArn).toMatch(/service\/prod\/orders$/);
});

test("an internal load balancer is asked by its name, and answers for its targets", () => {
  const { s, inside } = shop();
  const { Subnets = [] } = s.call("ec2", "DescribeSubnets", {});
  const { LoadBalancers = [] } = s.call("elbv2", "CreateLoadBalancer", { Name: "inner", Scheme: "internal", Subnets: Subnets.map(({ SubnetId = "" }) => SubnetId) });
  const group = s.group("orders", { TargetType: "ip", VpcId: Subnets[0]?.VpcId });
  s.call("elbv2", "CreateListener", { LoadBalancerArn: LoadBalancers[0]?.LoadBalancerArn ?? "", Protocol: "HTTP", Port: 80, DefaultActions: [{ Type: "forward", TargetGroupArn: group }] });
  s.run(30);
  s.serve("orders", "orders", 2, { ...inside(), loadBalancers: [{ targetGroupArn: group, containerName: "orders", containerPort: 8080 }] });
  s.serve("ui", "ui", 1, inside());
  s.run(90);
  send(s, LoadBalancers[0]?.DNSName ?? "");
  expect(now(s)).toEqual(["loadBalancer HTTPCode_Target_2XX_Count 100/s 2"]);
  expect(s.world.view.all(serviceFlows)[0]?.targetServiceArn).toMatch(/service\/prod\/orders$/);
  s.update("orders", { desiredCount: 0 });
  s.run(120);
  expect(now(s)).toEqual(["loadBalancer HTTPCode_Target_5XX_Count 100/s 0"]);
});

test("a load ends with the service that sends it, and one that is not there sends none", () => {
  const { s, inside } = shop();
  s.serve("ui", "ui", 1, { ...inside(), serviceConnectConfiguration: CLIENT });
  s.run(60);
  send(s);
  send(s, "orders", 80, 0);
  expect(now(s)).toEqual([]);
  send(s);
  s.call("ecs", "DeleteService", { cluster: "prod", service: "ui", force: true });
  s.run(120);
  expect([s.world.view.all(serviceLoads), s.world.view.all(serviceFlows)]).toEqual([[], []]);
  expect(s.refusal("physics", "PutServiceTraffic", { cluster: "prod", service: "ui", name: "orders", requestsPerSecond: 1 })).toBe("ResourceNotFoundException: There is no service 'ui' in the cluster 'prod'.");
});

test("requests among services follow a curve, until another load is put", () => {
  const { s, inside } = shop();
  s.serve("ui", "ui", 1, inside());
  s.run(60);
  const put = (curve?: LoadCurve) => s.call("physics", "PutServiceTraffic", { cluster: "prod", service: "ui", name: "nobody", requestsPerSecond: 10, ...(curve && { curve }) });
  put({ shape: "ramp", peakRequestsPerSecond: 70, seconds: 600 });
  s.run(300);
  expect(now(s)).toEqual(["unknown nameNotFound 40.5/s 0"]);
  s.run(900);
  // 40 a second for ten minutes, and 70 for ten more.
  expect(counts(s)).toEqual({ nameNotFound: 66_000 });
  expect(s.call("physics", "ListServiceTraffic", {}).traffic[0]).toMatchObject({ requestsPerSecond: 10, curve: { shape: "ramp" } });
  put();
  s.run(600);
  expect(now(s)).toEqual(["unknown nameNotFound 10/s 0"]);
});
