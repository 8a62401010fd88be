import type { Call } from "../../bridge/protocol.ts";
import { nameIn } from "./names.ts";
import type { Tables } from "./replica.ts";
import type { Ref } from "./selection.ts";

/** What a call is about, as far as its input says and the replica knows it. */
export function callSubject(
  { input }: Call,
  tables: Tables,
): { readonly subject: Ref | null; readonly serviceArn: string | null } {
  const text = (key: string): string | null => {
    const value = isObject(input) ? input[key] : undefined;
    return typeof value === "string" ? value : null;
  };
  const service = find(tables["ecs.services"], text("service") ?? text("serviceName"), text("cluster"));
  if (service !== null) return { subject: { table: "ecs.services", id: service }, serviceArn: service };
  const task = find(tables["ecs.tasks"], text("task"), null);
  if (task !== null) {
    return { subject: { table: "ecs.tasks", id: task }, serviceArn: tables["ecs.tasks"].get(task)?.serviceArn ?? null };
  }
  const subject =
    refTo(tables, "ecs.containerInstances", first(input, "containerInstances") ?? text("containerInstance")) ??
    refTo(tables, "elbv2.targetGroups", text("TargetGroupArn") ?? text("targetGroupArn") ?? text("Name")) ??
    refTo(tables, "elbv2.loadBalancers", text("LoadBalancerArn") ?? text("Name")) ??
    refTo(tables, "ec2.instances", text("instanceId") ?? first(input, "InstanceIds")) ??
    refTo(tables, "physics.zones", text("availabilityZone")) ??
    refTo(tables, "ecs.taskDefinitions", text("taskDefinition")) ??
    refTo(tables, "ecs.clusters", text("cluster") ?? text("clusterName"));
  return { subject, serviceArn: null };
}

function refTo(tables: Tables, table: Ref["table"], name: string | null): Ref | null {
  const id = find(tables[table], name, null);
  return id === null ? null : { table, id };
}

/** The key of the row that an ARN, an id or a name means; of namesakes the one in the cluster. */
function find(rows: ReadonlyMap<string, unknown>, name: string | null, cluster: string | null): string | null {
  if (name === null) return null;
  if (rows.has(name)) return name;
  const inCluster = cluster === null ? "" : `/${nameIn(cluster)}/`;
  for (const id of rows.keys()) if (nameIn(id) === name && id.includes(inCluster)) return id;
  return null;
}

function first(input: unknown, key: string): string | null {
  const list = isObject(input) ? input[key] : undefined;
  const item: unknown = Array.isArray(list) ? list[0] : undefined;
  return typeof item === "string" ? item : null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
