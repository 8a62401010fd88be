import { expect, test } from "vitest";
import { groupArn, listener, loadBalancer, rule, tablesOf, targetGroup } from "../../graph/fixture.ts";
import { actionDraft, actionsOf, ruleCall, ruleDraftFor } from "./ruleDraft.ts";

const LISTENER = listener("public-alb", 80, "web-tg");
const API = { ...rule("public-alb", 80, { priority: 15, group: "api-tg", path: "/api/*" }) };
const TABLES = tablesOf({
  "elbv2.loadBalancers": [loadBalancer("public-alb")],
  "elbv2.listeners": [LISTENER],
  "elbv2.rules": [API],
  "elbv2.targetGroups": [targetGroup("web-tg"), targetGroup("api-tg")],
});
const ask = { kind: "rule", listenerArn: LISTENER.listenerArn } as const;

test("a new rule comes behind the others and forwards to the group it was made with", () => {
  const request = { ...ask, ruleArn: null, targetGroupArn: groupArn("api-tg") };
  const draft = ruleDraftFor(request, TABLES);
  expect(draft.priority).toBe(20);
  const typed = { ...draft, conditions: [{ id: 0, field: "path-pattern" as const, headerName: "", values: "/cart, /cart/*" }] };
  expect(ruleCall(request, typed)).toEqual({
    service: "elbv2",
    operation: "CreateRule",
    input: {
      ListenerArn: LISTENER.listenerArn,
      Priority: 20,
      Conditions: [{ Field: "path-pattern", PathPatternConfig: { Values: ["/cart", "/cart/*"] } }],
      Actions: [{ Type: "forward", TargetGroupArn: groupArn("api-tg") }],
    },
  });
  expect(ruleCall(request, { ...typed, priority: null })).toBeNull();
});

test.each([
  ["http-header", "2, 3", { HttpHeaderConfig: { HttpHeaderName: "X-V", Values: ["2", "3"] } }],
  ["query-string", "v=2, beta", { QueryStringConfig: { Values: [{ Key: "v", Value: "2" }, { Value: "beta" }] } }],
  ["source-ip", "10.0.0.0/8", { SourceIpConfig: { Values: ["10.0.0.0/8"] } }],
  ["http-request-method", "GET", { HttpRequestMethodConfig: { Values: ["GET"] } }],
  ["host-header", "a.example.com", { HostHeaderConfig: { Values: ["a.example.com"] } }],
] as const)("a condition by %s", (field, values, config) => {
  const request = { ...ask, ruleArn: API.ruleArn, targetGroupArn: null };
  const made = ruleCall(request, { ...ruleDraftFor(request, TABLES), conditions: [{ id: 0, field, headerName: "X-V", values }] });
  expect(made?.operation).toBe("ModifyRule");
  expect(made?.input).toMatchObject({ Conditions: [{ Field: field, ...config }] });
});

test("a default rule is changed with its listener", () => {
  const request = { ...ask, ruleArn: LISTENER.defaultRuleArn, targetGroupArn: null };
  expect(ruleCall(request, ruleDraftFor(request, TABLES))).toEqual({
    service: "elbv2",
    operation: "ModifyListener",
    input: { ListenerArn: LISTENER.listenerArn, DefaultActions: [{ Type: "forward", TargetGroupArn: groupArn("web-tg") }] },
  });
});

test("weights and stickiness are said where there are any, and a weight that is missing keeps the form waiting", () => {
  const targetGroups = [{ targetGroupArn: groupArn("web-tg"), weight: 80 }, { targetGroupArn: groupArn("api-tg"), weight: 20 }];
  const draft = actionDraft({ type: "forward", targetGroups, stickinessSeconds: 60 });
  expect(actionsOf(draft)).toEqual([
    {
      Type: "forward",
      ForwardConfig: {
        TargetGroups: targetGroups.map(({ targetGroupArn, weight }) => ({ TargetGroupArn: targetGroupArn, Weight: weight })),
        TargetGroupStickinessConfig: { Enabled: true, DurationSeconds: 60 },
      },
    },
  ]);
  expect(actionsOf({ ...draft, groups: draft.groups.map((group) => ({ ...group, weight: null })) })).toBeNull();
});

test.each([
  [{ type: "fixed-response", statusCode: "503", contentType: null, messageBody: null }, { FixedResponseConfig: { StatusCode: "503" } }],
  [
    { type: "redirect", statusCode: "HTTP_302", protocol: "HTTPS", host: "#{host}", port: "443", path: "/#{path}", query: "#{query}" },
    { RedirectConfig: { Protocol: "HTTPS", Port: "443", Host: "#{host}", Path: "/#{path}", Query: "#{query}", StatusCode: "HTTP_302" } },
  ],
] as const)("an action that is read comes out the same: $type", (action, made) => {
  expect(actionsOf(actionDraft(action))).toEqual([{ Type: action.type, ...made }]);
});
