import type { Rows } from "../../../bridge/protocol.ts";
import { by } from "../../../lib/compare.ts";
import { many } from "../../graph/figures.ts";
import { troubleOf } from "../../graph/serviceTrouble.ts";
import { nameIn, revisionIn, shortName } from "../../store/names.ts";
import type { Tables } from "../../store/replica.ts";
import { serviceHue } from "../../store/serviceHue.ts";
import type { TreeNode } from "./treeRows.ts";
import { type Judgement, judgeInstance, judgeService, judgeTask, worst } from "./judgements.ts";

type TaskRow = Rows["ecs.tasks"];

/** Everything there is, as a tree: load balancers, clusters with their services and instances, and the rest. */
export function accountTree(tables: Tables): readonly TreeNode[] {
  const live = [...tables["ecs.tasks"].values()].filter((task) => task.lastStatus !== "STOPPED");
  const world: World = {
    tables,
    byCluster: groupedBy(live, (task) => task.clusterArn),
    byService: groupedBy(live, (task) => task.serviceArn ?? ""),
    byInstance: groupedBy(live, (task) => task.containerInstanceArn),
  };
  const clusters = [...tables["ecs.clusters"].values()].filter(({ status }) => status === "ACTIVE").toSorted(by((row) => row.clusterName));
  return [...clusters.map((cluster) => clusterNode(cluster, world)), ...loadBalancing(tables), ...unregistered(tables)];
}

/** The tables, and the tasks of each thing, gathered once. */
interface World {
  readonly tables: Tables;
  readonly byCluster: ReadonlyMap<string, readonly TaskRow[]>;
  readonly byService: ReadonlyMap<string, readonly TaskRow[]>;
  readonly byInstance: ReadonlyMap<string, readonly TaskRow[]>;
}

function clusterNode({ clusterArn, clusterName }: Rows["ecs.clusters"], world: World): TreeNode {
  const services = [...world.tables["ecs.services"].values()]
    .filter((row) => row.clusterArn === clusterArn && row.status !== "INACTIVE")
    .toSorted(by((row) => row.serviceName))
    .map((row) => serviceNode(row, world));
  const instances = [...world.tables["ecs.containerInstances"].values()].filter((row) => row.clusterArn === clusterArn && row.status !== "INACTIVE");
  const tasks = world.byCluster.get(clusterArn) ?? [];
  const alone = tasks.filter((task) => task.serviceArn === null);
  return node({
    key: clusterArn,
    label: clusterName,
    meta: many(tasks.length, "task"),
    icon: "cluster",
    ref: { table: "ecs.clusters", id: clusterArn },
    isOpenAtFirst: true,
    children: () => [
      group(`${clusterArn} services`, "Services", services, true),
      instanceGroup(`${clusterArn} instances`, instances, world),
      ...(alone.length === 0 ? [] : [group(`${clusterArn} tasks`, "Standalone tasks", alone.map((task) => taskNode(task, clusterArn, world.tables)), false)]),
    ],
  });
}

function serviceNode(row: Rows["ecs.services"], world: World): TreeNode {
  const tasks = world.byService.get(row.serviceArn) ?? [];
  const running = tasks.filter(({ lastStatus, desiredStatus }) => lastStatus === "RUNNING" && desiredStatus === "RUNNING").length;
  const trouble = troubleOf(world.tables, row.serviceArn);
  return node({
    key: row.serviceArn,
    label: row.serviceName,
    meta: `${running} of ${row.desiredCount}`,
    hue: serviceHue(row),
    ref: { table: "ecs.services", id: row.serviceArn },
    ...judgeService(row, { running, hasTrouble: trouble !== null, outdated: tasks.some((task) => task.taskDefinitionArn !== row.taskDefinitionArn) }),
    children: tasksBelow(row.serviceArn, tasks, world.tables),
  });
}

/** There may be thousands: they are judged, and become lines only when the group is open. */
function instanceGroup(key: string, rows: readonly Rows["ecs.containerInstances"][], world: World): TreeNode {
  const inOrder = by<Rows["ecs.containerInstances"]>((row) => row.availabilityZone, (row) => row.instanceType, (row) => row.ec2InstanceId);
  const children = rows.length === 0 ? null : () => rows.toSorted(inOrder).map((row) => instanceNode(row, world));
  return node({ key, label: "Container instances", meta: String(rows.length), ...worst(rows.map(judgeInstance)), children });
}

function instanceNode(row: Rows["ecs.containerInstances"], world: World): TreeNode {
  const tasks = world.byInstance.get(row.containerInstanceArn) ?? [];
  return node({
    key: row.containerInstanceArn,
    label: shortName(row.ec2InstanceId),
    detail: row.instanceType,
    meta: many(tasks.length, "task"),
    icon: "instance",
    ref: { table: "ecs.containerInstances", id: row.containerInstanceArn },
    ...judgeInstance(row),
    children: tasksBelow(row.containerInstanceArn, tasks, world.tables),
  });
}

