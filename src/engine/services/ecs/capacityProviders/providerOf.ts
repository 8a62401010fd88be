import type { PlacedBy, TaskRow } from "../tables.ts";

/** What was said of the placement of a task on instances. */
export const givenIn = (placement: TaskRow["placement"]): PlacedBy =>
  placement !== null && placement !== "named" && "placementStrategy" in placement ? placement : { placementConstraints: [], placementStrategy: [] };

/** The provider of an Auto Scaling group or of managed instances by which a task was launched. */
export const groupProviderOf = ({ placement }: Pick<TaskRow, "placement">): string | undefined => givenIn(placement).capacityProvider;
