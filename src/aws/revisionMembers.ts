/** What ECS adds to a task definition when it is registered: DescribeTaskDefinition tells it, nobody may give it. */
export const ADDED_BY_ECS: readonly string[] = [
  "taskDefinitionArn",
  "revision",
  "status",
  "requiresAttributes",
  "compatibilities",
  "registeredAt",
  "registeredBy",
  "deregisteredAt",
  "deleteRequestedAt",
];
