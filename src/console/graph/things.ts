import type { Rows, TableName } from "../../bridge/protocol.ts";
import type { Tables } from "../store/replica.ts";
import type { Ref } from "../store/selection.ts";
import { listenerOfRule } from "./rules/listenerRules.ts";

/** What can stand on the map, be focused, be dropped on, have a menu. */
export type Thing =
  | { readonly kind: "internet" }
  | { readonly kind: "loadBalancer"; readonly id: string }
  /** A line of a balancer's card; also the default rule of a listener, which has no row. */
  | { readonly kind: "rule"; readonly id: string }
  | { readonly kind: "targetGroup"; readonly id: string }
  | { readonly kind: "service"; readonly id: string }
  | { readonly kind: "cluster"; readonly id: string }
  /** The box of the EC2 instances that belong to no cluster. */
  | { readonly kind: "outside" }
  /** A zone within the box of a cluster; `box` is the cluster's ARN, or OUTSIDE. */
  | { readonly kind: "zone"; readonly box: string; readonly availabilityZone: string }
  | { readonly kind: "instance"; readonly id: string }
  /** An EC2 instance without a container instance: booting, or never to register. */
  | { readonly kind: "machine"; readonly id: string }
  | { readonly kind: "task"; readonly id: string }
  /** At the edge of the cluster that its instances register with; its id is its name. */
  | { readonly kind: "autoScalingGroup"; readonly id: string }
  /** The foot of a group's card. */
  | { readonly kind: "capacityProvider"; readonly id: string };

export type ThingKind = Thing["kind"];

export const INTERNET = "internet";
export const OUTSIDE = "outside";

/** The id a thing has on the map: its ARN or row id; a zone's says in which box it stands. */
export function nodeIdOf(thing: Thing): string {
  if (thing.kind === "internet") return INTERNET;
  if (thing.kind === "outside") return OUTSIDE;
  if (thing.kind === "zone") return zoneNodeId(thing.box, thing.availabilityZone);
  return thing.kind === "autoScalingGroup" ? groupNodeId(thing.id) : thing.id;
}

/** Names of groups are free text, and so are told from everything else. */
export const groupNodeId = (autoScalingGroupName: string): string => GROUP + autoScalingGroupName;

export const isGroupNode = (nodeId: string): boolean => nodeId.startsWith(GROUP);

export const nameOfGroupNode = (nodeId: string): string => nodeId.slice(GROUP.length);

const GROUP = "group ";

export function zoneNodeId(box: string, availabilityZone: string): string {
  return `${box}|${availabilityZone}`;
}

/** Whether a lane is no zone's but that of a capacity provider, whose ARN is its name. */
export const isManagedLane = (lane: string): boolean => lane.startsWith("arn:");

/** What stands for Fargate in a lane: it has the tasks that have no instance, and is a part of its zone. */
export function fargateNodeId(box: string, availabilityZone: string): string {
  return `${zoneNodeId(box, availabilityZone)}|${FARGATE}`;
}

export const isFargateNode = (nodeId: string): boolean => nodeId.endsWith(FARGATE);

const FARGATE = "FARGATE";

/** The node that has a task: its container instance, or Fargate in its zone. */
export const cardOf = ({ containerInstanceArn, clusterArn, availabilityZone }: Rows["ecs.tasks"]): string => containerInstanceArn || fargateNodeId(clusterArn, availabilityZone);

const VACANT = "vacant ";

/** The notice that stands in an empty box is no thing: it cannot be selected, focused or dropped on. */
export function vacantNodeId(box: string): string {
  return VACANT + box;
}

/** The box a notice stands in. */
export function boxOfVacant(nodeId: string): string {
  return nodeId.slice(VACANT.length);
}

/** The thing behind a node's id, or undefined once it is gone. */
export function thingOf(nodeId: string, tables: Tables): Thing | undefined {
  if (nodeId === INTERNET) return { kind: "internet" };
  if (nodeId === OUTSIDE) return { kind: "outside" };
  if (nodeId.startsWith(VACANT)) return undefined;
  if (isGroupNode(nodeId)) {
    const id = nameOfGroupNode(nodeId);
    return tables["autoscaling.groups"].has(id) ? { kind: "autoScalingGroup", id } : undefined;
  }
  const [box, availabilityZone] = nodeId.split("|");
  if (availabilityZone !== undefined && isManagedLane(availabilityZone)) return tables["ecs.capacityProviders"].has(availabilityZone) ? { kind: "capacityProvider", id: availabilityZone } : undefined;
  if (box !== undefined && availabilityZone !== undefined) return { kind: "zone", box, availabilityZone };
  if (tables["elb.loadBalancers"].has(nodeId)) return { kind: "loadBalancer", id: nodeId };
  for (const [kind, table] of KINDS) if (tables[table].has(nodeId)) return { kind, id: nodeId };
  return listenerOfRule(nodeId, tables) === undefined ? undefined : { kind: "rule", id: nodeId };
}

const KINDS = [
  ["loadBalancer", "elbv2.loadBalancers"],
  ["rule", "elbv2.rules"],
  ["targetGroup", "elbv2.targetGroups"],
  ["service", "ecs.services"],
  ["cluster", "ecs.clusters"],
  ["instance", "ecs.containerInstances"],
  ["machine", "ec2.instances"],
  ["task", "ecs.tasks"],
  ["autoScalingGroup", "autoscaling.groups"],
  ["capacityProvider", "ecs.capacityProviders"],
] as const satisfies readonly (readonly [ThingKind, TableName])[];

/** The row that is selected with a thing; the Internet and the box of the outsiders have none. */
export function refOf(thing: Thing): Ref | null {
  if (thing.kind === "internet" || thing.kind === "outside") return null;
  if (thing.kind === "zone") return { table: "physics.zones", id: thing.availabilityZone };
  return { table: isClassic(thing.id) ? "elb.loadBalancers" : TABLES[thing.kind], id: thing.id };
}

/** Whether an id is the ARN of a Classic Load Balancer: no kind and no number stand beside its name. */
export const isClassic = (id: string): boolean => /:loadbalancer\/[^/]+$/.test(id);

const TABLES = Object.fromEntries(KINDS) as Readonly<Record<(typeof KINDS)[number][0], TableName>>;

/** A row of a table, for code that has no hooks. */
export function rowOf<T extends TableName>(tables: Tables, table: T, id: string): Rows[T] | undefined {
  return tables[table].get(id) as Rows[T] | undefined;
}
