import { classicListenerId } from "../../aws/classicListener.ts";
import { by, byCodeUnit } from "../../lib/compare.ts";
import type { Rows, TableName } from "../../bridge/protocol.ts";
import { changesBetween, following } from "../store/following.ts";
import { clusterNameIn } from "../store/names.ts";
import type { Tables } from "../store/replica.ts";
import { listenerShape, type ListenerShape } from "./rules/ruleShapes.ts";
import { cardOf, fargateNodeId, OUTSIDE } from "./things.ts";

/** What there is to lay out, in order of creation. Nothing of it changes while states and numbers do. */
export interface Structure {
  readonly loadBalancers: readonly LoadBalancerShape[];
  readonly boxes: readonly BoxShape[];
}

export interface LoadBalancerShape {
  readonly arn: string;
  readonly listeners: readonly ListenerShape[];
}

/** A cluster, or the EC2 instances that belong to none. */
export interface BoxShape {
  /** The cluster's ARN, or OUTSIDE. */
  readonly id: string;
  readonly column: readonly ColumnShape[];
  readonly lanes: readonly LaneShape[];
  /** Names of the Auto Scaling groups that stand at its edge. */
  readonly edge: readonly string[];
}

/** What stands in one place of the service column: a target group, its service below, or one of both. */
export interface ColumnShape {
  readonly targetGroupArn: string | null;
  readonly serviceArn: string | null;
}

export interface LaneShape {
  /** Or the ARN of a capacity provider whose instances ECS launches itself: they stand apart, whatever their zone. */
  readonly availabilityZone: string;
  readonly cards: readonly CardShape[];
}

/** One EC2 instance, registered or not, or Fargate, if it has or lately had tasks in the lane. */
export interface CardShape {
  /** Stays the same from RunInstances to the end, so that the card keeps its place when it registers. */
  readonly instanceId: string;
  /** The container instance's ARN once there is one. */
  readonly nodeId: string;
  readonly registered: boolean;
}

/** Reads from the tables what there is to lay out. */
export function structureOf(tables: Tables): Structure {
  return { loadBalancers: loadBalancerShapes(tables), boxes: boxShapes(tables) };
}

/** Whether structure may have changed from some tables to others: something came or went, or stands elsewhere. */
export function isRestructured(from: Tables, to: Tables): boolean {
  return PLACING.some((moved) => moved(from, to));
}

/** What of each table says who is there and where. No other table, and nothing else of these, changes the structure. */
const PLACING: readonly ((from: Tables, to: Tables) => boolean)[] = [
  placing("ec2.instances", (row) => [row.state === "terminated", row.availabilityZone, row.launchTime, row.userData]),
  placing("ecs.launchedInstances", () => []),
  placing("ecs.capacityProviders", (row) => [row.status]),
  placing("autoscaling.groups", (row) => [row.createdAt, row.launchTemplate.launchTemplateId]),
  placing("ec2.launchTemplates", () => []),
  placing("ec2.subnets", (row) => [row.availabilityZone]),
  placing("ecs.clusters", (row) => [row.status === "ACTIVE", row.clusterName, row.createdAt]),
  placing("ecs.containerInstances", (row) => [row.status === "INACTIVE", row.clusterArn, row.ec2InstanceId]),
  placing("ecs.services", (row) => [
    row.status === "INACTIVE",
    row.clusterArn,
    row.createdAt,
    row.colorIndex,
    ...row.loadBalancers.map(({ targetGroupArn }) => targetGroupArn),
  ]),
  placing("elb.loadBalancers", (row) => [row.createdTime, row.listeners]),
  placing("elbv2.loadBalancers", (row) => [row.createdTime]),
  placing("elbv2.listeners", (row) => [row.loadBalancerArn, row.port, row.defaultAction]),
  placing("elbv2.rules", (row) => [row.listenerArn, row.priority, row.action]),
  placing("elbv2.targetGroups", (row) => [row.createdTime]),
  placing("physics.zones", () => []),
  // A task on an instance that comes or goes moves nothing.
  (from, to) => changesBetween(from["ecs.tasks"], to["ecs.tasks"])?.some(({ before, after }) => (before === undefined) !== (after === undefined) && isInLane(before ?? after)) ?? true,
];

