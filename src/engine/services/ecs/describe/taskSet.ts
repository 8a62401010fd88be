import type { TaskSet as Described } from "../../../../aws/generated/ecs.ts";
import { epochSeconds } from "../../../../aws/epoch.ts";
import type { View } from "../../../kernel/context.ts";
import { countsOf } from "../serviceDeployments/counts.ts";
import { describeCapacity } from "../fargate/late.ts";
import { taskSetArnOf, type TaskSet } from "../taskSets/rules.ts";
import { liveTasksByService, services } from "../tables.ts";
import { describeNetwork } from "./network.ts";

/** A task set as DescribeTaskSets gives it. */
export function describeTaskSet(view: View, { set, deployment }: TaskSet, { tags }: { readonly tags: boolean } = { tags: false }): Described {
  const live = view.where(liveTasksByService, set.serviceArn).filter(({ deploymentId }) => deploymentId === set.taskSetId);
  return {
    id: set.taskSetId,
    taskSetArn: taskSetArnOf(set.serviceArn, set.taskSetId),
    serviceArn: set.serviceArn,
    clusterArn: view.need(services, set.serviceArn).clusterArn,
    externalId: set.externalId ?? undefined,
    status: deployment.status,
    taskDefinition: deployment.taskDefinitionArn,
    computedDesiredCount: deployment.desiredCount,
    ...countsOf(live),
    createdAt: epochSeconds(deployment.createdAt),
    updatedAt: epochSeconds(deployment.updatedAt),
    ...describeCapacity(view, deployment),
    networkConfiguration: describeNetwork(deployment.network),
    loadBalancers: deployment.loadBalancers,
    serviceRegistries: [],
    scale: { value: set.scale, unit: "PERCENT" },
    stabilityStatus: deployment.rolloutState === "COMPLETED" ? "STEADY_STATE" : "STABILIZING",
    stabilityStatusAt: epochSeconds(set.stabilityStatusAt),
    tags: tags ? set.tags : undefined,
  };
}
