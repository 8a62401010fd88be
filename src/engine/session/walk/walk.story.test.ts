import { expect, test } from "vitest";
import { story, type Story } from "../../services/ecs/story.ts";
import { walkRoad } from "./walkRoad.ts";
import { brief, repair, wrong } from "./walked.ts";
import type { Walk } from "./walk.ts";

/** Two tasks behind a load balancer, in bridge mode with dynamic ports. */
function served(): { readonly s: Story; readonly group: string; readonly walk: () => Walk } {
  const s = story();
  s.fleet("ab");
  const group = s.balancer("web");
  s.define("web");
  s.serve("web", "web:1", 2, {}, group);
  s.run(60);
  s.mark();
  return { s, group, walk: () => walked(s) };
}

function walked(s: Story): Walk {
  const { LoadBalancers = [] } = s.call("elbv2", "DescribeLoadBalancers", {});
  const { Listeners = [] } = s.call("elbv2", "DescribeListeners", { LoadBalancerArn: LoadBalancers[0]?.LoadBalancerArn ?? "" });
  const walk = walkRoad(s.world.view, { listenerArn: Listeners[0]?.ListenerArn ?? "", method: "GET", host: "shop.example.com", path: "/", sourceIp: "203.0.113.10", targetKey: null });
  if (walk === null) throw new Error("there is no listener");
  return walk;
}

/** The security groups of the load balancer and of the instances. */
function groupsOf(s: Story): { readonly balancer: string; readonly instance: string } {
  const { LoadBalancers = [] } = s.call("elbv2", "DescribeLoadBalancers", {});
  const { Reservations = [] } = s.call("ec2", "DescribeInstances", {});
  return { balancer: LoadBalancers[0]?.SecurityGroups?.[0] ?? "", instance: Reservations[0]?.Instances?.[0]?.SecurityGroups?.[0]?.GroupId ?? "" };
}

/** Takes all inbound rules of a group away. */
function shut(s: Story, GroupId: string): void {
  const { SecurityGroups = [] } = s.call("ec2", "DescribeSecurityGroups", { GroupIds: [GroupId] });
  s.call("ec2", "RevokeSecurityGroupIngress", { GroupId, IpPermissions: SecurityGroups[0]?.IpPermissions ?? [] });
}

test("a request of a healthy service passes every place and is answered", () => {
  const { walk } = served();
  expect(brief(walk())).toBe("pppppppppp 200");
});

test("no inbound rule from the load balancer's group: found, mended by the offered call, and healthy again", () => {
  const { s, group, walk } = served();
  shut(s, groupsOf(s).instance);
  s.run(40);
  expect(brief(walk())).toBe("pppwppsuuu 504");
  expect(wrong(walk())).toMatchObject({ at: "securityGroup", reason: "Target.Timeout", field: "AuthorizeSecurityGroupIngress IpPermissions" });
  expect(s.short(s.told())).toContain("is unhealthy in (target-group web) due to (reason Request timed out)");
  repair(s, walk());
  s.run(200);
  expect(brief(walk())).toBe("pppppppppp 200");
  expect(s.call("elbv2", "DescribeTargetHealth", { TargetGroupArn: group }).TargetHealthDescriptions?.map(({ TargetHealth }) => TargetHealth?.State)).toContain("healthy");
  expect(s.service("web").events?.[0]?.message).toBe("(service web) has reached a steady state.");
});

test("no inbound rule for clients: the connection times out, and the offered rule lets them in", () => {
  const { s, walk } = served();
  shut(s, groupsOf(s).balancer);
  expect(brief(walk())).toBe("suuuuuuuuu none");
  repair(s, walk());
  expect(brief(walk())).toBe("pppppppppp 200");
});

test("a zone that the load balancer is not enabled in: Target.NotInUse, mended by SetSubnets", () => {
  const { s, walk } = served();
  const { LoadBalancers = [] } = s.call("elbv2", "DescribeLoadBalancers", {});
  const { Subnets = [] } = s.call("ec2", "DescribeSubnets", {});
  const others = Subnets.filter(({ AvailabilityZone = "" }) => !AvailabilityZone.endsWith("a")).map(({ SubnetId = "" }) => SubnetId);
  s.call("elbv2", "SetSubnets", { LoadBalancerArn: LoadBalancers[0]?.LoadBalancerArn ?? "", Subnets: others });
  s.run(5);
  expect(brief(walk())).toBe("pppwsuuuuu 503");
  expect(wrong(walk())).toMatchObject({ at: "zone", reason: "Target.NotInUse", field: "SetSubnets Subnets" });
  repair(s, walk());
  s.run(30);
  expect(brief(walk())).toBe("pppppppppp 200");
});

test("a group without targets is answered by the load balancer itself", () => {
  const s = story();
  s.balancer("web");
  expect(brief(walked(s))).toBe("pppsuuuuuu 503");
});

test("an answer that the health check does not take passes with a warning, in AWS's word", () => {
  const { s, walk } = served();
  s.call("physics", "PutImageBehavior", { image: "web:1", healthStatus: 404 });
  s.run(30);
  expect(brief(walk())).toBe("pppwpppppw 404");
  expect(walk().hops.at(-1)).toMatchObject({ reason: "Target.ResponseCodeMismatch", field: "ModifyTargetGroup Matcher, HealthCheckPath" });
});

test("a rule that answers by itself ends the road there, and says why rules before it did not take the request", () => {
  const { s } = served();
  const { LoadBalancers = [] } = s.call("elbv2", "DescribeLoadBalancers", {});
  const { Listeners = [] } = s.call("elbv2", "DescribeListeners", { LoadBalancerArn: LoadBalancers[0]?.LoadBalancerArn ?? "" });
  const ListenerArn = Listeners[0]?.ListenerArn ?? "";
  const rule = (Priority: number, path: string, Actions: object[]) =>
    s.call("elbv2", "CreateRule", { ListenerArn, Priority, Conditions: [{ Field: "path-pattern", Values: [path] }], Actions } as never);
  rule(1, "/old/*", [{ Type: "redirect", RedirectConfig: { StatusCode: "HTTP_301", Path: "/new" } }]);
  rule(2, "/", [{ Type: "fixed-response", FixedResponseConfig: { StatusCode: "404" } }]);
  expect(brief(walked(s))).toBe("pppuuuuuuu 404");
  expect(walked(s).hops[2]).toMatchObject({ name: "2: path /", says: "Rule 1 wants path /old/* and finds /. Rule 2 takes GET / and answers it with a fixed response." });
});

test("an unknown listener has no road", () => {
  expect(walkRoad(story().world.view, { listenerArn: "x", method: "GET", host: "", path: "/", sourceIp: "203.0.113.10", targetKey: null })).toBeNull();
});

test("a service that has more to do than it can is told of at its process, with what it comes to", () => {
  const { s, group, walk } = served();
  s.call("physics", "PutImageBehavior", { image: "web:1", resources: { cpuMillisPerRequest: 4_096, baseCpuUnits: 0, timeoutSeconds: 5 } });
  s.run(1);
  expect(brief(walk())).toBe("pppppppppp 200");
  s.call("physics", "PutTraffic", { targetGroupArn: group, requestsPerSecond: 4 });
  s.run(1);
  expect(wrong(walk())).toMatchObject({ at: "process", verdict: "warns" });
  expect(wrong(walk())?.says).toMatch(/answers 200, but not to all\. Its tasks have more to do than they can: \d+% of the requests fail, and an answer takes \d+ ms\./);
});
