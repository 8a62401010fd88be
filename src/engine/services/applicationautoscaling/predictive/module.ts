import type { Module } from "../../../kernel/module.ts";
import { firing } from "../../../kernel/timer.ts";
import { applicationAutoScalingParts as parts } from "../late.ts";
import { predictiveByTarget, predictivePolicies } from "./tables.ts";
import { hourEnds } from "./timers.ts";

/** Predictive scaling, of which there is the forecast. Tables are known by their places, and this one came later. */
export const predictiveScaling: Module = {
  name: "application-autoscaling.predictive",
  tables: [predictivePolicies],
  indexes: [predictiveByTarget],
  operations: [],
  firings: [firing(hourEnds, (ctx, policyKey) => parts().endHour(ctx, policyKey))],
  reactions: [],
  guards: [],
};
