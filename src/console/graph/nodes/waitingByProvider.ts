import { placingProvider } from "../../store/taskPlacement.ts";
import { grouping } from "../grouping.ts";

/** Tasks that wait for an instance, by the capacity provider that is to have it; who waits longest comes first. */
export const waitingByProvider = grouping<"ecs.tasks">((task) => (task.lastStatus === "PROVISIONING" && task.desiredStatus === "RUNNING" && task.containerInstanceArn === "" ? placingProvider(task) : null));
