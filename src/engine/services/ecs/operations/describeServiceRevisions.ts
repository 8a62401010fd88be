import type { DescribeServiceRevisionsRequest, DescribeServiceRevisionsResponse, Failure, ServiceRevision } from "../../../../aws/generated/ecs.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeServiceRevision } from "../describe/serviceRevision.ts";
import { SERVICE_DEPLOYMENTS_PER_DESCRIBE } from "../limits.ts";
import { invalidParameter } from "../refusals.ts";
import { refuseInClassic } from "../serviceDeployments/refuseInClassic.ts";
import { deploymentsByRevision } from "../serviceDeployments/table.ts";
import { services } from "../tables.ts";

/** Describes what deployments brought, by ARN. Unknown ones and those of services that were deleted are failures. */
export const describeServiceRevisions = reading(
  "ecs",
  "DescribeServiceRevisions",
  (view, { serviceRevisionArns }: DescribeServiceRevisionsRequest): DescribeServiceRevisionsResponse => {
    refuseInClassic(view, "DescribeServiceRevisions");
    if (serviceRevisionArns.length > SERVICE_DEPLOYMENTS_PER_DESCRIBE) {
      // Assumed wording.
      throw invalidParameter(`serviceRevisionArns can have at most ${SERVICE_DEPLOYMENTS_PER_DESCRIBE} items`);
    }
    const serviceRevisions: ServiceRevision[] = [];
    const failures: Failure[] = [];
    for (const arn of serviceRevisionArns) {
      // The first that brought it: a rollback brings it again.
      const [deployment] = view.where(deploymentsByRevision, arn);
      const isDeleted = deployment === undefined || view.need(services, deployment.serviceArn).status !== "ACTIVE";
      if (isDeleted) failures.push({ arn, reason: "MISSING" });
      else serviceRevisions.push(describeServiceRevision(view, deployment));
    }
    return { serviceRevisions, failures };
  },
);
