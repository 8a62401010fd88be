import type { View } from "../kernel/context.ts";
import type { LogLine } from "../kernel/event.ts";
import type { SimTime } from "../kernel/time.ts";
import type { World } from "../kernel/world.ts";
import { deploymentStateChanged } from "../services/ecs/contract.ts";
import { deliveredFor, type BusEvent } from "../services/ecs/eventBridge/delivered.ts";
import { explainTask } from "../services/ecs/placement/explainTask.ts";
import type { PlacementExplanation } from "../services/ecs/placement/explanation.ts";
import { explainStop } from "../services/ecs/processes/explainStop.ts";
import type { StopExplanation } from "../services/ecs/processes/stopExplanation.ts";
import { idOf } from "../../aws/arn.ts";
import { serviceEvents, services, tasks, type TaskRow } from "../services/ecs/tables.ts";
import { throughout } from "../../lib/throughout.ts";
import { admit } from "./door.ts";
import { PastGoesOn, type Past } from "./pastGoesOn.ts";

/** Why a task was placed where it is: seen right before its row is inserted. */
export function relivePlacement(past: Past, { taskArn, createdAt }: TaskRow): PlacementExplanation | null {
  let explanation: PlacementExplanation | null = null;
  const { world } = past;
  world.watchInserts(tasks, (row) => {
    if (row.taskArn === taskArn) explanation = explainTask(world.view, row);
  });
  relive(past, { until: createdAt, seen: () => explanation !== null });
  return explanation;
}

/** Why the service scheduler stopped a task: seen when the service says that it does, right before the task is told. */
export function reliveStop(past: Past, { taskArn, serviceArn }: TaskRow, at: number): StopExplanation | null {
  let explanation: StopExplanation | null = null;
  const { world } = past;
  world.watchInserts(serviceEvents, (event) => {
    if (event.serviceArn !== serviceArn || !isStop(event.message, taskArn)) return;
    const service = world.view.find(services, event.serviceArn);
    const task = world.view.find(tasks, taskArn);
    if (service !== undefined && task !== undefined) explanation = explainStop(world.view, { service, task, message: event.message }) ?? null;
  });
  relive(past, { until: at, seen: () => explanation !== null });
  return explanation;
}

/**
 * What ECS sent to EventBridge with a line of the log: seen when the line is written. The reason of a deployment is
 * read when all that happens in its step has happened: that a deployment is a rollback is known once it has begun.
 */
export function reliveDelivery(past: Past, line: LogLine): readonly BusEvent[] {
  let events: readonly BusEvent[] | null = null;
  const { world } = past;
  world.watchLog((seen) => {
    if (seen.seq === line.seq) events = deliveredFor(world.view, line);
  });
  relive(past, { until: line.at, seen: () => events !== null, timersALook: 1 });
  return line.name === deploymentStateChanged.name ? deliveredFor(world.view, line) : (events ?? []);
}

/** What the world was like at some instants, the earliest first: seen when all that was due by then has happened. */
export function reliveInstants(past: Past, instants: readonly SimTime[], see: (view: View) => void): void {
  const goesOn = new PastGoesOn(past);
  for (const at of instants) {
    throughout(goesOn.to(at));
    see(goesOn.view);
  }
}

/** True of an event with which a service says that it stops a task. That of the rebalancing has the bare id. */
export function isStop(message: string, taskArn: string): boolean {
  const id = idOf(taskArn);
  if (!/has stopped \d+ running tasks/.test(message)) return false;
  return message.includes(`(task ${id})`) || message.endsWith(`due to AZ rebalancing: ${id}.`);
}

interface Moment {
  readonly until: number;
  readonly seen: () => boolean;
  /** Timers fired between two looks at whether it was seen. */
  readonly timersALook?: number;
}

/** Lets the past happen again, the calls at their times, until something was seen or the moment has passed. */
function relive({ world, calls }: Past, moment: Moment): void {
  const { until, seen } = moment;
  for (const { at, call } of calls) {
    if (at > until) break;
    if (!runUntil(world, at, moment)) return;
    const admission = admit(world, call);
    if (!("refused" in admission)) world.dispatch(admission.operation, admission.input);
    if (seen()) return;
  }
  runUntil(world, Math.max(until, world.now), moment);
}

/** Returns false once it was seen. */
function runUntil(world: World, at: number, { seen, timersALook = 64 }: Moment): boolean {
  for (;;) {
    const arrived = world.runSome(at, timersALook);
    if (seen()) return false;
    if (arrived) return true;
  }
}