function placing<T extends TableName>(name: T, factsOf: (row: Rows[T]) => readonly unknown[]) {
  return (from: Tables, to: Tables): boolean => {
    // Indexed by a name that is not known here, the union of all tables is one of them.
    const [before, after] = [from[name], to[name]] as readonly ReadonlyMap<string, Rows[T]>[];
    if (before === after || before === undefined || after === undefined) return false;
    const changes = changesBetween(before, after);
    return changes === undefined || changes.some((change) => change.before === undefined || change.after === undefined || !sameFacts(factsOf(change.before), factsOf(change.after)));
  };
}

function sameFacts(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((fact, at) => fact === b[at]);
}

function loadBalancerShapes(tables: Tables): readonly LoadBalancerShape[] {
  const listeners = [...tables["elbv2.listeners"].values()].toSorted(by((row) => row.port, (row) => row.listenerArn));
  return [...tables["elbv2.loadBalancers"].values(), ...tables["elb.loadBalancers"].values()]
    .toSorted(by((row) => row.createdTime, (row) => row.loadBalancerArn))
    .map((row) => ({
      arn: row.loadBalancerArn,
      listeners:
        "listeners" in row
          ? classicLines(row)
          : listeners.filter((listener) => listener.loadBalancerArn === row.loadBalancerArn).map((listener) => listenerShape(listener, tables)),
    }));
}

/** A line for each port and one for the instances' health, none of which a road leaves from. */
function classicLines({ loadBalancerArn, listeners }: Rows["elb.loadBalancers"]): readonly ListenerShape[] {
  return listeners.length === 0 ? [] : [...listeners, { loadBalancerPort: 0 }].map(({ loadBalancerPort }) => ({ arn: classicListenerId(loadBalancerArn, loadBalancerPort), rules: [] }));
}

function boxShapes(tables: Tables): readonly BoxShape[] {
  const clusters = [...tables["ecs.clusters"].values()]
    .filter((cluster) => cluster.status === "ACTIVE")
    .toSorted(by((row) => row.createdAt, (row) => row.clusterArn));
  const zones = zonesOf(tables);
  const cards = cardsByBox(tables, clusters);
  const columns = columnsByBox(tables, clusters);
  const edges = edgesByBox(tables, clusters);
  const fargate = fargateLanes(tables["ecs.tasks"]);
  const box = (id: string): BoxShape => ({
    id,
    column: columns.get(id) ?? [],
    edge: edges.get(id) ?? [],
    lanes: [...zones, ...managedLanes(id, tables)].map((availabilityZone) => {
      const nodeId = fargateNodeId(id, availabilityZone);
      const own = (cards.get(id) ?? []).filter((card) => card.availabilityZone === availabilityZone).map(({ card }) => card);
      return { availabilityZone, cards: (fargate.get(nodeId) ?? 0) > 0 ? [...own, { instanceId: nodeId, nodeId, registered: false }] : own };
    }),
  });
  const shapes = clusters.map(({ clusterArn }) => box(clusterArn));
  return cards.has(OUTSIDE) || edges.has(OUTSIDE) || shapes.length === 0 ? [...shapes, box(OUTSIDE)] : shapes;
}

function zonesOf(tables: Tables): readonly string[] {
  const named = new Set<string>();
  for (const zone of tables["physics.zones"].keys()) named.add(zone);
  for (const { availabilityZone } of tables["ec2.subnets"].values()) named.add(availabilityZone);
  return [...named].toSorted(byCodeUnit);
}

/** A lane stands until the last of its instances is gone. */
function managedLanes(clusterArn: string, tables: Tables): readonly string[] {
  const launched = new Set([...tables["ecs.launchedInstances"].values()].map(({ capacityProviderArn }) => capacityProviderArn));
  const own = [...tables["ecs.capacityProviders"].values()].filter(({ managedInstances }) => managedInstances?.clusterArn === clusterArn);
  return own.filter(({ status, capacityProviderArn }) => status === "ACTIVE" || launched.has(capacityProviderArn)).map(({ capacityProviderArn }) => capacityProviderArn);
}

interface PlacedCard {
  readonly availabilityZone: string;
  readonly card: CardShape;
}

type Cluster = Rows["ecs.clusters"];

