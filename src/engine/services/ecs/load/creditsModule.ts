import type { Context } from "../../../kernel/context.ts";
import { reaction } from "../../../kernel/event.ts";
import type { Module } from "../../../kernel/module.ts";
import { firing } from "../../../kernel/timer.ts";
import { anyResources, processAnswersDifferently } from "../../../physics/contract.ts";
import { burstableInstances, cpuCredits, creditModeChanged, instanceStateChanged, throttledInstances } from "../../ec2/contract.ts";
import { taskStateChanged } from "../contract.ts";
import { loadCode } from "./late.ts";
import { creditsAreCounted } from "./timers.ts";

/** What tasks spend of the CPU credits of instances. It stands last, for the digest knows a table by its place. */
export const ecsCredits: Module = {
  name: "ecs.credits",
  tables: [cpuCredits, throttledInstances],
  indexes: [burstableInstances],
  operations: [],
  firings: [firing(creditsAreCounted, (ctx, instanceId) => loadCode().countCredits(ctx, instanceId))],
  reactions: [reaction(taskStateChanged, recount), reaction(processAnswersDifferently, recount), reaction(instanceStateChanged, recount), reaction(creditModeChanged, recount)],
  guards: [],
};

function recount(ctx: Context): void {
  if (!ctx.isEmpty(burstableInstances) && (anyResources(ctx) || ctx.size(cpuCredits) > 0)) loadCode().recountCredits(ctx);
}
