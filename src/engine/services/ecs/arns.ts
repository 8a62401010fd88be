import { clusterOf, resourcePath, taskArn } from "../../../aws/arn.ts";
import { assert } from "../../../lib/assert.ts";

/** The task that a container's ARN names. */
export function taskArnOfContainer(containerArn: string): string {
  const cluster = clusterOf(containerArn);
  const id = resourcePath(containerArn)?.[2];
  assert(cluster !== undefined && id !== undefined, `${containerArn} is not the ARN of a container`);
  return taskArn(cluster, id);
}
