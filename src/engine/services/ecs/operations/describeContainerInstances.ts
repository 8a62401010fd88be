import { containerInstanceArn } from "../../../../aws/arn.ts";
import type {
  ContainerInstance,
  DescribeContainerInstancesRequest,
  DescribeContainerInstancesResponse,
  Failure,
} from "../../../../aws/generated/ecs.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeContainerInstance } from "../describe/containerInstance.ts";
import { CONTAINER_INSTANCES_PER_DESCRIBE } from "../limits.ts";
import { clusterNamed, findContainerInstance } from "../lookup.ts";
import { invalidParameter } from "../refusals.ts";

/** Describes container instances by id or ARN, deregistered ones for an hour. Unknown ones are failures. */
export const describeContainerInstances = reading(
  "ecs",
  "DescribeContainerInstances",
  (view, input: DescribeContainerInstancesRequest): DescribeContainerInstancesResponse => {
    const cluster = clusterNamed(view, input.cluster);
    if (input.containerInstances.length > CONTAINER_INSTANCES_PER_DESCRIBE) {
      // Assumed wording.
      throw invalidParameter(`containerInstances can have at most ${CONTAINER_INSTANCES_PER_DESCRIBE} items`);
    }
    const containerInstances: ContainerInstance[] = [];
    const failures: Failure[] = [];
    for (const name of input.containerInstances) {
      const row = findContainerInstance(view, cluster, name);
      if (row !== undefined) containerInstances.push(describeContainerInstance(view, row, input.include));
      else failures.push({ arn: arnOf(cluster.clusterName, name), reason: "MISSING" });
    }
    return { containerInstances, failures };
  },
);

const arnOf = (clusterName: string, name: string): string =>
  name.startsWith("arn:") ? name : containerInstanceArn(clusterName, name);
