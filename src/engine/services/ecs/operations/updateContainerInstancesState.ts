import type {
  Failure,
  UpdateContainerInstancesStateRequest,
  UpdateContainerInstancesStateResponse,
} from "../../../../aws/generated/ecs.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { containerInstanceStateChanged } from "../contract.ts";
import { describeContainerInstance } from "../describe/containerInstance.ts";
import { CONTAINER_INSTANCES_PER_STATE_CHANGE } from "../limits.ts";
import { clusterNamed, findContainerInstance } from "../lookup.ts";
import { invalidParameter } from "../refusals.ts";
import { containerInstances, type ContainerInstanceRow } from "../tables.ts";

interface Plan {
  readonly status: "ACTIVE" | "DRAINING";
  readonly instances: readonly ContainerInstanceRow[];
  readonly failures: readonly Failure[];
}

/** Lets container instances drain, or take tasks again. The service scheduler moves their tasks when it hears of it. */
export const updateContainerInstancesState = operation("ecs", "UpdateContainerInstancesState", {
  check(view: View, input: UpdateContainerInstancesStateRequest): Plan {
    const cluster = clusterNamed(view, input.cluster);
    const { status } = input;
    // Observed.
    if (status !== "ACTIVE" && status !== "DRAINING") {
      throw invalidParameter("Container instances status should be one of [ACTIVE,DRAINING]");
    }
    if (input.containerInstances.length > CONTAINER_INSTANCES_PER_STATE_CHANGE) {
      // Assumed wording.
      throw invalidParameter(`containerInstances can have at most ${CONTAINER_INSTANCES_PER_STATE_CHANGE} items`);
    }
    const instances = new Set<ContainerInstanceRow>();
    const failures: Failure[] = [];
    for (const name of input.containerInstances) {
      const row = findContainerInstance(view, cluster, name);
      if (row === undefined) failures.push({ arn: name, reason: "MISSING" });
      else if (row.status === "INACTIVE") failures.push({ arn: row.containerInstanceArn, reason: "INACTIVE" });
      // ECS API: DRAINING comes after ACTIVE alone; the answer is assumed after that for INACTIVE.
      else if (row.status !== "ACTIVE" && row.status !== "DRAINING") failures.push({ arn: row.containerInstanceArn, reason: row.status });
      else instances.add(row);
    }
    return { status, instances: [...instances], failures };
  },

  apply(ctx: Context, plan: Plan): UpdateContainerInstancesStateResponse {
    for (const { containerInstanceArn, status, agentConnected, version } of plan.instances) {
      if (status === plan.status) continue;
      ctx.update(containerInstances, containerInstanceArn, { status: plan.status, version: version + 1 });
      ctx.emit(containerInstanceStateChanged, { containerInstanceArn, status: plan.status, agentConnected });
    }
    const rows = plan.instances.map(({ containerInstanceArn }) => ctx.need(containerInstances, containerInstanceArn));
    return { containerInstances: rows.map((row) => describeContainerInstance(ctx, row)), failures: plan.failures };
  },
});
