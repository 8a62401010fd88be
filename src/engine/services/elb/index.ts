import type { Context } from "../../kernel/context.ts";
import { reaction, type EventKind } from "../../kernel/event.ts";
import type { Module } from "../../kernel/module.ts";
import { firing } from "../../kernel/timer.ts";
import { machineBooted, machineLost, processAnswersDifferently, processExited } from "../../physics/contract.ts";
import { instanceStateChanged, networkChanged } from "../ec2/contract.ts";
import { elbLate, elbParts } from "./late.ts";
import { classicBalancers, instancesByBalancer, registeredInstances, registrationsByInstance } from "./tables.ts";
import { drainingEnds, instanceProbed, probeTimesOut, trafficShifts } from "./timers.ts";

/** Elastic Load Balancing of the first generation: Classic Load Balancers, whose targets are whole instances. */
export const elb: Module = {
  name: "elb",
  tables: [classicBalancers, registeredInstances],
  indexes: [instancesByBalancer, registrationsByInstance],
  operations: elbLate.operations,
  firings: [
    firing(instanceProbed, (ctx, registrationKey) => elbParts().probe(ctx, registrationKey)),
    firing(probeTimesOut, (ctx, registrationKey) => elbParts().endProbe(ctx, registrationKey)),
    firing(drainingEnds, (ctx, registrationKey) => elbParts().endDraining(ctx, registrationKey)),
    firing(trafficShifts, (ctx, loadBalancerName) => elbParts().steer(ctx, loadBalancerName)),
  ],
  reactions: [
    ...[processAnswersDifferently, processExited, machineLost, machineBooted, instanceStateChanged].map((event: EventKind<{ readonly instanceId: string }>) =>
      reaction(event, (ctx: Context, { instanceId }) => {
        if (ctx.count(registrationsByInstance, instanceId) > 0) elbParts().instanceChanged(ctx, instanceId);
      }),
    ),
    reaction(networkChanged, (ctx, { vpcId }) => {
      if (ctx.size(classicBalancers) > 0) elbParts().networkChanged(ctx, vpcId);
    }),
  ],
  guards: [],
};
