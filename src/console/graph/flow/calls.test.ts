import { expect, test } from "vitest";
import type { Rows } from "../../../bridge/protocol.ts";
import { callsBetween } from "./calls.ts";

const boxes = new Map([
  ["ui", { x: 100, y: 0, width: 200, height: 76 }],
  ["orders", { x: 100, y: 100, width: 200, height: 76 }],
]);

const flow = (targetServiceArn: string | null, fate: Rows["ecs.serviceFlows"]["fate"], thousandthsPerSecond: number) =>
  ({ serviceArn: "ui", targetServiceArn, fate, thousandthsPerSecond }) as Rows["ecs.serviceFlows"];

test("requests from one service to another are one road, whatever their ends", () => {
  const [calls, ...others] = callsBetween([flow("orders", "HTTPCode_Target_2XX_Count", 30_000), flow("orders", "connectionTimedOut", 10_000), flow("orders", "HTTPCode_Target_5XX_Count", 0)], boxes);
  expect(others).toEqual([]);
  expect(calls).toMatchObject({ road: { id: "calls|ui|orders", kind: "calls", source: "ui", target: "orders" }, requestsPerSecond: 40, failing: 0.25 });
  const points = calls?.road.line.points ?? [];
  expect([points[0], points.at(-1)]).toEqual([{ x: 300, y: 22 }, { x: 300, y: 134 }]);
  // It stays beside the column, left of the cluster.
  expect(Math.max(...points.map(({ x }) => x))).toBeLessThan(330);
  expect(Math.min(...points.map(({ x }) => x))).toBe(300);
});

test.each([
  ["nobody", flow(null, "nameNotFound", 1000)],
  ["itself", flow("ui", "HTTPCode_Target_2XX_Count", 1000)],
  ["a service that is not on the map", flow("carts", "HTTPCode_Target_2XX_Count", 1000)],
  ["nothing any more", flow("orders", "HTTPCode_Target_2XX_Count", 0)],
])("no road leads to %s", (_what, one) => expect(callsBetween([one], boxes)).toEqual([]));
