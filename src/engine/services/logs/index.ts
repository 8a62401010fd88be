import type { Context } from "../../kernel/context.ts";
import { reaction } from "../../kernel/event.ts";
import type { Module } from "../../kernel/module.ts";
import { firing } from "../../kernel/timer.ts";
import { machineLost, processAnswersDifferently, processExited } from "../../physics/contract.ts";
import { logsCode, logsLate } from "./late.ts";
import { endedByGroup, liveByInstance, liveByTargetGroup, logGroups, logStreams, minuteEnds, requestCounts, streamsByGroup } from "./tables.ts";

/** CloudWatch Logs: groups, and a stream for each container that writes to one. */
export const logs: Module = {
  name: "logs",
  tables: [logGroups, logStreams, requestCounts],
  indexes: [streamsByGroup, endedByGroup, liveByInstance, liveByTargetGroup],
  operations: logsLate.operations,
  firings: [firing(minuteEnds, (ctx, targetGroupArn) => logsCode().endMinute(ctx, targetGroupArn))],
  reactions: [
    reaction(processAnswersDifferently, (ctx, { processId }) => void (writes(ctx, processId) && logsCode().noteSignal(ctx, processId))),
    reaction(processExited, (ctx, exit) => void (writes(ctx, exit.processId) && logsCode().noteExit(ctx, exit))),
    reaction(machineLost, (ctx, { instanceId }) => void (!ctx.isEmpty(liveByInstance) && logsCode().noteLoss(ctx, instanceId))),
  ],
  guards: [],
};

const writes = (ctx: Context, containerArn: string): boolean => ctx.find(logStreams, containerArn) !== undefined;
