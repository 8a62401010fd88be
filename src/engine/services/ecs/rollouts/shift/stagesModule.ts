import type { Module } from "../../../../kernel/module.ts";
import { passedStages } from "./table.ts";

/** Which stages deployments went through. It stands apart, behind all modules: a digest knows tables by their place. */
export const ecsStages: Module = {
  name: "ecs.stages",
  tables: [passedStages],
  indexes: [],
  operations: [],
  firings: [],
  reactions: [],
  guards: [],
};
