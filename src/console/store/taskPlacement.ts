import type { Rows } from "../../bridge/protocol.ts";

type Placed = Pick<Rows["ecs.tasks"], "placement">;

/** The capacity provider by which a task is placed; null: there is none, as with a launch type or where its instance was named. */
export const placingProvider = ({ placement }: Placed): string | null => (placement === null || placement === "named" ? null : (placement.capacityProvider ?? null));

/** What a task on Fargate runs on; null: it is for an instance. */
export const placeOnFargate = ({ placement }: Placed) => (placement !== null && placement !== "named" && "platformVersion" in placement ? placement : null);