function tasksBelow(parent: string, tasks: readonly TaskRow[], tables: Tables): TreeNode["children"] {
  if (tasks.length === 0) return null;
  return () => tasks.toSorted(by((task) => task.createdAt, (task) => task.taskArn)).map((task) => taskNode(task, parent, tables));
}

/** A task stands below its service and below its instance, so its key names the parent too. */
function taskNode(task: TaskRow, parent: string, tables: Tables): TreeNode {
  const service = task.serviceArn === null ? undefined : tables["ecs.services"].get(task.serviceArn);
  return node({
    key: `${parent} ${task.taskArn}`,
    label: shortName(task.taskArn),
    detail: service === undefined ? nameIn(task.taskDefinitionArn) : `${service.serviceName}:${revisionIn(task.taskDefinitionArn)}`,
    hue: service === undefined ? null : serviceHue(service),
    ref: { table: "ecs.tasks", id: task.taskArn },
    ...judgeTask(task),
  });
}

function loadBalancing(tables: Tables): readonly TreeNode[] {
  const targets = groupedBy(tables["elbv2.targets"].values(), (target) => target.targetGroupArn);
  const groups = [...tables["elbv2.targetGroups"].values()].toSorted(by((row) => row.targetGroupName));
  const groupNode = ({ targetGroupArn, targetGroupName }: Rows["elbv2.targetGroups"]) => {
    const own = targets.get(targetGroupArn) ?? [];
    const healthy = own.filter(({ state }) => state === "healthy").length;
    const isBad = own.some(({ state }) => state === "unhealthy");
    return node({
      key: targetGroupArn,
      label: targetGroupName,
      meta: `${healthy} of ${own.length}`,
      icon: "targetGroup",
      ref: { table: "elbv2.targetGroups", id: targetGroupArn },
      ...(isBad ? { status: "failed" as const, statusWord: "unhealthy targets" } : {}),
    });
  };
  const balancers = [...tables["elbv2.loadBalancers"].values()].toSorted(by((row) => row.loadBalancerName)).map(({ loadBalancerArn, loadBalancerName }) =>
    node({
      key: loadBalancerArn,
      label: loadBalancerName,
      icon: "loadBalancer",
      ref: { table: "elbv2.loadBalancers", id: loadBalancerArn },
      isOpenAtFirst: true,
      children: () => groups.filter((one) => one.loadBalancerArn === loadBalancerArn).map(groupNode),
    }),
  );
  const alone = groups.filter((one) => one.loadBalancerArn === null).map(groupNode);
  return [
    ...(balancers.length === 0 ? [] : [group("load balancers", "Load balancers", balancers, false)]),
    ...(alone.length === 0 ? [] : [group("target groups", "Target groups without a load balancer", alone, false)]),
  ];
}

/** EC2 instances that no agent has registered: on their way, or never to come. */
function unregistered(tables: Tables): readonly TreeNode[] {
  const registered = new Set(
    [...tables["ecs.containerInstances"].values()].filter(({ status }) => status !== "INACTIVE").map(({ ec2InstanceId }) => ec2InstanceId),
  );
  const others = [...tables["ec2.instances"].values()].filter((row) => row.state !== "terminated" && !registered.has(row.instanceId));
  if (others.length === 0) return [];
  const nodes = others.toSorted(by((row) => row.launchTime, (row) => row.instanceId)).map(({ instanceId, instanceType, state }) =>
    node({
      key: instanceId,
      label: shortName(instanceId),
      detail: instanceType,
      meta: state,
      icon: "instance",
      ref: { table: "ec2.instances", id: instanceId },
      status: state === "pending" ? "pending" : null,
      statusWord: "",
    }),
  );
  return [group("unregistered", "EC2 instances not registered", nodes, false)];
}

function group(key: string, label: string, children: readonly TreeNode[], isOpenAtFirst: boolean): TreeNode {
  const judged: Judgement = worst(children);
  return node({ key, label, meta: String(children.length), isOpenAtFirst, ...judged, children: children.length === 0 ? null : () => children });
}

function node(parts: Pick<TreeNode, "key" | "label"> & Partial<TreeNode>): TreeNode {
  return {
    detail: "",
    meta: "",
    status: null,
    statusWord: "",
    hue: null,
    icon: null,
    ref: null,
    isOpenAtFirst: false,
    children: null,
    ...parts,
  };
}

function groupedBy<Row>(rows: Iterable<Row>, keyOf: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
