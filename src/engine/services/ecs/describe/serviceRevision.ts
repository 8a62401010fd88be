import type { ContainerImage, ServiceRevision } from "../../../../aws/generated/ecs.ts";
import { epochSeconds } from "../../../../aws/epoch.ts";
import type { View } from "../../../kernel/context.ts";
import { connectOf } from "../connect/connect.ts";
import { describeBalancers } from "../classic/classic.ts";
import { describeRegistries } from "../discovery/discovery.ts";
import { describeCapacity } from "../fargate/late.ts";
import { describeResolved } from "../rollouts/shift/describeShift.ts";
import { services, taskDefinitions, type DeploymentRow } from "../tables.ts";
import { describeNetwork } from "./network.ts";

/** What a deployment brought, as DescribeServiceRevisions gives it: its row keeps it, whatever becomes of the service. */
export function describeServiceRevision(view: View, deployment: DeploymentRow): ServiceRevision {
  return {
    serviceRevisionArn: deployment.serviceRevisionArn,
    serviceArn: deployment.serviceArn,
    clusterArn: view.need(services, deployment.serviceArn).clusterArn,
    taskDefinition: deployment.taskDefinitionArn,
    ...describeCapacity(view, deployment),
    loadBalancers: describeBalancers(deployment.loadBalancers),
    serviceRegistries: describeRegistries(view, deployment.deploymentId),
    networkConfiguration: describeNetwork(deployment.network),
    serviceConnectConfiguration: connectOf(view, deployment.deploymentId)?.given,
    containerImages: imagesOf(view, deployment),
    ...describeResolved(deployment),
    guardDutyEnabled: false,
    createdAt: epochSeconds(deployment.createdAt),
  };
}

/** No registry is asked, so the digest is known of images only that are named by it. */
function imagesOf(view: View, { taskDefinitionArn }: DeploymentRow): readonly ContainerImage[] | undefined {
  // A definition that was deleted may be gone; the revision outlives it.
  const containers = view.find(taskDefinitions, taskDefinitionArn)?.definition.containerDefinitions;
  return containers?.map(({ name, image = "" }) => {
    const [, imageDigest] = image.split("@");
    return { containerName: name, ...(imageDigest === undefined ? {} : { imageDigest }), image };
  });
}
