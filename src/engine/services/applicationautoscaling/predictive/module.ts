import type { Module } from "../../../kernel/module.ts";
import { firing } from "../../../kernel/timer.ts";
import { applicationAutoScalingParts as parts } from "../late.ts";
import { predictiveByTarget, predictivePolicies } from "./tables.ts";
import { hourEnds, hourNears } from "./timers.ts";

/** Predictive scaling: forecasts, and what follows from them. Tables are known by their places, and this one came later. */
export const predictiveScaling: Module = {
  name: "application-autoscaling.predictive",
  tables: [predictivePolicies],
  indexes: [predictiveByTarget],
  operations: [],
  firings: [firing(hourEnds, (ctx, policyKey) => parts().endHour(ctx, policyKey)), firing(hourNears, (ctx, policyKey) => parts().scaleAhead(ctx, policyKey))],
  reactions: [],
  guards: [],
};
