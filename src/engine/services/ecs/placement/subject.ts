import type { ContainerInstanceRow, TaskDefinitionRow, TaskNeeds } from "../tables.ts";

/** What a task must find on its instance, beyond room. `from` tells where it was asked for. */
export type Constraint =
  | { readonly type: "distinctInstance" }
  | { readonly type: "memberOf"; readonly expression: string; readonly from: "taskDefinition" | "request" };

/** What is preferred among the instances that a task fits on. `field` of a spread is `instanceId` or `attribute:NAME`. */
export type Strategy =
  | { readonly type: "random" }
  | { readonly type: "binpack"; readonly field: "cpu" | "memory" }
  | { readonly type: "spread"; readonly field: string };

/** All that decides where tasks of one kind go. It is the same for each task of a request or of a deployment. */
export interface Subject {
  readonly clusterArn: string;
  /** Only instances of it are candidates; absent: all of the cluster are. */
  readonly capacityProvider?: string;
  /** Tasks of the same group are siblings: spread counts them, distinctInstance keeps them apart. */
  readonly group: string;
  readonly definition: TaskDefinitionRow;
  /** Overrides included. */
  readonly needs: TaskNeeds;
  /** Where an awsvpc task may get its network interface; null in the other network modes. */
  readonly subnetIds: readonly string[] | null;
  readonly constraints: readonly Constraint[];
  /** Applied in order, the defaults written out. */
  readonly strategies: readonly Strategy[];
  /** Decides ties: an order of the instances that differs from lot to lot. AWS breaks ties at random. */
  readonly lot: string;
}

/** The attribute that every instance has of its zone. */
export const ZONE = "ecs.availability-zone";

export const SPREAD_OVER_ZONES: Strategy = { type: "spread", field: `attribute:${ZONE}` };
export const SPREAD_OVER_INSTANCES: Strategy = { type: "spread", field: "instanceId" };

/** ECS API, UpdateService: zones first, then the instance with the fewest tasks of the service. */
export const SERVICE_DEFAULT: readonly Strategy[] = [SPREAD_OVER_ZONES, SPREAD_OVER_INSTANCES];

/** ECS documents no default for standalone tasks: at random (assumed). */
export const STANDALONE_DEFAULT: readonly Strategy[] = [{ type: "random" }];

/** The attribute whose values a spread keeps even; null: it spreads over instances. */
export function attributeOf({ field }: { readonly field: string }): string | null {
  return field.startsWith(ATTRIBUTE) ? field.slice(ATTRIBUTE.length) : null;
}

/** The bucket of a spread in which an instance is: the value of the attribute, "" if it has none. */
export function bucketOf({ attributes }: Pick<ContainerInstanceRow, "attributes">, attribute: string): string {
  return attributes[attribute] ?? "";
}

/** What stands before the name of an attribute in the field of a spread. */
export const ATTRIBUTE = "attribute:";
