import type { Module } from "../../../../kernel/module.ts";
import { rollingPauses } from "./table.ts";

/** Rolling deployments that wait for a person on their way. */
export const ecsPauses: Module = {
  name: "ecs.pauses",
  tables: [rollingPauses],
  indexes: [],
  operations: [],
  firings: [],
  reactions: [],
  guards: [],
};
