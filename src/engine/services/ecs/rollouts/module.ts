import { reaction } from "../../../kernel/event.ts";
import type { Module } from "../../../kernel/module.ts";
import { alarmStateChanged } from "../../cloudwatch/contract.ts";
import { alarmTurned } from "./rollouts.ts";
import { alarmWatches, breakers, deploymentOptions, openAlarmWatches } from "./tables.ts";

/** How deployments of services go beyond replacing tasks by two percentages, and what watches over them. */
export const ecsRollouts: Module = {
  name: "ecs.rollouts",
  tables: [deploymentOptions, breakers, alarmWatches],
  indexes: [openAlarmWatches],
  operations: [],
  firings: [],
  reactions: [reaction(alarmStateChanged, (ctx, { alarmName }) => alarmTurned(ctx, alarmName))],
  guards: [],
};
