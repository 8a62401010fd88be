import { expect, test } from "vitest";
import { classicBalancerArn } from "../../../aws/arn.ts";
import { classicListenerId } from "../../../aws/classicListener.ts";
import { story, type Story } from "../../services/ecs/story.ts";
import { brief, repair, wrong } from "./walked.ts";
import type { Walk } from "./walk.ts";
import { walkRoad } from "./walkRoad.ts";

const FRONT = classicBalancerArn("front");

/** A task on each of two instances behind a Classic Load Balancer. */
function served(zones = "ab"): { readonly s: Story; readonly walk: () => Walk } {
  const s = story();
  s.fleet(zones);
  s.classicBalancer("front");
  s.define("web", { portMappings: [{ containerPort: 80, hostPort: 80 }] });
  s.serve("web", "web:1", zones.length, { loadBalancers: [{ loadBalancerName: "front", containerName: "web", containerPort: 80 }] });
  s.run(60);
  return { s, walk: () => walked(s) };
}

function walked(s: Story, port = 80): Walk {
  const walk = walkRoad(s.world.view, { listenerArn: classicListenerId(FRONT, port), method: "GET", host: "shop.example.com", path: "/", sourceIp: "203.0.113.10", targetKey: null });
  if (walk === null) throw new Error("there is no load balancer");
  return walk;
}

const states = (s: Story) => (s.call("elb", "DescribeInstanceHealth", { LoadBalancerName: "front" }).InstanceStates ?? []).map(({ State }) => State);

const balancer = (s: Story) => s.call("elb", "DescribeLoadBalancers", { LoadBalancerNames: ["front"] }).LoadBalancerDescriptions?.[0];

/** Takes all inbound rules of a group away. */
function shut(s: Story, GroupId: string): void {
  const { SecurityGroups = [] } = s.call("ec2", "DescribeSecurityGroups", { GroupIds: [GroupId] });
  s.call("ec2", "RevokeSecurityGroupIngress", { GroupId, IpPermissions: SecurityGroups[0]?.IpPermissions ?? [] });
}

/** Takes the repair, and waits until the service is as it should be again. */
function mend(s: Story, walk: () => Walk): void {
  repair(s, walk());
  s.run(200);
  expect(brief(walk())).toBe("ppppppppp 200");
  expect(states(s)).toEqual(["InService", "InService"]);
  expect(s.service("web").events?.[0]?.message).toBe("(service web) has reached a steady state.");
}

test("a request of a healthy service passes every place, without rules and groups, and is answered", () => {
  const { walk } = served();
  expect(brief(walk())).toBe("ppppppppp 200");
  expect(walk().hops.map(({ at }) => at)).toEqual(["client", "listener", "zone", "instance", "route", "securityGroup", "hostPort", "container", "process"]);
  expect(walk().targetKeys).toHaveLength(2);
});

test("no inbound rule of the instances' group: out of service, for a cause that is named and mended", () => {
  const { s, walk } = served();
  const { Reservations = [] } = s.call("ec2", "DescribeInstances", {});
  shut(s, Reservations[0]?.Instances?.[0]?.SecurityGroups?.[0]?.GroupId ?? "");
  expect(brief(walk())).toBe("pppppsuuu 504");
  s.run(20);
  expect(brief(walk())).toBe("pppsusuuu 503");
  expect(wrong(walk())).toMatchObject({ at: "instance", reason: "Instance", field: "AuthorizeSecurityGroupIngress IpPermissions" });
  expect(wrong(walk()).says).toContain("OutOfService: Instance has failed at least the UnhealthyThreshold number of health checks consecutively. No instance is in service");
  mend(s, walk);
});

test("no inbound rule for clients: the connection times out", () => {
  const { s, walk } = served();
  shut(s, balancer(s)?.SecurityGroups?.[0] ?? "");
  expect(brief(walk())).toBe("suuuuuuuu none");
  mend(s, walk);
});

