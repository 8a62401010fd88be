import type { Rows } from "../../../bridge/protocol.ts";
import { by } from "../../../lib/compare.ts";
import { groupBy } from "../../../lib/groupBy.ts";
import { many } from "../../graph/figures.ts";
import { grouping } from "../../graph/grouping.ts";
import { oldestFirst } from "../../graph/groups.ts";
import { troubleOf } from "../../graph/serviceTrouble.ts";
import { tally } from "../../store/following.ts";
import { nameIn, revisionIn, shortName } from "../../store/names.ts";
import type { Tables } from "../../store/replica.ts";
import type { Ref } from "../../store/selection.ts";
import { serviceHue } from "../../store/serviceHue.ts";
import { taskKinds } from "../../store/taskKinds.ts";
import { accountBranches, pathInBranches } from "./accountBranches.ts";
import { group, node } from "./treeNodes.ts";
import type { TreeNode } from "./treeRows.ts";
import { judgeInstance, judgeService, judgeTask, worst } from "./judgements.ts";

type TaskRow = Rows["ecs.tasks"];

/** Everything there is, as a tree: load balancers, clusters with their services and instances, and the rest. */
export function accountTree(tables: Tables): readonly TreeNode[] {
  const clusters = [...tables["ecs.clusters"].values()].filter(({ status }) => status === "ACTIVE").toSorted(by((row) => row.clusterName));
  return [...clusters.map((cluster) => clusterNode(cluster, tables)), ...loadBalancing(tables), ...unregistered(tables), ...accountBranches(tables)];
}

/** The keys of the nodes around the first line of a row, from the top; undefined where the tree does not hold it. */
export function pathOf({ table, id }: Ref, tables: Tables): readonly string[] | undefined {
  switch (table) {
    case "ecs.clusters":
      return tables[table].get(id)?.status === "ACTIVE" ? [] : undefined;
    case "ecs.services":
      return pathOfService(tables[table].get(id));
    case "ecs.containerInstances":
      return pathOfInstance(tables[table].get(id));
    case "ecs.tasks":
      return pathOfTask(tables[table].get(id), tables);
    case "elb.loadBalancers":
    case "elbv2.loadBalancers":
      return tables[table].has(id) ? [BALANCERS] : undefined;
    case "elbv2.targetGroups": {
      const row = tables[table].get(id);
      if (row === undefined) return undefined;
      return row.loadBalancerArn === null ? [GROUPS_ALONE] : [BALANCERS, row.loadBalancerArn];
    }
    case "ec2.instances":
      return isUnregistered(id, tables) ? [UNREGISTERED] : undefined;
    default:
      return pathInBranches({ table, id }, tables);
  }
}

function pathOfService(row: Rows["ecs.services"] | undefined): readonly string[] | undefined {
  return row === undefined || row.status === "INACTIVE" ? undefined : [row.clusterArn, servicesKey(row.clusterArn)];
}

function pathOfInstance(row: Rows["ecs.containerInstances"] | undefined): readonly string[] | undefined {
  return row === undefined || row.status === "INACTIVE" ? undefined : [row.clusterArn, instancesKey(row.clusterArn)];
}

/** A task of a service is found below it, before its instance. */
function pathOfTask(row: TaskRow | undefined, tables: Tables): readonly string[] | undefined {
  if (row === undefined || row.lastStatus === "STOPPED") return undefined;
  const service = row.serviceArn === null ? undefined : pathOfService(tables["ecs.services"].get(row.serviceArn));
  if (service !== undefined && row.serviceArn !== null) return [...service, row.serviceArn];
  const instance = pathOfInstance(tables["ecs.containerInstances"].get(row.containerInstanceArn));
  return instance === undefined ? undefined : [...instance, row.containerInstanceArn];
}

const servicesKey = (clusterArn: string) => `${clusterArn} services`;
const instancesKey = (clusterArn: string) => `${clusterArn} instances`;
const BALANCERS = "load balancers";
const GROUPS_ALONE = "target groups";
const UNREGISTERED = "unregistered";

const isLive = ({ lastStatus }: TaskRow): boolean => lastStatus !== "STOPPED";
const taskCount = tally<"ecs.tasks">((task) => (isLive(task) ? task.clusterArn : null));
const standalone = grouping<"ecs.tasks">((task) => (isLive(task) && task.serviceArn === null ? task.clusterArn : null));
const byService = grouping<"ecs.tasks">((task) => (isLive(task) ? task.serviceArn : null));
const byInstance = grouping<"ecs.tasks">((task) => (isLive(task) ? task.containerInstanceArn : null));
const kindsOf = taskKinds();

