import { expect, test } from "vitest";
import { fieldOf } from "../fieldOf.ts";
import { balancerArn, groupArn, listener, loadBalancer, tablesOf, targetGroup } from "../../graph/fixture.ts";
import { attributesInAnswer, modifyAttributesCall, optionsOf } from "./attributeFields.ts";
import { healthCheckCall, healthCheckDraftFor } from "./healthCheckDraft.ts";
import { listenerCall, listenerDraftFor } from "./listenerDraft.ts";

const ALB = balancerArn("public-alb");
const HTTP = listener("public-alb", 80, "web-tg");
const TABLES = tablesOf({ "elbv2.loadBalancers": [loadBalancer("public-alb")], "elbv2.listeners": [HTTP], "elbv2.targetGroups": [targetGroup("web-tg")] });

test("a new listener begins on a port that is free, and forwards", () => {
  const request = { kind: "listener", loadBalancerArn: ALB, listenerArn: null } as const;
  const draft = listenerDraftFor(request, TABLES);
  expect(listenerCall(request, draft, draft)).toEqual({
    service: "elbv2",
    operation: "CreateListener",
    input: { LoadBalancerArn: ALB, Protocol: "HTTP", Port: 8080, DefaultActions: [{ Type: "forward", TargetGroupArn: groupArn("web-tg") }] },
  });
  expect(listenerCall(request, { ...draft, port: null }, draft)).toBeNull();
});

test("of a listener that is there, what is changed of it is sent and no more", () => {
  const request = { kind: "listener", loadBalancerArn: ALB, listenerArn: HTTP.listenerArn } as const;
  const draft = listenerDraftFor(request, TABLES);
  expect(listenerCall(request, draft, draft)).toBeNull();
  expect(listenerCall(request, { ...draft, port: 81 }, draft)?.input).toEqual({ ListenerArn: HTTP.listenerArn, Port: 81 });
  expect(listenerCall(request, { ...draft, protocol: "HTTPS" }, draft)?.input).toMatchObject({ Protocol: "HTTPS", Certificates: [{}] });
  const action = { ...draft.action, type: "fixed-response" } as const;
  expect(listenerCall(request, { ...draft, action }, draft)?.input).toEqual({ ListenerArn: HTTP.listenerArn, DefaultActions: [{ Type: "fixed-response", FixedResponseConfig: { StatusCode: "503", ContentType: "text/plain" } }] });
});

const GROUP = targetGroup("web-tg", { healthCheckProtocol: "HTTP", healthCheckPort: "traffic-port", healthCheckPath: "/", matcherHttpCode: "200", healthCheckIntervalSeconds: 30, healthCheckTimeoutSeconds: 5, healthyThresholdCount: 5, unhealthyThresholdCount: 2 });

test("a health check sends what is changed; one by TCP has neither path nor codes", () => {
  const draft = healthCheckDraftFor(GROUP);
  expect(healthCheckCall(GROUP, draft)).toBeNull();
  expect(healthCheckCall(GROUP, { ...draft, path: "/up", codes: "200-299", intervalSeconds: 10 })?.input).toEqual({ TargetGroupArn: groupArn("web-tg"), HealthCheckPath: "/up", Matcher: { HttpCode: "200-299" }, HealthCheckIntervalSeconds: 10 });
  expect(healthCheckCall(GROUP, { ...draft, protocol: "TCP", path: "/up" })?.input).toEqual({ TargetGroupArn: groupArn("web-tg"), HealthCheckProtocol: "TCP" });
  expect(healthCheckCall(GROUP, { ...draft, timeoutSeconds: null })).toBeNull();
});

test("attributes are asked in the form's order, and only those that are changed are sent", () => {
  const request = { kind: "attributes", of: "targetGroup", arn: groupArn("web-tg") } as const;
  const told = attributesInAnswer({ Attributes: [{ Key: "stickiness.enabled", Value: "false" }, { Key: "stickiness.app_cookie.cookie_name", Value: "" }, { Key: "slow_start.duration_seconds", Value: "0" }] });
  expect(Object.keys(told)).toEqual(["slow_start.duration_seconds", "stickiness.enabled"]);
  expect(modifyAttributesCall(request, told, told)).toBeNull();
  expect(modifyAttributesCall(request, told, { ...told, "slow_start.duration_seconds": "30" })?.input).toEqual({ TargetGroupArn: groupArn("web-tg"), Attributes: [{ Key: "slow_start.duration_seconds", Value: "30" }] });
  expect(attributesInAnswer(undefined)).toEqual({});
  expect(optionsOf("load_balancing.cross_zone.enabled", { of: "targetGroup" })).toHaveLength(3);
  expect(optionsOf("load_balancing.cross_zone.enabled", { of: "loadBalancer" })).toHaveLength(2);
});

test.each([
  ["ModifyTargetGroupAttributes", "'slow_start.duration_seconds' must be '0' or between '30' and '900' inclusive", "attribute slow_start.duration_seconds"],
  ["ModifyTargetGroupAttributes", "You cannot have both stickiness and weighted random algorithm enabled on the same target group.", "attribute stickiness.enabled"],
  ["ModifyTargetGroupAttributes", "You cannot have both slow start and weighted random algorithm enabled on the same target group.", "attribute slow_start.duration_seconds"],
  ["ModifyLoadBalancerAttributes", "The load balancer is not there", null],
  ["ModifyListener", "Listener port '80' is already in use", "listenerPort"],
  ["ModifyListener", "A certificate must be specified for HTTPS listeners", "listenerProtocol"],
  ["CreateListener", "Redirect port 'x' must be a number from 1 to 65535 or '#{port}'", "redirectPort"],
  ["ModifyTargetGroup", "Health check interval must be greater than the timeout.", "healthCheckIntervalSeconds"],
  ["ModifyTargetGroup", "Health check matcher HTTP code '600' must be within '200-499' inclusive", "matcher"],
  ["ModifyTargetGroup", "Health check port 'x' must be 'traffic-port' or a number from 1 to 65535", "healthCheckPort"],
])("%s: %s", (operation, message, field) => expect(fieldOf(operation, { code: "ValidationError", message })).toBe(field));
