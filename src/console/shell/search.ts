import type { Rows } from "../../bridge/protocol.ts";
import { by } from "../../lib/compare.ts";
import { nameIn } from "../store/names.ts";
import type { Tables } from "../store/replica.ts";
import type { Ref } from "../store/selection.ts";

/** What a search finds. */
export interface Found {
  readonly ref: Ref;
  /** What it is, in AWS's word. */
  readonly kind: string;
  readonly name: string;
  /** Where it is, or what it belongs to. */
  readonly detail: string;
  /** When a task stopped, which can be described for an hour; null for all that is there. */
  readonly stoppedAt: number | null;
}

/** Results shown at most. Whoever has more types another letter. */
const SHOWN = 50;

/** Rows looked at before the search settles for what it has. */
const LOOKED_AT = 200_000;

/**
 * The things whose name, id or surroundings contain every word, best first: names that begin with the first word
 * before names that contain it, and among equals the kinds in the order of the map. Tasks that
 * stopped come after all that is there, the last one first.
 */
export function findThings(tables: Tables, query: string): readonly Found[] {
  const words = query.toLowerCase().split(/\s+/).filter((word) => word !== "");
  const [first = ""] = words;
  const found: { readonly rank: number; readonly thing: Found }[] = [];
  let looked = 0;
  for (const thing of everything(tables)) {
    if (++looked > LOOKED_AT) break;
    const name = thing.name.toLowerCase();
    const text = `${name} ${thing.detail} ${thing.kind} ${thing.stoppedAt === null ? "" : "stopped"}`.toLowerCase();
    if (!words.every((word) => text.includes(word))) continue;
    const rank = name.startsWith(first) ? 0 : name.includes(first) ? 1 : 2;
    found.push({ rank: thing.stoppedAt === null ? rank : rank + GONE, thing });
  }
  return found
    .toSorted(by((one) => one.rank, ({ thing: { stoppedAt } }) => -(stoppedAt ?? 0)))
    .slice(0, SHOWN)
    .map(({ thing }) => thing);
}

/** Behind every rank of what is there. */
const GONE = 3;

/** In the order of the map, so that a stable sort keeps it. */
function* everything(tables: Tables): Iterable<Found> {
  for (const row of tables["ecs.clusters"].values()) {
    if (row.status === "ACTIVE") yield thing("ecs.clusters", row.clusterArn, ["Cluster", row.clusterName, ""]);
  }
  for (const row of tables["ecs.services"].values()) {
    if (row.status !== "INACTIVE") yield thing("ecs.services", row.serviceArn, ["Service", row.serviceName, `in ${nameIn(row.clusterArn)}`]);
  }
  for (const row of tables["elbv2.loadBalancers"].values()) {
    yield thing("elbv2.loadBalancers", row.loadBalancerArn, ["Load balancer", row.loadBalancerName, row.scheme]);
  }
  for (const row of tables["elb.loadBalancers"].values()) {
    yield thing("elb.loadBalancers", row.loadBalancerArn, ["Load balancer", row.loadBalancerName, `classic, ${row.scheme}`]);
  }
  for (const row of tables["elbv2.targetGroups"].values()) {
    yield thing("elbv2.targetGroups", row.targetGroupArn, ["Target group", row.targetGroupName, `${row.protocol}:${row.port}`]);
  }
  for (const row of tables["ecs.taskDefinitions"].values()) {
    if (row.status === "ACTIVE") yield thing("ecs.taskDefinitions", row.taskDefinitionArn, ["Task definition", nameIn(row.taskDefinitionArn), ""]);
  }
  yield* instances(tables);
  yield* surroundings(tables);
  for (const row of tables["ecs.tasks"].values()) {
    yield { ...thing("ecs.tasks", row.taskArn, ["Task", nameIn(row.taskArn), taskDetail(row)]), stoppedAt: row.lastStatus === "STOPPED" ? (row.stoppedAt ?? 0) : null };
  }
}

type TaskRow = Rows["ecs.tasks"];

/** A registered instance is found as the container instance that the map shows. */
function* instances(tables: Tables): Iterable<Found> {
  const registered = new Set<string>();
  for (const row of tables["ecs.containerInstances"].values()) {
    if (row.status === "INACTIVE") continue;
    registered.add(row.ec2InstanceId);
    const detail = `${row.instanceType}, ${row.availabilityZone}, in ${nameIn(row.clusterArn)}`;
    yield thing("ecs.containerInstances", row.containerInstanceArn, ["Container instance", row.ec2InstanceId, detail]);
  }
  for (const row of tables["ec2.instances"].values()) {
    if (row.state === "terminated" || registered.has(row.instanceId)) continue;
    yield thing("ec2.instances", row.instanceId, ["EC2 instance", row.instanceId, `${row.instanceType}, ${row.availabilityZone}`]);
  }
}

/** What has no place of its own on the map. */
function* surroundings(tables: Tables): Iterable<Found> {
  for (const row of tables["iam.roles"].values()) yield thing("iam.roles", row.roleKey, ["Role", row.roleName, row.description ?? ""]);
  for (const row of tables["ec2.securityGroups"].values()) yield thing("ec2.securityGroups", row.groupId, ["Security group", row.groupName, row.groupId]);
  for (const row of tables["ec2.vpcs"].values()) yield thing("ec2.vpcs", row.vpcId, ["VPC", row.vpcId, row.cidrBlock]);
  for (const row of tables["ec2.subnets"].values()) yield thing("ec2.subnets", row.subnetId, ["Subnet", row.subnetId, `${row.cidrBlock}, ${row.availabilityZone}`]);
  for (const row of tables["ec2.routeTables"].values()) yield thing("ec2.routeTables", row.routeTableId, ["Route table", row.routeTableId, `in ${row.vpcId}`]);
}

function taskDetail(task: TaskRow): string {
  return `${nameIn(task.taskDefinitionArn)}, ${task.group}, ${task.availabilityZone}`;
}

function thing(table: Ref["table"], id: string, [kind, name, detail]: readonly [string, string, string]): Found {
  return { ref: { table, id }, kind, name, detail, stoppedAt: null };
}
