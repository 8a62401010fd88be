import { serviceArn } from "../../../../aws/arn.ts";
import type { DescribeServicesRequest, DescribeServicesResponse, Failure, Service } from "../../../../aws/generated/ecs.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeService } from "../describe/service.ts";
import { SERVICES_PER_DESCRIBE } from "../limits.ts";
import { clusterNamed } from "../lookup.ts";
import { findService } from "../lookupService.ts";
import { invalidParameter } from "../refusals.ts";

/** Describes services by name or ARN, deleted ones for a while. Unknown ones are failures. */
export const describeServices = reading(
  "ecs",
  "DescribeServices",
  (view, input: DescribeServicesRequest): DescribeServicesResponse => {
    const cluster = clusterNamed(view, input.cluster);
    if (input.services.length > SERVICES_PER_DESCRIBE) {
      // Assumed wording.
      throw invalidParameter(`services can have at most ${SERVICES_PER_DESCRIBE} items`);
    }
    const services: Service[] = [];
    const failures: Failure[] = [];
    const tags = input.include?.includes("TAGS") === true;
    for (const name of input.services) {
      const row = findService(view, cluster, name);
      if (row !== undefined) services.push(describeService(view, row, { tags }));
      else failures.push({ arn: arnOf(cluster.clusterName, name), reason: "MISSING" });
    }
    return { services, failures };
  },
);

const arnOf = (clusterName: string, name: string): string => (name.startsWith("arn:") ? name : serviceArn(clusterName, name));
