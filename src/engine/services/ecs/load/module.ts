import { reaction } from "../../../kernel/event.ts";
import type { Module } from "../../../kernel/module.ts";
import { firing } from "../../../kernel/timer.ts";
import { anyResources, processAnswersDifferently } from "../../../physics/contract.ts";
import { loadCode } from "./late.ts";
import { memoryRunsOut } from "./timers.ts";

/** What containers use of memory, and what happens to those that use too much. */
export const ecsLoad: Module = {
  name: "ecs.load",
  tables: [],
  indexes: [],
  operations: [],
  firings: [firing(memoryRunsOut, (ctx, containerArn) => loadCode().memoryRunsOut(ctx, containerArn))],
  reactions: [
    reaction(processAnswersDifferently, (ctx, { processId }) => {
      if (anyResources(ctx)) loadCode().watchMemory(ctx, processId);
    }),
  ],
  guards: [],
};
