import { grouping } from "../grouping.ts";

/** Tasks that wait for an instance, by the capacity provider that is to have it; who waits longest comes first. */
export const waitingByProvider = grouping<"ecs.tasks">(({ lastStatus, desiredStatus, containerInstanceArn, placement }) =>
  lastStatus === "PROVISIONING" && desiredStatus === "RUNNING" && containerInstanceArn === "" && placement !== null && placement !== "named" && "capacityProvider" in placement ? (placement.capacityProvider ?? null) : null,
);
