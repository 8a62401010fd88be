import type { UpdateContainerAgentRequest, UpdateContainerAgentResponse } from "../../../../aws/generated/ecs.ts";
import type { View } from "../../../kernel/context.ts";
import { reading } from "../../../kernel/operation.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { clusterNamed, containerInstanceNamed } from "../lookup.ts";

/** Refuses: every agent is of the newest release. */
export const updateContainerAgent = reading("ecs", "UpdateContainerAgent", (view: View, input: UpdateContainerAgentRequest): UpdateContainerAgentResponse => {
  containerInstanceNamed(view, clusterNamed(view, input.cluster), input.containerInstance);
  // Observed.
  throw new Refusal("NoUpdateAvailableException", "There is no update available for your container agent.");
});
