import type { Module } from "../../kernel/module.ts";
import { firing } from "../../kernel/timer.ts";
import { guards } from "./guards.ts";
import { elbv2Late, lateParts, loadsLate } from "./late.ts";
import { deregisterTargets } from "./operations/deregisterTargets.ts";
import { registerTargets } from "./operations/registerTargets.ts";
import { drainingEndsFiring } from "./processes/drain.ts";
import { probeTimesOutFiring, targetProbedFiring } from "./processes/healthCheck.ts";
import { loadBalancerActivatesFiring } from "./processes/loadBalancerLife.ts";
import { reactions } from "./reactions.ts";
import {
  flows,
  flowsByListener,
  listeners,
  listenersByLoadBalancer,
  loadBalancers,
  rules,
  rulesByListener,
  streams,
  streamsByListener,
  targetGroups,
  targetGroupsByName,
  targets,
  targetsByGroup,
  targetsById,
} from "./tables.ts";
import { loadTurns } from "./timers.ts";
import { trafficShiftsFiring } from "./traffic.ts";

/** Elastic Load Balancing: Application Load Balancers that forward to instances and addresses and probe them. */
export const elbv2: Module = {
  name: "elbv2",
  tables: [loadBalancers, listeners, rules, streams, flows, targetGroups, targets],
  indexes: [listenersByLoadBalancer, rulesByListener, streamsByListener, flowsByListener, targetGroupsByName, targetsByGroup, targetsById],
  operations: [
    deregisterTargets,
    registerTargets,
    ...elbv2Late.operations,
    ...loadsLate.operations,
  ],
  firings: [
    loadBalancerActivatesFiring,
    targetProbedFiring,
    probeTimesOutFiring,
    drainingEndsFiring,
    trafficShiftsFiring,
    firing(loadTurns, (ctx, goalArn) => lateParts().turnLoad(ctx, goalArn)),
  ],
  reactions,
  guards,
};
