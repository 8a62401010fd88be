import type { Module } from "../../../kernel/module.ts";
import { firing } from "../../../kernel/timer.ts";
import { fargate } from "../fargate/late.ts";
import { managedFleetLooks } from "../timers.ts";
import { launchedByProvider, launchedInstances } from "./tables.ts";

/** What of ECS only instances have that it launches itself. It stands last, for the digest knows a table by its place. */
export const ecsManagedInstances: Module = {
  name: "ecs.managedInstances",
  tables: [launchedInstances],
  indexes: [launchedByProvider],
  operations: [],
  firings: [firing(managedFleetLooks, (ctx, capacityProviderArn) => fargate().lookAtManagedFleet(ctx, capacityProviderArn))],
  reactions: [],
  guards: [],
};
