import { taskArn } from "../../../../aws/arn.ts";
import type { DescribeTasksRequest, DescribeTasksResponse, Failure, Task } from "../../../../aws/generated/ecs.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeTask } from "../describe/task.ts";
import { TASKS_PER_DESCRIBE } from "../limits.ts";
import { clusterNamed } from "../lookup.ts";
import { findTask } from "../lookupTask.ts";
import { invalidParameter } from "../refusals.ts";

/** Describes tasks by id or ARN, stopped ones for an hour. Unknown ones are failures. */
export const describeTasks = reading(
  "ecs",
  "DescribeTasks",
  (view, input: DescribeTasksRequest): DescribeTasksResponse => {
    const cluster = clusterNamed(view, input.cluster);
    if (input.tasks.length > TASKS_PER_DESCRIBE) {
      throw invalidParameter(`tasks can have at most ${TASKS_PER_DESCRIBE} items`); // Assumed wording.
    }
    const tasks: Task[] = [];
    const failures: Failure[] = [];
    const tags = input.include?.includes("TAGS") === true;
    for (const name of input.tasks) {
      const row = findTask(view, cluster, name);
      if (row !== undefined) tasks.push(describeTask(view, row, { tags }));
      else failures.push({ arn: arnOf(cluster.clusterName, name), reason: "MISSING" });
    }
    return { tasks, failures };
  },
);

const arnOf = (clusterName: string, name: string): string => (name.startsWith("arn:") ? name : taskArn(clusterName, name));
