import { backlogAt, QUEUE_NAMESPACE } from "../../../../aws/rules/load/backlog.ts";
import { curveOf } from "../../../../aws/rules/load/curve.ts";
import { sampleAt } from "../../../../aws/rules/load/sample.ts";
import type { Queue } from "../../../../aws/generated/physics.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { countsNothing, level, type Meter } from "../../cloudwatch/late/contract.ts";
import { clusters, services, tasks } from "../tables.ts";
import { queues, type QueueRow } from "./tables.ts";
import { queueTurns } from "./timers.ts";
import { runningOf } from "./use.ts";

/** Whole messages that wait now. */
export const backlogNow = (view: View, queue: QueueRow): number => Math.floor(backlogAt(queue, view.now) / 1_000_000);

export function describeQueue(view: View, queue: QueueRow): Queue {
  const { queueName, serviceArn, messagesPerSecond, curve, messagesPerSecondPerTask } = queue;
  return { queueName, serviceArn, messagesPerSecond, ...(curve !== null && { curve }), messagesPerSecondPerTask, backlog: backlogNow(view, queue) };
}

/** Puts a queue to what comes and who works on it now, and comes back when its curve changes. It ends with its service. */
export function turnQueue(ctx: Context, queueName: string): void {
  const queue = ctx.find(queues, queueName);
  if (queue === undefined) return;
  if ((ctx.find(services, queue.serviceArn)?.status ?? "INACTIVE") === "INACTIVE") return ctx.remove(queues, queueName);
  const passed = ctx.now - queue.startedAt;
  const { requestsPerSecond, until } = queue.curve === null ? { requestsPerSecond: queue.messagesPerSecond, until: null } : sampleAt(curveOf(queue.curve, queue.messagesPerSecond), passed);
  const arrivingThousandths = Math.round(requestsPerSecond * 1000);
  const takenThousandths = Math.round(queue.messagesPerSecondPerTask * 1000) * runningOf(ctx, queue.serviceArn).length;
  if (arrivingThousandths !== queue.arrivingThousandths || takenThousandths !== queue.takenThousandths) {
    ctx.update(queues, queueName, { arrivingThousandths, takenThousandths, backlogMillionths: backlogAt(queue, ctx.now), countedAt: ctx.now });
  }
  if (until !== null) ctx.schedule(queueTurns, queueName, until - passed);
}

/** A task runs, or runs no more: the queues of its service have more hands, or fewer. */
export function recountQueues(ctx: Context, taskArn: string): void {
  const serviceArn = ctx.find(tasks, taskArn)?.serviceArn;
  for (const queue of ctx.all(queues)) if (queue.serviceArn === serviceArn) turnQueue(ctx, queue.queueName);
}

/** The metrics of queues, which their program puts itself: so many messages wait, and so many for each task. Where nobody works, all of them wait for the first task. */
export function queueMeters(view: View): readonly Meter[] {
  return view.all(queues).flatMap(({ queueName, serviceArn }) => {
    const service = view.find(services, serviceArn);
    if (service === undefined) return [];
    const { clusterName } = view.need(clusters, service.clusterArn);
    const dimensions = [{ name: "ClusterName", value: clusterName }, { name: "QueueName", value: queueName }, { name: "ServiceName", value: service.serviceName }];
    const meter = (metricName: string, by: (then: View) => number): Meter => ({
      namespace: QUEUE_NAMESPACE,
      metricName,
      dimensions,
      unit: "Count",
      totals: countsNothing,
      measure: (then) => {
        const queue = then.find(queues, queueName);
        return queue && level(backlogNow(then, queue) / by(then));
      },
    });
    return [meter("Backlog", () => 1), meter("BacklogPerTask", (then) => Math.max(1, runningOf(then, serviceArn).length))];
  });
}
