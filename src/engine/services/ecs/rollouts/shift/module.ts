import type { Module } from "../../../../kernel/module.ts";
import { functionsLate } from "./late.ts";
import { functionBehaviors, trafficShifts, trafficShiftsByService } from "./table.ts";

/** Deployments that move traffic from one revision to the next, and the functions that they ask. */
export const ecsShift: Module = {
  name: "ecs.shift",
  tables: [trafficShifts, functionBehaviors],
  indexes: [trafficShiftsByService],
  operations: functionsLate.operations,
  firings: [],
  reactions: [],
  guards: [],
};
