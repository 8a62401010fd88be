import type { Scenario, ScenarioStep } from "../src/engine/session/scenario.ts";

const VPC = "${subnets.Subnets[0].VpcId}";
const SUBNETS = ["${subnets.Subnets[0].SubnetId}", "${subnets.Subnets[1].SubnetId}"];
const LISTENER = "${listener.Listeners[0].ListenerArn}";
const BALANCER = "${balancer.LoadBalancers[0].LoadBalancerArn}";
const TCP = "${tcp.TargetGroups[0].TargetGroupArn}";
const BLUE = "${blue.TargetGroups[0].TargetGroupArn}";
const GREEN = "${green.TargetGroups[0].TargetGroupArn}";
const IMAGES = "${images.Rules[0].RuleArn}";
const OLD = "${old.Rules[0].RuleArn}";

/** A load balancer whose rules come, move and go under load, and one for flows. */
export const balancing: Scenario = {
  id: "balancing",
  title: "Balancing",
  summary: "Rules, weights and attributes under load.",
  seed: 17,
  openAtSeconds: 400,
  steps: [
    { as: "subnets", ...step(0, "DescribeSubnets", {}, "ec2") },
    { as: "sg", ...step(0, "CreateSecurityGroup", { GroupName: "balancer", Description: "Who may come in", VpcId: VPC }, "ec2") },
    step(0, "AuthorizeSecurityGroupIngress", { GroupId: "${sg.GroupId}", IpProtocol: "tcp", FromPort: 80, ToPort: 80, CidrIp: "0.0.0.0/0" }, "ec2"),
    { as: "shut", ...step(0, "CreateSecurityGroup", { GroupName: "shut", Description: "Nobody may come in", VpcId: VPC }, "ec2") },
    { as: "blue", ...step(0, "CreateTargetGroup", { Name: "blue", Protocol: "HTTP", Port: 80, VpcId: VPC, TargetType: "ip" }) },
    { as: "green", ...step(0, "CreateTargetGroup", { Name: "green", Protocol: "HTTP", Port: 80, VpcId: VPC, TargetType: "ip" }) },
    { as: "balancer", ...step(0, "CreateLoadBalancer", { Name: "web", Subnets: SUBNETS, SecurityGroups: ["${sg.GroupId}"] }) },
    { as: "listener", ...step(10, "CreateListener", { LoadBalancerArn: BALANCER, Protocol: "HTTP", Port: 80, DefaultActions: [weighted(900, 100)] }) },
    step(20, "RegisterTargets", { TargetGroupArn: BLUE, Targets: [{ Id: "10.9.8.7", Port: 80, AvailabilityZone: "all" }] }),
    step(40, "PutTraffic", { listenerArn: LISTENER, requestsPerSecond: 30, requests: [{ path: "/", weight: 2 }, { path: "/img/a" }, { path: "/old" }] }, "physics"),
    { as: "images", ...step(60, "CreateRule", { ListenerArn: LISTENER, Priority: 20, Conditions: [path("/img/*")], Actions: [weighted(0, 1)] }) },
    { as: "old", ...step(80, "CreateRule", { ListenerArn: LISTENER, Priority: 30, Conditions: [path("/old")], Actions: [redirect("/new")] }) },
    step(100, "SetRulePriorities", { RulePriorities: [{ RuleArn: IMAGES, Priority: 30 }, { RuleArn: OLD, Priority: 20 }] }),
    step(120, "ModifyRule", { RuleArn: IMAGES, Conditions: [path("/img/*", "/css/*")] }),
    step(140, "ModifyTargetGroupAttributes", { TargetGroupArn: BLUE, Attributes: [{ Key: "load_balancing.cross_zone.enabled", Value: "false" }] }),
    step(160, "AddTags", { ResourceArns: [BALANCER], Tags: [{ Key: "team", Value: "shop" }, { Key: "tier", Value: "1" }] }),
    step(170, "RemoveTags", { ResourceArns: [BALANCER], TagKeys: ["tier"] }),
    step(180, "ModifyLoadBalancerAttributes", { LoadBalancerArn: BALANCER, Attributes: [{ Key: "idle_timeout.timeout_seconds", Value: "30" }] }),
    step(190, "ModifyListenerAttributes", { ListenerArn: LISTENER, Attributes: [{ Key: "routing.http.response.server.enabled", Value: "false" }] }),
    step(200, "SetSubnets", { LoadBalancerArn: BALANCER, Subnets: [SUBNETS[0], "${subnets.Subnets[2].SubnetId}"] }),
    { as: "network", ...step(210, "CreateLoadBalancer", { Name: "flows", Type: "network", Subnets: SUBNETS.slice(0, 1) }) },
    { as: "tcp", ...step(210, "CreateTargetGroup", { Name: "tcp", Protocol: "TCP", Port: 80, VpcId: VPC, TargetType: "ip" }) },
    { as: "flows", ...step(220, "CreateListener", { LoadBalancerArn: "${network.LoadBalancers[0].LoadBalancerArn}", Protocol: "TCP", Port: 80, DefaultActions: [{ Type: "forward", TargetGroupArn: TCP }] }) },
    step(230, "RegisterTargets", { TargetGroupArn: TCP, Targets: [{ Id: "10.9.8.7", Port: 80, AvailabilityZone: "all" }] }),
    step(240, "PutTraffic", { listenerArn: "${flows.Listeners[0].ListenerArn}", requestsPerSecond: 5 }, "physics"),
    step(250, "PutConnections", { listenerArn: "${flows.Listeners[0].ListenerArn}", connections: 3 }, "physics"),
    step(280, "SetSecurityGroups", { LoadBalancerArn: BALANCER, SecurityGroups: ["${shut.GroupId}"] }),
    step(300, "DeleteRule", { RuleArn: OLD }),
  ],
};

function weighted(blue: number, green: number): object {
  const TargetGroups = [{ TargetGroupArn: BLUE, Weight: blue }, { TargetGroupArn: GREEN, Weight: green }];
  return { Type: "forward", ForwardConfig: { TargetGroups } };
}

function redirect(Path: string): object {
  return { Type: "redirect", RedirectConfig: { StatusCode: "HTTP_301", Path } };
}

function path(...Values: readonly string[]): object {
  return { Field: "path-pattern", Values };
}

function step(atSeconds: number, operation: string, input: object, service = "elbv2"): ScenarioStep {
  return { atSeconds, call: { service, operation, input } };
}
