import type { DeleteQueueRequest, DeleteQueueResponse } from "../../../../../aws/generated/physics.ts";
import { operation } from "../../../../kernel/operation.ts";
import { Refusal } from "../../../../kernel/refusal.ts";
import { describeQueue } from "../queues.ts";
import { queues } from "../tables.ts";

/** Takes a queue away, with all that waits in it. Its metrics have no further datapoints. */
export const deleteQueue = operation("physics", "DeleteQueue", {
  check(view, { queueName }: DeleteQueueRequest): string {
    if (view.find(queues, queueName) === undefined) throw new Refusal("ResourceNotFoundException", `There is no queue '${queueName}'.`);
    return queueName;
  },

  apply(ctx, queueName): DeleteQueueResponse {
    const queue = describeQueue(ctx, ctx.need(queues, queueName));
    ctx.remove(queues, queueName);
    return { queue };
  },
});
