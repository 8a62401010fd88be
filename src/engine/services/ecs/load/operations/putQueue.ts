import type { PutQueueRequest, PutQueueResponse } from "../../../../../aws/generated/physics.ts";
import { backlogAt } from "../../../../../aws/rules/load/backlog.ts";
import type { View } from "../../../../kernel/context.ts";
import { operation } from "../../../../kernel/operation.ts";
import { Refusal } from "../../../../kernel/refusal.ts";
import { refuseCurve } from "../../../elbv2/late/contract.ts";
import { findCluster } from "../../lookup.ts";
import { findService } from "../../lookupService.ts";
import { describeQueue, turnQueue } from "../queues.ts";
import { queues, type QueueRow } from "../tables.ts";

/**
 * Lets messages wait for the tasks of a service, or changes how many come and how fast a task works them off; what waits
 * stays. An operation of physics, for who sends them is nature; it stands here because only ECS knows who works.
 */
export const putQueue = operation("physics", "PutQueue", {
  check(view: View, { queueName, service, cluster, messagesPerSecond, curve, messagesPerSecondPerTask }: PutQueueRequest): QueueRow {
    const found = findCluster(view, cluster);
    const row = found && findService(view, found, service);
    if (row === undefined || row.status !== "ACTIVE") {
      throw new Refusal("ResourceNotFoundException", `There is no service '${service}' in the cluster '${cluster ?? "default"}'.`);
    }
    if (curve !== undefined) refuseCurve(curve);
    const before = view.find(queues, queueName);
    if (before === undefined && view.size(queues) >= queues.limit) throw new Refusal("LimitExceededException", "No more queues can be made.");
    return {
      queueName,
      serviceArn: row.serviceArn,
      messagesPerSecond,
      curve: curve ?? null,
      startedAt: view.now,
      messagesPerSecondPerTask,
      arrivingThousandths: 0,
      takenThousandths: 0,
      backlogMillionths: before === undefined ? 0 : backlogAt(before, view.now),
      countedAt: view.now,
    };
  },

  apply(ctx, queue): PutQueueResponse {
    if (ctx.find(queues, queue.queueName) === undefined) ctx.insert(queues, queue);
    else ctx.update(queues, queue.queueName, queue);
    turnQueue(ctx, queue.queueName);
    return { queue: describeQueue(ctx, ctx.need(queues, queue.queueName)) };
  },
});
