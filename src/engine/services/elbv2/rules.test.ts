import { beforeEach, describe, expect, test } from "vitest";
import { World } from "../../kernel/world.ts";
import { billing } from "../billing/index.ts";
import { billingMeters } from "../billing/meters.ts";
import { physics } from "../../physics/index.ts";
import { ec2, seedAccount } from "../ec2/index.ts";
import { elbv2 } from "./index.ts";
import { Trial } from "./trial.ts";

let t: Trial;
let listener: string;
let other: string;
beforeEach(() => {
  const world = new World([physics, ec2, elbv2, billing, billingMeters], 3);
  seedAccount(world.context);
  t = new Trial(world);
  t.balancer = t.createBalancer("alb");
  t.group = t.createGroup("tg");
  other = t.createGroup("other");
  listener = t.createListener();
  world.runUntil(30_000);
});

const path = (...Values: string[]) => ({ Field: "path-pattern", Values });
const forward = (TargetGroupArn: string) => ({ Type: "forward", TargetGroupArn });
const rule = (Priority: number, more: object = {}) => ({ ListenerArn: listener, Priority, Conditions: [path("/img/*")], Actions: [forward(other)], ...more });

function create(Priority: number, more: object = {}): string {
  const { Rules } = t.call("elbv2", "CreateRule", rule(Priority, more));
  return (Rules as { RuleArn: string }[])[0]?.RuleArn ?? "";
}

function described(): readonly { readonly RuleArn: string; readonly Priority: string }[] {
  return t.call("elbv2", "DescribeRules", { ListenerArn: listener })["Rules"] as { RuleArn: string; Priority: string }[];
}

const loadBalancersOf = (arn: string): unknown =>
  (t.call("elbv2", "DescribeTargetGroups", { TargetGroupArns: [arn] })["TargetGroups"] as { LoadBalancerArns: unknown }[])[0]?.LoadBalancerArns;

describe("rules", () => {
  test("stand in the order of their priorities, the default one last, and are described both ways", () => {
    create(20);
    create(10, { Conditions: [{ Field: "host-header", HostHeaderConfig: { Values: ["*.example.com"] } }] });
    expect(described().map(({ Priority }) => Priority)).toEqual(["10", "20", "default"]);
    expect(described()[1]).toMatchObject({
      Conditions: [{ Field: "path-pattern", Values: ["/img/*"], PathPatternConfig: { Values: ["/img/*"] } }],
      Actions: [{ Type: "forward", TargetGroupArn: other, ForwardConfig: { TargetGroups: [{ TargetGroupArn: other, Weight: 1 }] } }],
      IsDefault: false,
    });
  });

  test("a group belongs to the load balancer while anything forwards to it", () => {
    expect(loadBalancersOf(other)).toEqual([]);
    const arn = create(1);
    expect(loadBalancersOf(other)).toEqual([t.balancer]);
    expect(t.refusal("elbv2", "DeleteTargetGroup", { TargetGroupArn: other })?.[0]).toBe("ResourceInUse");
    t.call("elbv2", "ModifyRule", { RuleArn: arn, Actions: [forward(t.group)] });
    expect(loadBalancersOf(other)).toEqual([]);
    t.call("elbv2", "DeleteRule", { RuleArn: arn });
    expect(loadBalancersOf(t.group)).toEqual([t.balancer]);
  });

  test("change places at once", () => {
    const [one, two] = [create(1), create(2)];
    t.call("elbv2", "SetRulePriorities", { RulePriorities: [{ RuleArn: one, Priority: 2 }, { RuleArn: two, Priority: 1 }] });
    expect(described().map(({ RuleArn }) => RuleArn).slice(0, 2)).toEqual([two, one]);
    expect(t.refusal("elbv2", "SetRulePriorities", { RulePriorities: [{ RuleArn: one, Priority: 1 }] })).toEqual(["PriorityInUse", "Priority '1' is currently in use"]);
  });

  test("go with their listener", () => {
    create(1);
    t.call("elbv2", "DeleteListener", { ListenerArn: listener });
    expect(loadBalancersOf(other)).toEqual([]);
  });

  test("cannot be modified or deleted when they are default ones", () => {
    const RuleArn = described()[0]?.RuleArn ?? "";
    expect(t.refusal("elbv2", "ModifyRule", { RuleArn, Conditions: [path("/")] })).toEqual(["OperationNotPermitted", `Default rule '${RuleArn}' cannot be modified`]);
    expect(t.refusal("elbv2", "DeleteRule", { RuleArn })).toEqual(["OperationNotPermitted", `Default rule '${RuleArn}' cannot be deleted`]);
  });
});

const long = "x".repeat(129);
const many = (count: number) => Array.from({ length: count }, (_, i) => `/p${i}`);

