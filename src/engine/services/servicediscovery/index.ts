import type { Module } from "../../kernel/module.ts";
import { firing } from "../../kernel/timer.ts";
import { cloudMapLate, cloudMapParts } from "./late.ts";
import { discoveryServices, instancesByService, namespaces, openOperations, operations, serviceInstances, servicesByNamespace } from "./tables.ts";
import { healthTakesEffect, operationEnds } from "./timers.ts";

/** AWS Cloud Map: namespaces, services and their instances, found by DNS or by asking. */
export const cloudMap: Module = {
  name: "servicediscovery",
  tables: [namespaces, discoveryServices, serviceInstances, operations],
  indexes: [servicesByNamespace, instancesByService, openOperations],
  operations: cloudMapLate.operations,
  firings: [
    firing(operationEnds, (ctx, operationId) => cloudMapParts().settle(ctx, operationId)),
    firing(healthTakesEffect, (ctx, instanceKey) => cloudMapParts().takeHealth(ctx, instanceKey)),
  ],
  reactions: [],
  guards: [],
};