test("a zone without a subnet of the load balancer: mended by AttachLoadBalancerToSubnets", () => {
  const { s, walk } = served();
  const { Subnets = [] } = s.call("ec2", "DescribeSubnets", {});
  const inA = Subnets.filter(({ AvailabilityZone = "" }) => AvailabilityZone.endsWith("a")).map(({ SubnetId = "" }) => SubnetId);
  s.call("elb", "DetachLoadBalancerFromSubnets", { LoadBalancerName: "front", Subnets: inA });
  s.run(5);
  expect(brief(walk())).toBe("ppswuuuuu 503");
  expect(wrong(walk())).toMatchObject({ at: "zone", reason: null, field: "AttachLoadBalancerToSubnets Subnets" });
  expect(walk().hops[3]?.says).toContain("Instance is in the EC2 Availability Zone for which LoadBalancer is not configured to route traffic to.");
  mend(s, walk);
});

test("out of service by a health check that asks a port which nobody has: the right one is offered", () => {
  const { s, walk } = served();
  s.call("elb", "ConfigureHealthCheck", { LoadBalancerName: "front", HealthCheck: { Target: "HTTP:81/", Interval: 5, Timeout: 2, UnhealthyThreshold: 2, HealthyThreshold: 2 } });
  s.run(15);
  expect(brief(walk())).toBe("pppsuuwuu 503");
  expect(wrong(walk())).toMatchObject({ at: "instance", field: "ConfigureHealthCheck HealthCheck.Target" });
  mend(s, walk);
  expect(balancer(s)?.HealthCheck).toMatchObject({ Target: "HTTP:80/" });
});

test("out of service for an answer that is not 200: a connection is enough where TCP asks", () => {
  const { s, walk } = served();
  s.call("physics", "PutImageBehavior", { image: "web:1", healthStatus: 404 });
  s.run(12);
  expect(brief(walk())).toBe("pppsuuuuw 503");
  expect(wrong(walk())).toMatchObject({ field: "ConfigureHealthCheck HealthCheck.Target" });
  repair(s, walk());
  s.run(200);
  expect(states(s)).toEqual(["InService", "InService"]);
  expect(brief(walk())).toBe("ppppppppp 404");
});

test("no listener: refused, until the one is created that leads where the service is", () => {
  const { s, walk } = served();
  s.call("elb", "DeleteLoadBalancerListeners", { LoadBalancerName: "front", LoadBalancerPorts: [80] });
  expect(brief(walk())).toBe("psuuuuuuu none");
  expect(wrong(walk())).toMatchObject({ field: "CreateLoadBalancerListeners Listeners", says: "front has no listener on port 80: connections are refused." });
  mend(s, walk);
});

test("an instance that somebody deregistered while its task runs is registered again", () => {
  const { s, walk } = served("a");
  const id = balancer(s)?.Instances?.[0]?.InstanceId ?? "";
  s.call("elb", "DeregisterInstancesFromLoadBalancer", { LoadBalancerName: "front", Instances: [{ InstanceId: id }] });
  expect(wrong(walk()).says).toContain("InService: Instance deregistration currently in progress. No instance is in service");
  s.run(31);
  expect(brief(walk())).toBe("pppsuuuuu 503");
  repair(s, walk());
  s.run(10);
  expect(brief(walk())).toBe("ppppppppp 200");
});

test("a listener that leads to a port which no container has is led to the one that its task has", () => {
  const { s, walk } = served("a");
  s.call("elb", "CreateLoadBalancerListeners", { LoadBalancerName: "front", Listeners: [{ Protocol: "TCP", LoadBalancerPort: 8080, InstancePort: 81 }] });
  s.call("ec2", "AuthorizeSecurityGroupIngress", { GroupId: balancer(s)?.SecurityGroups?.[0] ?? "", IpProtocol: "-1", CidrIp: "0.0.0.0/0" });
  s.call("ec2", "AuthorizeSecurityGroupIngress", { GroupName: "default", IpProtocol: "-1", CidrIp: "0.0.0.0/0" });
  expect(brief(walked(s, 8080))).toBe("ppppppsus none");
  expect(walked(s, 8080).outcome.says).toBe("The load balancer closes the connection. The connection to the instance is refused.");
  repair(s, walked(s, 8080));
  expect(brief(walked(s, 8080))).toBe("ppppppppp 200");
  expect(walk().hops[3]?.verdict).toBe("passes");
});

test("a load balancer that there is not has no road", () => {
  expect(walkRoad(story().world.view, { listenerArn: classicListenerId(FRONT, 80), method: "GET", host: "", path: "/", sourceIp: "203.0.113.10", targetKey: null })).toBeNull();
});
