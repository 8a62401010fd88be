import type { Module } from "../../../kernel/module.ts";
import { breakers, deploymentOptions } from "./tables.ts";

/** How deployments of services go beyond replacing tasks by two percentages, and what watches over them. */
export const ecsRollouts: Module = {
  name: "ecs.rollouts",
  tables: [deploymentOptions, breakers],
  indexes: [],
  operations: [],
  firings: [],
  reactions: [],
  guards: [],
};