test.each([
  [{}, undefined],
  [{ Conditions: [] }, "ValidationError: A condition must be specified"],
  [{ Conditions: [{ Values: ["/"] }] }, "ValidationError: A condition field must be specified"],
  [{ Conditions: [{ Field: "path" , Values: ["/"] }] }, "ValidationError: Condition field 'path' must be one of '[path-pattern,host-header,http-header,http-request-method,query-string,source-ip]'"],
  [{ Conditions: [path()] }, "ValidationError: A condition value must be specified"],
  [{ Conditions: [path(long)] }, "ValidationError: The 'path-pattern' value is too long; the limit is '128'"],
  [{ Conditions: [path("/ä")] }, "ValidationError: The 'path-pattern' value '/ä' contains characters that are not allowed"],
  [{ Conditions: [path(...many(5))] }, undefined],
  [{ Conditions: [path(...many(6))] }, "ValidationError: A rule can only have '5' condition values"],
  [{ Conditions: [path("/*/*/*/*/*")] }, undefined],
  [{ Conditions: [path("/*/*/*/*/*/?")] }, "ValidationError: A rule can only have '5' condition wildcards"],
  [{ Conditions: [path("/a"), path("/b")] }, "ValidationError: A rule can only have one 'path-pattern' condition"],
  [{ Conditions: [{ ...path("/a"), PathPatternConfig: { Values: ["/a"] } }] }, "ValidationError: You cannot provide both Values and 'PathPatternConfig' for a condition of type 'path-pattern'"],
  [{ Conditions: [{ Field: "source-ip", Values: ["10.0.0.0/8"] }] }, "ValidationError: The 'Values' field is not compatible with 'source-ip'"],
  [{ Conditions: [{ Field: "source-ip", SourceIpConfig: { Values: ["10.0.0.0/8"] } }] }, undefined],
  [{ Conditions: [{ Field: "source-ip", SourceIpConfig: { Values: ["255.255.255.255/32"] } }] }, "ValidationError: The 'source-ip' value '255.255.255.255/32' is not a valid CIDR block"],
  [{ Conditions: [{ Field: "http-request-method", HttpRequestMethodConfig: { Values: ["get"] } }] }, "ValidationError: The 'http-request-method' value is invalid; the allowed characters are A-Z, hyphen and underscore"],
  [{ Conditions: [{ Field: "http-header", HttpHeaderConfig: { HttpHeaderName: "Host", Values: ["a"] } }] }, "ValidationError: The 'HttpHeaderName' value 'host' is not allowed; use 'host-header'"],
  [{ Conditions: [{ Field: "query-string", QueryStringConfig: { Values: [{ Key: "v" }] } }] }, "ValidationError: A 'Value' must be specified in 'QueryStringKeyValuePair'"],
  [{ Conditions: [{ Field: "host-header", Values: ["localhost"] }] }, "ValidationError: The 'host-header' value 'localhost' must have a '.' with only letters after the last one"],
  [{ Conditions: [{ ...path(), RegexValues: ["^/"] }] }, "NotSimulated: A condition with RegexValues is not simulated yet."],
])("the conditions of %j: %s", (more, refusal) => {
  expect(t.refusal("elbv2", "CreateRule", rule(1, more))?.join(": ")).toBe(refusal);
});

const redirect = (RedirectConfig: object) => ({ Actions: [{ Type: "redirect", RedirectConfig: { StatusCode: "HTTP_301", ...RedirectConfig } }] });
const weights = (...given: (number | undefined)[]) => {
  const TargetGroups = given.map((Weight, i) => ({ TargetGroupArn: i === 0 ? t.group : other, ...(Weight === undefined ? {} : { Weight }) }));
  return { Actions: [{ Type: "forward", ForwardConfig: { TargetGroups } }] };
};

test.each([
  [() => redirect({}), "InvalidLoadBalancerAction: The RedirectConfig is not valid because it creates a loop."],
  [() => redirect({ Protocol: "HTTP", Port: "80" }), "InvalidLoadBalancerAction: The RedirectConfig is not valid because it creates a loop."],
  [() => redirect({ Protocol: "HTTPS", Port: "443" }), undefined],
  [() => redirect({ Path: "no" }), "ValidationError: Redirect path 'no' must begin with a '/' character"],
  [() => redirect({ Port: "65536" }), "ValidationError: Redirect port '65536' must be a number from 1 to 65535 or '#{port}'"],
  [() => ({ Actions: [{ Type: "fixed-response", FixedResponseConfig: { StatusCode: "503" } }] }), undefined],
  [() => ({ Actions: [{ Type: "fixed-response", FixedResponseConfig: { StatusCode: "503", ContentType: "text/x" } }] }), "InvalidLoadBalancerAction: The ContentType must be one of:'text/html', 'application/json', 'application/javascript', 'text/css', 'text/plain'"],
  [() => weights(0, 999), undefined],
  [() => weights(0, 1000), "ValidationError: The weight '1000' must be between '0' and '999' inclusive"],
  [() => weights(1, 1, 1), "ValidationError: A target group can only be specified once in a forward action"],
  [() => weights(1, 1, 1, 1, 1, 1), "TooManyTargetGroups: A forward action can have at most '5' target groups"],
  [() => ({ Actions: [forward(other), forward(other)] }), "InvalidLoadBalancerAction: You must specify exactly one of forward, redirect or fixed-response, and it must be the last action"],
])("the action of %s: %s", (more, refusal) => {
  expect(t.refusal("elbv2", "CreateRule", rule(1, more()))?.join(": ")).toBe(refusal);
});

test("a group that is not there is refused", () => {
  const gone = t.group.replace("/tg/", "/gone/");
  expect(t.refusal("elbv2", "CreateRule", rule(1, { Actions: [forward(gone)] }))).toEqual(["TargetGroupNotFound", `Target groups '${gone}' not found`]);
});

test("a priority that is taken, and one rule too many, are refused", () => {
  for (let priority = 1; priority <= 100; priority++) create(priority);
  expect(t.refusal("elbv2", "CreateRule", rule(100))).toEqual(["PriorityInUse", "Priority '100' is currently in use"]);
  expect(t.refusal("elbv2", "CreateRule", rule(101))?.[0]).toBe("TooManyRules");
});
