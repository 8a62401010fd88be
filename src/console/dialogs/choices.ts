import { by } from "../../lib/compare.ts";
import type { Rows } from "../../bridge/protocol.ts";
import { nameIn } from "../store/names.ts";
import type { Tables } from "../store/replica.ts";
import type { SelectOption } from "../ui/Select.tsx";

/** Revisions that can be started, the newest of each family first. */
export function definitionChoices(tables: Tables): readonly SelectOption[] {
  return [...tables["ecs.taskDefinitions"].values()]
    .filter(({ status }) => status === "ACTIVE")
    .toSorted(by((row) => row.family, (row) => -row.revision))
    .map(({ taskDefinitionArn }) => ({ value: taskDefinitionArn, label: nameIn(taskDefinitionArn) }));
}

export const NO_GROUP = "";

/** Target groups a service can register with, and the choice of none. */
export function groupChoices(tables: Tables): readonly SelectOption[] {
  return [
    { value: NO_GROUP, label: "None" },
    ...[...tables["elbv2.targetGroups"].values()].toSorted(by((row) => row.targetGroupName)).map((row) => ({
      value: row.targetGroupArn,
      label: `${row.targetGroupName} · ${row.protocol} :${row.port}${row.loadBalancerArn === null ? " · no load balancer" : ` · ${nameIn(row.loadBalancerArn)}`}`,
    })),
  ];
}

/** A container and one of its ports, as a load balancer can reach them. */
export interface ContainerPort {
  readonly containerName: string;
  readonly containerPort: number;
}

/** Every container port that a task definition opens, in its order. */
export function portsOf(row: Rows["ecs.taskDefinitions"] | undefined): readonly ContainerPort[] {
  return (row?.definition.containerDefinitions ?? []).flatMap(({ name, portMappings }) =>
    (portMappings ?? []).flatMap(({ containerPort }) =>
      name === undefined || containerPort === undefined ? [] : [{ containerName: name, containerPort }],
    ),
  );
}

export function portKey({ containerName, containerPort }: ContainerPort): string {
  return `${containerName}:${containerPort}`;
}

/** A name that no service of the cluster has: the family's, with a number behind it when it is taken. */
export function freeServiceName(family: string, clusterArn: string, tables: Tables): string {
  const taken = new Set<string>();
  for (const row of tables["ecs.services"].values()) {
    if (row.clusterArn === clusterArn && row.status !== "INACTIVE") taken.add(row.serviceName);
  }
  return firstFree(family, taken);
}

/** The name, or the name with the first number that is free. */
export function firstFree(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  let number = 2;
  while (taken.has(`${name}-${number}`)) number += 1;
  return `${name}-${number}`;
}