function cardsByBox(tables: Tables, clusters: readonly Cluster[]): ReadonlyMap<string, readonly PlacedCard[]> {
  const registered = new Map<string, Rows["ecs.containerInstances"]>();
  for (const row of tables["ecs.containerInstances"].values()) {
    if (row.status !== "INACTIVE") registered.set(row.ec2InstanceId, row);
  }
  const boxOf = boxByUserData(clusters);
  const boxes = new Map<string, PlacedCard[]>();
  // Whose agent was lost before it was terminated is counted by ECS until it is deregistered, with its tasks.
  // Those launched in one instant stay in the order of the table, which is the order they were launched in.
  const instances = [...tables["ec2.instances"].values()]
    .filter(({ state, instanceId }) => state !== "terminated" || registered.has(instanceId))
    .toSorted(by((row) => row.launchTime));
  for (const { instanceId, availabilityZone, userData } of instances) {
    const row = registered.get(instanceId);
    const box = row?.clusterArn ?? boxOf(userData);
    const nodeId = row?.containerInstanceArn ?? instanceId;
    const card = { instanceId, nodeId, registered: row !== undefined };
    append(boxes, box, { availabilityZone: tables["ecs.launchedInstances"].get(instanceId)?.capacityProviderArn ?? availabilityZone, card });
  }
  return boxes;
}

/** The box of the cluster that user data names. */
function boxByUserData(clusters: readonly Cluster[]): (userData: string) => string {
  const boxOfName = new Map(clusters.map((cluster) => [cluster.clusterName, cluster.clusterArn]));
  return (userData) => boxOfName.get(clusterNameIn(userData)) ?? OUTSIDE;
}

/** A group stands at the cluster that its instances are told to register with. */
function edgesByBox(tables: Tables, clusters: readonly Cluster[]): ReadonlyMap<string, readonly string[]> {
  const boxOf = boxByUserData(clusters);
  const edges = new Map<string, string[]>();
  const groups = [...tables["autoscaling.groups"].values()].toSorted(by((row) => row.createdAt, (row) => row.autoScalingGroupName));
  for (const { autoScalingGroupName, launchTemplate } of groups) {
    const { UserData = "" } = tables["ec2.launchTemplates"].get(launchTemplate.launchTemplateId)?.data ?? {};
    append(edges, boxOf(decoded(UserData)), autoScalingGroupName);
  }
  return edges;
}

/** Only a cluster's name is read of it. */
function decoded(userData: string): string {
  try {
    return atob(userData);
  } catch {
    return "";
  }
}

/** A service stands under the first of its target groups that no older service stands under. */
function columnsByBox(tables: Tables, clusters: readonly Cluster[]): ReadonlyMap<string, readonly ColumnShape[]> {
  const groups = tables["elbv2.targetGroups"];
  const taken = new Set<string>();
  const columns = new Map<string, ColumnShape[]>();

  const services = [...tables["ecs.services"].values()]
    .filter(({ status }) => status !== "INACTIVE")
    .toSorted(by((row) => row.createdAt, (row) => row.colorIndex, (row) => row.serviceArn));
  for (const { serviceArn, clusterArn, loadBalancers } of services) {
    const own = loadBalancers.find(({ targetGroupArn: arn }) => groups.has(arn) && !taken.has(arn));
    if (own !== undefined) taken.add(own.targetGroupArn);
    append(columns, clusterArn, { targetGroupArn: own?.targetGroupArn ?? null, serviceArn });
  }
  const first = clusters[0]?.clusterArn ?? OUTSIDE;
  const free = [...groups.values()]
    .filter(({ targetGroupArn }) => !taken.has(targetGroupArn))
    .toSorted(by((row) => row.createdTime, (row) => row.targetGroupArn));
  for (const { targetGroupArn } of free) append(columns, first, { targetGroupArn, serviceArn: null });
  return columns;
}

/** Counted by lane: an account has few, and may have many tasks. */
const fargateLanes = following<Rows["ecs.tasks"], Map<string, number>>({
  build: (tasks) => count(new Map(), [...tasks.values()], 1),
  follow: (lanes, changes) => {
    for (const { before, after } of changes) {
      if (after !== undefined && before === undefined) count(lanes, [after], 1);
      if (before !== undefined && after === undefined) count(lanes, [before], -1);
    }
    return lanes;
  },
});

/** On Fargate. A task that waits for an instance is in no zone yet. */
const isInLane = (task?: Rows["ecs.tasks"]): boolean => task?.containerInstanceArn === "" && task.availabilityZone !== "";

function count(lanes: Map<string, number>, tasks: readonly Rows["ecs.tasks"][], by: number): Map<string, number> {
  for (const task of tasks) {
    if (isInLane(task)) lanes.set(cardOf(task), (lanes.get(cardOf(task)) ?? 0) + by);
  }
  return lanes;
}

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
