import { reaction } from "../../../kernel/event.ts";
import type { Module } from "../../../kernel/module.ts";
import { firing } from "../../../kernel/timer.ts";
import { anyResources, processAnswersDifferently } from "../../../physics/contract.ts";
import { taskStateChanged } from "../contract.ts";
import { loadCode, queuesLate } from "./late.ts";
import { queues } from "./tables.ts";
import { memoryRunsOut, queueTurns } from "./timers.ts";

/** What containers use of memory, and what happens to those that use too much; and queues that tasks work off. */
export const ecsLoad: Module = {
  name: "ecs.load",
  tables: [queues],
  indexes: [],
  operations: queuesLate.operations,
  firings: [firing(memoryRunsOut, (ctx, containerArn) => loadCode().memoryRunsOut(ctx, containerArn)), firing(queueTurns, (ctx, queueName) => loadCode().turnQueue(ctx, queueName))],
  reactions: [
    reaction(processAnswersDifferently, (ctx, { processId }) => {
      if (anyResources(ctx)) loadCode().watchMemory(ctx, processId);
    }),
    reaction(taskStateChanged, (ctx, { taskArn }) => {
      if (ctx.size(queues) > 0) loadCode().recountQueues(ctx, taskArn);
    }),
  ],
  guards: [],
};
