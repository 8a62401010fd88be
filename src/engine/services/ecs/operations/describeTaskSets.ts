import type { DescribeTaskSetsRequest, DescribeTaskSetsResponse } from "../../../../aws/generated/ecs.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeTaskSet } from "../describe/taskSet.ts";
import { externalService, findTaskSet } from "../taskSets/rules.ts";
import { taskSetsByService } from "../taskSets/table.ts";

/** Describes the task sets of a service, or those named. Unknown ones are failures. */
export const describeTaskSets = reading("ecs", "DescribeTaskSets", (view, input: DescribeTaskSetsRequest): DescribeTaskSetsResponse => {
  const service = externalService(view, input);
  const all = view.where(taskSetsByService, service.serviceArn).map(({ taskSetId }) => taskSetId);
  const asked = input.taskSets ?? [];
  const looked = (asked.length === 0 ? all : asked).map((arn) => ({ arn, found: findTaskSet(view, service, arn) }));
  const tags = input.include?.includes("TAGS") === true;
  return {
    taskSets: looked.flatMap(({ found }) => (found === undefined ? [] : [describeTaskSet(view, found, { tags })])),
    failures: looked.flatMap(({ arn, found }) => (found === undefined ? [{ arn, reason: "MISSING" }] : [])),
  };
});
