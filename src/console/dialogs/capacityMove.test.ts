import { expect, test } from "vitest";
import type { Rows } from "../../bridge/protocol.ts";
import { NO_PLACEMENT, placementDraftOf } from "../placement/placementDraft.ts";
import { asksToMove, withStrategy } from "./capacityMove.ts";

const over = (...names: readonly string[]) => names.map((capacityProvider) => ({ capacityProvider, base: null, weight: 1 }));
const PLACED = { placementStrategy: [{ type: "binpack", field: "cpu" } as const], placementConstraints: [] };
const NETWORK = { subnetIds: ["subnet-1"], securityGroupIds: [] };

/** A service that runs by the strategy, or by its launch type. */
const service = (launchType: "EC2" | "FARGATE", strategy: ReturnType<typeof over>, more: object = {}) =>
  ({ launchType, strategy: launchType === "EC2" ? strategy.map((row) => ({ ...row, base: 0 })) : [], ...(launchType === "FARGATE" ? { fargate: { platformVersion: "LATEST", strategy: strategy.map((row) => ({ ...row, base: 0 })) } } : {}), ...PLACED, ...more }) as never as Rows["ecs.services"];

test.each([
  ["from instances to Fargate", service("EC2", []), over("FARGATE"), { network: { ...NETWORK, isPublic: true }, placement: NO_PLACEMENT }],
  ["from Fargate to a group", service("FARGATE", over("FARGATE")), over("auto"), { network: NETWORK, placement: placementDraftOf(PLACED) }],
  ["from one group to another", service("EC2", over("auto")), over("other"), { network: { ...NETWORK, isPublic: false }, placement: NO_PLACEMENT }],
  ["back to the launch type that it was made with", service("FARGATE", over("FARGATE"), { firstLaunchType: "EC2" }), [], { network: NETWORK, placement: placementDraftOf(PLACED) }],
])("%s", (_title, row, strategy, moved) => {
  const before = { strategy: row.fargate?.strategy ?? row.strategy ?? [], network: { ...NETWORK, isPublic: false }, placement: NO_PLACEMENT };
  expect(withStrategy(row, before, strategy)).toEqual({ strategy, ...moved });
  expect([asksToMove(row, strategy), asksToMove(row, before.strategy)]).toEqual([true, false]);
});
