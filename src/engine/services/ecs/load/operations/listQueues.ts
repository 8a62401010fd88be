import type { ListQueuesRequest, ListQueuesResponse } from "../../../../../aws/generated/physics.ts";
import { reading } from "../../../../kernel/operation.ts";
import { describeQueue } from "../queues.ts";
import { queues } from "../tables.ts";

/** The queues there are, and how much waits in them, in the order in which they were made. */
export const listQueues = reading("physics", "ListQueues", (view, _input: ListQueuesRequest): ListQueuesResponse => ({
  queues: view.all(queues).map((queue) => describeQueue(view, queue)),
}));
