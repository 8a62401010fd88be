import { reaction } from "../../../kernel/event.ts";
import type { Module } from "../../../kernel/module.ts";
import { firing } from "../../../kernel/timer.ts";
import { machineBooted, machineLost, processAnswersDifferently, processExited } from "../../../physics/contract.ts";
import { interfaceDeleted, networkChanged } from "../../ec2/contract.ts";
import { targetStateChanged } from "../../elbv2/contract.ts";
import { operationEnded } from "../../servicediscovery/contract.ts";
import { taskStateChanged } from "../contract.ts";
import { tasks } from "../tables.ts";
import { serviceTraffic, shiftFlows } from "../flows/late.ts";
import { flowsByLoad, serviceFlows, serviceLoads } from "../flows/tables.ts";
import { flowsShift } from "../flows/timers.ts";
import { connect, followTask } from "./connect.ts";
import { connects, connectsByNamespace, sights } from "./tables.ts";

/** Service Connect: how tasks of services find each other by proxies; and the requests they send each other. */
export const ecsConnect: Module = {
  name: "ecs.connect",
  tables: [connects, sights, serviceLoads, serviceFlows],
  indexes: [connectsByNamespace, flowsByLoad],
  operations: serviceTraffic.operations,
  firings: [firing(flowsShift, (ctx, loadKey) => connect().shift(ctx, loadKey))],
  reactions: [
    reaction(taskStateChanged, (ctx, { taskArn }) => {
      if (ctx.size(connects) + ctx.size(serviceLoads) > 0) followTask(ctx, ctx.find(tasks, taskArn));
    }),
    reaction(processAnswersDifferently, shiftFlows),
    reaction(processExited, shiftFlows),
    reaction(machineLost, shiftFlows),
    reaction(machineBooted, shiftFlows),
    reaction(interfaceDeleted, shiftFlows),
    reaction(networkChanged, shiftFlows),
    reaction(targetStateChanged, shiftFlows),
    reaction(operationEnded, shiftFlows),
  ],
  guards: [],
};
