import type {
  SubmitAttachmentStateChangesRequest,
  SubmitAttachmentStateChangesResponse,
  SubmitContainerStateChangeRequest,
  SubmitTaskStateChangeRequest,
} from "../../../../aws/generated/ecs.ts";
import type { View } from "../../../kernel/context.ts";
import { reading } from "../../../kernel/operation.ts";
import { clusterNamed } from "../lookup.ts";
import { taskNamed } from "../lookupTask.ts";

// What agents report. The agents of the account are simulated and report by themselves, so that what comes from outside
// is acknowledged and changes nothing (assumed).

export const submitTaskStateChange = reading("ecs", "SubmitTaskStateChange", acknowledgeTask);

export const submitContainerStateChange = reading("ecs", "SubmitContainerStateChange", acknowledgeTask);

export const submitAttachmentStateChanges = reading(
  "ecs",
  "SubmitAttachmentStateChanges",
  (view: View, input: SubmitAttachmentStateChangesRequest): SubmitAttachmentStateChangesResponse => {
    clusterNamed(view, input.cluster);
    return ACKNOWLEDGED;
  },
);

function acknowledgeTask(view: View, { cluster, task }: SubmitTaskStateChangeRequest | SubmitContainerStateChangeRequest) {
  const found = clusterNamed(view, cluster);
  if (task !== undefined) taskNamed(view, found, task);
  return ACKNOWLEDGED;
}

/** Assumed: ECS documents no text. */
const ACKNOWLEDGED = { acknowledgment: "ACK" };
