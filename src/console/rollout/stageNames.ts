import type { Rows } from "../../bridge/protocol.ts";

export type Stage = Rows["ecs.trafficShifts"]["stage"];

/** The stages of a deployment that moves traffic, in their order, each with what a person calls it. */
export const STAGES: readonly (readonly [stage: Stage, name: string])[] = [
  ["RECONCILE_SERVICE", "Reconcile"],
  ["PRE_SCALE_UP", "Before scale-up"],
  ["SCALE_UP", "Scale up green"],
  ["POST_SCALE_UP", "After scale-up"],
  ["TEST_TRAFFIC_SHIFT", "Test traffic"],
  ["POST_TEST_TRAFFIC_SHIFT", "After test traffic"],
  ["PRE_PRODUCTION_TRAFFIC_SHIFT", "Before production traffic"],
  ["PRODUCTION_TRAFFIC_SHIFT", "Production traffic"],
  ["POST_PRODUCTION_TRAFFIC_SHIFT", "After production traffic"],
  ["BAKE_TIME", "Bake"],
  ["CLEAN_UP", "Clean up blue"],
];
