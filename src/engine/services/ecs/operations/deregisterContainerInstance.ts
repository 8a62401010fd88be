import type {
  DeregisterContainerInstanceRequest,
  DeregisterContainerInstanceResponse,
} from "../../../../aws/generated/ecs.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { deregister } from "../agent/leave.ts";
import { describeContainerInstance } from "../describe/containerInstance.ts";
import { clusterNamed, containerInstanceNamed } from "../lookup.ts";
import { invalidParameter } from "../refusals.ts";
import { liveTasksByInstance, type ContainerInstanceRow } from "../tables.ts";

/**
 * Takes a container instance out of its cluster. Tasks on it hold it, unless it is forced: their records stop then, and
 * services start others elsewhere.
 */
export const deregisterContainerInstance = operation("ecs", "DeregisterContainerInstance", {
  check(view: View, input: DeregisterContainerInstanceRequest): ContainerInstanceRow {
    const cluster = clusterNamed(view, input.cluster);
    const row = containerInstanceNamed(view, cluster, input.containerInstance);
    // Observed, both.
    if (row.status === "INACTIVE") throw invalidParameter(`Container instance ${input.containerInstance} is inactive.`);
    if (input.force !== true && view.count(liveTasksByInstance, row.containerInstanceArn) > 0) {
      throw invalidParameter("Found running tasks on the instance.");
    }
    return row;
  },

  apply(ctx: Context, row: ContainerInstanceRow): DeregisterContainerInstanceResponse {
    return { containerInstance: describeContainerInstance(ctx, deregister(ctx, row)) };
  },
});
