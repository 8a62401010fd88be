import type { DescribeServiceDeploymentsRequest, DescribeServiceDeploymentsResponse, Failure, ServiceDeployment } from "../../../../aws/generated/ecs.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeServiceDeployment } from "../describe/serviceDeployment.ts";
import { SERVICE_DEPLOYMENTS_PER_DESCRIBE } from "../limits.ts";
import { invalidParameter } from "../refusals.ts";
import { findServiceDeployment } from "../serviceDeployments/find.ts";
import { refuseInClassic } from "../serviceDeployments/refuseInClassic.ts";

/** Describes service deployments by ARN. Unknown ones are failures. */
export const describeServiceDeployments = reading(
  "ecs",
  "DescribeServiceDeployments",
  (view, { serviceDeploymentArns }: DescribeServiceDeploymentsRequest): DescribeServiceDeploymentsResponse => {
    refuseInClassic(view, "DescribeServiceDeployments");
    if (serviceDeploymentArns.length > SERVICE_DEPLOYMENTS_PER_DESCRIBE) {
      // Assumed wording.
      throw invalidParameter(`serviceDeploymentArns can have at most ${SERVICE_DEPLOYMENTS_PER_DESCRIBE} items`);
    }
    const serviceDeployments: ServiceDeployment[] = [];
    const failures: Failure[] = [];
    for (const arn of serviceDeploymentArns) {
      const row = findServiceDeployment(view, arn);
      if (row !== undefined) serviceDeployments.push(describeServiceDeployment(view, row));
      else failures.push({ arn, reason: "MISSING" });
    }
    return { serviceDeployments, failures };
  },
);
