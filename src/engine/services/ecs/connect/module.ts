import { reaction } from "../../../kernel/event.ts";
import type { Module } from "../../../kernel/module.ts";
import { taskStateChanged } from "../contract.ts";
import { tasks } from "../tables.ts";
import { followTask } from "./connect.ts";
import { connects, connectsByNamespace, sights } from "./tables.ts";

/** Service Connect: how tasks of services find each other by proxies. */
export const ecsConnect: Module = {
  name: "ecs.connect",
  tables: [connects, sights],
  indexes: [connectsByNamespace],
  operations: [],
  firings: [],
  reactions: [
    reaction(taskStateChanged, (ctx, { taskArn }) => {
      if (ctx.size(connects) > 0) followTask(ctx, ctx.find(tasks, taskArn));
    }),
  ],
  guards: [],
};
