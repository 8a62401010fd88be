import type { Module } from "../../../kernel/module.ts";
import { reaction } from "../../../kernel/event.ts";
import { firing } from "../../../kernel/timer.ts";
import { operationEnded } from "../../servicediscovery/contract.ts";
import { tasks } from "../tables.ts";
import { discovery } from "./discovery.ts";
import { registrations, registries } from "./tables.ts";
import { joinsAgain } from "./timers.ts";

/** How ECS registers tasks in Cloud Map. */
export const ecsDiscovery: Module = {
  name: "ecs.discovery",
  tables: [registries, registrations],
  indexes: [],
  operations: [],
  firings: [
    firing(joinsAgain, (ctx, taskArn) => {
      const task = ctx.find(tasks, taskArn);
      if (task !== undefined) discovery().join(ctx, task);
    }),
  ],
  reactions: [reaction(operationEnded, (ctx, ended) => discovery().operationEnded(ctx, ended))],
  guards: [],
};
