import type { DescribeTaskDefinitionRequest, DescribeTaskDefinitionResponse } from "../../../../aws/generated/ecs.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeTaskDefinition as describe } from "../describe/taskDefinition.ts";
import { taskDefinitionNamed } from "../lookup.ts";

/** Describes one revision, or the latest ACTIVE one of a family. */
export const describeTaskDefinition = reading(
  "ecs",
  "DescribeTaskDefinition",
  (view, input: DescribeTaskDefinitionRequest): DescribeTaskDefinitionResponse => {
    const row = taskDefinitionNamed(view, input.taskDefinition, "DescribeTaskDefinition");
    return { taskDefinition: describe(row), tags: input.include?.includes("TAGS") === true ? row.tags : [] };
  },
);
