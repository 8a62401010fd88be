import { expect, test } from "vitest";
import type { Rows } from "../../bridge/protocol.ts";
import { groupArn, listener, tablesOf } from "./fixture.ts";
import { roadsTo } from "./roadsTo.ts";

const LISTENER = listener("shop", 80, "web");

function rule(priority: number, group: string, conditions: Rows["elbv2.rules"]["conditions"]): Rows["elbv2.rules"] {
  const action = { type: "forward" as const, targetGroups: [{ targetGroupArn: groupArn(group), weight: 1 }], stickinessSeconds: null };
  return { ruleArn: `rule-${priority}`, listenerArn: LISTENER.listenerArn, priority, conditions, action, tags: [] };
}

const TABLES = tablesOf({
  "elbv2.listeners": [LISTENER],
  "elbv2.rules": [
    rule(9, "api", [{ field: "path-pattern", values: ["*"] }]),
    rule(2, "api", [{ field: "path-pattern", values: ["/v?/*", "/old"] }, { field: "host-header", values: ["*.shop.example"] }, { field: "http-request-method", values: ["POST"] }]),
    rule(3, "api", [{ field: "source-ip", values: ["10.0.0.0/8"] }]),
  ],
});

test("a request leads to a target group by a default action, or by one that meets the conditions of a rule", () => {
  const { listenerArn } = LISTENER;
  expect(roadsTo(groupArn("web"), TABLES)).toEqual([{ listenerArn }]);
  expect(roadsTo(groupArn("api"), TABLES)).toEqual([
    { listenerArn, path: "/vx/", host: "www.shop.example", method: "POST" },
    { listenerArn },
    { listenerArn, path: "/" },
  ]);
  expect(roadsTo(groupArn("none"), TABLES)).toEqual([]);
});