function clusterNode({ clusterArn, clusterName }: Rows["ecs.clusters"], tables: Tables): TreeNode {
  const services = [...tables["ecs.services"].values()]
    .filter((row) => row.clusterArn === clusterArn && row.status !== "INACTIVE")
    .toSorted(by((row) => row.serviceName))
    .map((row) => serviceNode(row, tables));
  const instances = [...tables["ecs.containerInstances"].values()].filter((row) => row.clusterArn === clusterArn && row.status !== "INACTIVE");
  const alone = standalone(tables["ecs.tasks"], clusterArn);
  return node({
    key: clusterArn,
    label: clusterName,
    meta: many(taskCount(tables["ecs.tasks"], clusterArn), "task"),
    icon: "cluster",
    ref: { table: "ecs.clusters", id: clusterArn },
    isOpenAtFirst: true,
    children: () => [
      group(servicesKey(clusterArn), "Services", services, true),
      instanceGroup(instancesKey(clusterArn), instances, tables),
      ...(alone.length === 0 ? [] : [group(`${clusterArn} tasks`, "Standalone tasks", alone.map((task) => taskNode(task, clusterArn, tables)), false)]),
    ],
  });
}

function serviceNode(row: Rows["ecs.services"], tables: Tables): TreeNode {
  const kinds = kindsOf(tables["ecs.tasks"], row.serviceArn);
  const running = kinds.reduce((sum, { lastStatus, desiredStatus, count }) => sum + (lastStatus === "RUNNING" && desiredStatus === "RUNNING" ? count : 0), 0);
  const trouble = troubleOf(tables, row.serviceArn);
  return node({
    key: row.serviceArn,
    label: row.serviceName,
    meta: `${running} of ${row.desiredCount}`,
    hue: serviceHue(row),
    ref: { table: "ecs.services", id: row.serviceArn },
    ...judgeService(row, { running, hasTrouble: trouble !== null, outdated: kinds.some((kind) => kind.taskDefinitionArn !== row.taskDefinitionArn) }),
    children: kinds.length === 0 ? null : () => tasksBelow(row.serviceArn, byService(tables["ecs.tasks"], row.serviceArn), tables),
  });
}

/** There may be thousands: they are judged, and become lines only when the group is open. */
function instanceGroup(key: string, rows: readonly Rows["ecs.containerInstances"][], tables: Tables): TreeNode {
  const inOrder = by<Rows["ecs.containerInstances"]>((row) => row.availabilityZone, (row) => row.instanceType, (row) => row.ec2InstanceId);
  const children = rows.length === 0 ? null : () => rows.toSorted(inOrder).map((row) => instanceNode(row, tables));
  return node({ key, label: "Container instances", meta: String(rows.length), ...worst(rows.map(judgeInstance)), children });
}

function instanceNode(row: Rows["ecs.containerInstances"], tables: Tables): TreeNode {
  const tasks = byInstance(tables["ecs.tasks"], row.containerInstanceArn);
  return node({
    key: row.containerInstanceArn,
    label: shortName(row.ec2InstanceId),
    detail: row.instanceType,
    meta: many(tasks.length, "task"),
    icon: "instance",
    ref: { table: "ecs.containerInstances", id: row.containerInstanceArn },
    ...judgeInstance(row),
    children: tasks.length === 0 ? null : () => tasksBelow(row.containerInstanceArn, tasks, tables),
  });
}

function tasksBelow(parent: string, tasks: readonly TaskRow[], tables: Tables): readonly TreeNode[] {
  return tasks.toSorted(oldestFirst).map((task) => taskNode(task, parent, tables));
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
  const targets = groupBy(tables["elbv2.targets"].values(), (target) => target.targetGroupArn);
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
  const instances = [...tables["elb.instances"].values()];
  const classics = [...tables["elb.loadBalancers"].values()].toSorted(by((row) => row.loadBalancerName)).map(({ loadBalancerArn, loadBalancerName }) => {
    const own = instances.filter((one) => one.loadBalancerName === loadBalancerName);
    const meta = `${own.filter(({ state }) => state === "InService").length} of ${own.length}`;
    return node({ key: loadBalancerArn, label: loadBalancerName, detail: "Classic", meta, icon: "loadBalancer", ref: { table: "elb.loadBalancers", id: loadBalancerArn } });
  });
  const alone = groups.filter((one) => one.loadBalancerArn === null).map(groupNode);
  return [
    ...(balancers.length + classics.length === 0 ? [] : [group(BALANCERS, "Load balancers", [...balancers, ...classics], false)]),
    ...(alone.length === 0 ? [] : [group(GROUPS_ALONE, "Target groups without a load balancer", alone, false)]),
  ];
}

/** EC2 instances that no agent has registered: on their way, or never to come. */
function unregistered(tables: Tables): readonly TreeNode[] {
  const others = [...tables["ec2.instances"].values()].filter(({ instanceId }) => isUnregistered(instanceId, tables));
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
  return [group(UNREGISTERED, "EC2 instances not registered", nodes, false)];
}

const registered = tally<"ecs.containerInstances">((row) => (row.status === "INACTIVE" ? null : row.ec2InstanceId));

function isUnregistered(instanceId: string, tables: Tables): boolean {
  const state = tables["ec2.instances"].get(instanceId)?.state;
  return state !== undefined && state !== "terminated" && registered(tables["ecs.containerInstances"], instanceId) === 0;
}
