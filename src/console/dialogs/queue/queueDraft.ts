import { call } from "../../../aws/generated/api.ts";
import type { Call, Rows } from "../../../bridge/protocol.ts";
import { nameIn } from "../../store/names.ts";
import { draftOf, inputOf, type LoadDraft } from "../load/loadDraft.ts";

/** What the form knows of a queue; null: not given. */
export interface QueueDraft {
  readonly name: string;
  readonly perTask: number | null;
  readonly load: LoadDraft;
}

/** A queue as it is, or a new one for a service. */
export function queueDraftOf(queue: Rows["ecs.queues"] | undefined, serviceName: string): QueueDraft {
  if (queue === undefined) return { name: `${serviceName}-jobs`, perTask: 10, load: draftOf({ requestsPerSecond: 10 }) };
  const { queueName, messagesPerSecondPerTask, messagesPerSecond: requestsPerSecond, curve } = queue;
  return { name: queueName, perTask: messagesPerSecondPerTask, load: draftOf({ requestsPerSecond, ...(curve !== null && { curve }) }) };
}

/** The call that puts it; null while something is missing. */
export function queueCallOf({ name, perTask, load }: QueueDraft, service: Pick<Rows["ecs.services"], "clusterArn" | "serviceName">): Call | null {
  const input = inputOf(load);
  if (name === "" || perTask === null || input === null) return null;
  const { requestsPerSecond: messagesPerSecond, ...curve } = input;
  return call("physics", "PutQueue", { queueName: name, cluster: nameIn(service.clusterArn), service: service.serviceName, messagesPerSecond, messagesPerSecondPerTask: perTask, ...curve });
}
