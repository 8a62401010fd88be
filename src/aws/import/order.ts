/** The members of a task definition in the order in which people write and read them. */
export const TASK_DEFINITION_ORDER = [
  "family",
  "requiresCompatibilities",
  "networkMode",
  "runtimePlatform",
  "cpu",
  "memory",
  "executionRoleArn",
  "taskRoleArn",
  "containerDefinitions",
  "volumes",
  "placementConstraints",
  "tags",
] as const;

/** The members of a container, likewise. */
export const CONTAINER_ORDER = [
  "name",
  "image",
  "essential",
  "cpu",
  "memory",
  "memoryReservation",
  "portMappings",
  "links",
  "entryPoint",
  "command",
  "environment",
  "secrets",
  "healthCheck",
  "dependsOn",
  "startTimeout",
  "stopTimeout",
  "mountPoints",
  "logConfiguration",
] as const;

/** The members of a service, likewise. */
export const SERVICE_ORDER = [
  "cluster",
  "serviceName",
  "taskDefinition",
  "desiredCount",
  "launchType",
  "loadBalancers",
  "deploymentConfiguration",
] as const;

/** The same members, the known ones first and in order. */
export function ordered<T extends object>(value: T, order: readonly string[]): T {
  const rank = (name: string) => {
    const place = order.indexOf(name);
    return place < 0 ? order.length : place;
  };
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => rank(a) - rank(b))) as T;
}
