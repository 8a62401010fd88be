import type { Rows } from "../../../bridge/protocol.ts";
import type { Tables } from "../../store/replica.ts";
import { listenerOfRule } from "../../graph/rules/listenerRules.ts";
import type { Ref } from "../../store/selection.ts";

/** What the inspector is about. An instance is one thing, whether EC2's row of it was selected or that of ECS. */
export type Subject =
  | { readonly kind: "cluster"; readonly id: string; readonly cluster: Rows["ecs.clusters"] }
  | { readonly kind: "service"; readonly id: string; readonly service: Rows["ecs.services"] }
  | { readonly kind: "task"; readonly id: string; readonly task: Rows["ecs.tasks"] }
  | InstanceSubject
  | { readonly kind: "taskDefinition"; readonly id: string; readonly definition: Rows["ecs.taskDefinitions"] }
  | { readonly kind: "targetGroup"; readonly id: string; readonly group: Rows["elbv2.targetGroups"] }
  | { readonly kind: "loadBalancer"; readonly id: string; readonly balancer: Rows["elbv2.loadBalancers"] }
  | { readonly kind: "classicBalancer"; readonly id: string; readonly balancer: Rows["elb.loadBalancers"] }
  | { readonly kind: "zone"; readonly id: string; readonly zone: Rows["physics.zones"] }
  | AccountSubject;

/** A part of the network, a role, or what instances come from. */
export type AccountSubject =
  | { readonly kind: "vpc"; readonly id: string; readonly vpc: Rows["ec2.vpcs"] }
  | { readonly kind: "subnet"; readonly id: string; readonly subnet: Rows["ec2.subnets"] }
  | { readonly kind: "securityGroup"; readonly id: string; readonly group: Rows["ec2.securityGroups"] }
  | { readonly kind: "routeTable"; readonly id: string; readonly table: Rows["ec2.routeTables"] }
  | { readonly kind: "role"; readonly id: string; readonly role: Rows["iam.roles"] }
  | { readonly kind: "autoScalingGroup"; readonly id: string; readonly group: Rows["autoscaling.groups"] }
  | { readonly kind: "capacityProvider"; readonly id: string; readonly provider: Rows["ecs.capacityProviders"] };

export interface InstanceSubject {
  readonly kind: "instance";
  readonly id: string;
  /** Its EC2 side; null once EC2 has forgotten it. */
  readonly machine: Rows["ec2.instances"] | null;
  /** Its ECS side; null before it registered, or when it never did. */
  readonly instance: Rows["ecs.containerInstances"] | null;
}

/** The thing behind a selected row; null when it does not exist at this instant. */
export function subjectOf({ table, id }: Ref, tables: Tables): Subject | null {
  switch (table) {
    case "ecs.clusters":
      return found(tables[table].get(id), (cluster) => ({ kind: "cluster", id, cluster }));
    case "ecs.services":
      return found(tables[table].get(id), (service) => ({ kind: "service", id, service }));
    case "ecs.deployments":
      return found(tables[table].get(id), (row) => subjectOf({ table: "ecs.services", id: row.serviceArn }, tables));
    case "ecs.tasks":
      return found(tables[table].get(id), (task) => ({ kind: "task", id, task }));
    case "ecs.containerInstances":
      return found(tables[table].get(id), (instance) => ({
        kind: "instance",
        id,
        instance,
        machine: tables["ec2.instances"].get(instance.ec2InstanceId) ?? null,
      }));
    case "ec2.instances":
      return found(tables[table].get(id), (machine) => ({ kind: "instance", id, machine, instance: registrationOf(id, tables) }));
    case "ecs.taskDefinitions":
      return found(tables[table].get(id), (definition) => ({ kind: "taskDefinition", id, definition }));
    case "elbv2.targetGroups":
      return found(tables[table].get(id), (group) => ({ kind: "targetGroup", id, group }));
    case "elbv2.targets":
      return found(tables[table].get(id), (row) => subjectOf({ table: "elbv2.targetGroups", id: row.targetGroupArn }, tables));
    case "elbv2.loadBalancers":
      return found(tables[table].get(id), (balancer) => ({ kind: "loadBalancer", id, balancer }));
    case "elb.loadBalancers":
      return found(tables[table].get(id), (balancer) => ({ kind: "classicBalancer", id, balancer }));
    case "elbv2.listeners":
      return found(tables[table].get(id), (row) => subjectOf({ table: "elbv2.loadBalancers", id: row.loadBalancerArn }, tables));
    case "elbv2.rules":
      return found(listenerOfRule(id, tables), (row) => subjectOf({ table: "elbv2.loadBalancers", id: row.loadBalancerArn }, tables));
    case "physics.zones":
      return found(tables[table].get(id), (zone) => ({ kind: "zone", id, zone }));
    case "ec2.vpcs":
      return found(tables[table].get(id), (vpc) => ({ kind: "vpc", id, vpc }));
    case "ec2.subnets":
      return found(tables[table].get(id), (subnet) => ({ kind: "subnet", id, subnet }));
    case "ec2.securityGroups":
      return found(tables[table].get(id), (group) => ({ kind: "securityGroup", id, group }));
    case "ec2.routeTables":
      return found(tables[table].get(id), (row) => ({ kind: "routeTable", id, table: row }));
    case "iam.roles":
      return found(tables[table].get(id), (role) => ({ kind: "role", id, role }));
    case "autoscaling.groups":
      return found(tables[table].get(id), (group) => ({ kind: "autoScalingGroup", id, group }));
    case "ecs.capacityProviders":
      return found(tables[table].get(id), (provider) => ({ kind: "capacityProvider", id, provider }));
    default:
      return null;
  }
}

export function isAccountSubject(subject: Subject): subject is AccountSubject {
  return ACCOUNT_KINDS.has(subject.kind);
}

const ACCOUNT_KINDS: ReadonlySet<Subject["kind"]> = new Set(["vpc", "subnet", "securityGroup", "routeTable", "role", "autoScalingGroup", "capacityProvider"]);

function found<Row>(row: Row | undefined, make: (row: Row) => Subject | null): Subject | null {
  return row === undefined ? null : make(row);
}

/** An instance may register again after it was deregistered: the registration that counts is the one not INACTIVE. */
function registrationOf(instanceId: string, tables: Tables): Rows["ecs.containerInstances"] | null {
  let last: Rows["ecs.containerInstances"] | null = null;
  for (const row of tables["ecs.containerInstances"].values()) {
    if (row.ec2InstanceId !== instanceId) continue;
    if (row.status !== "INACTIVE") return row;
    last = row;
  }
  return last;
}

/** Everything by which events call the subject. */
export function refsOf(subject: Subject): readonly Ref[] {
  if (subject.kind !== "instance") return [{ table: TABLES[subject.kind], id: subject.id }];
  const { machine, instance } = subject;
  return [
    ...(machine === null ? [] : [{ table: "ec2.instances", id: machine.instanceId } as const]),
    ...(instance === null ? [] : [{ table: "ecs.containerInstances", id: instance.containerInstanceArn } as const]),
  ];
}

const TABLES = {
  cluster: "ecs.clusters",
  service: "ecs.services",
  task: "ecs.tasks",
  taskDefinition: "ecs.taskDefinitions",
  targetGroup: "elbv2.targetGroups",
  loadBalancer: "elbv2.loadBalancers",
  classicBalancer: "elb.loadBalancers",
  zone: "physics.zones",
  vpc: "ec2.vpcs",
  subnet: "ec2.subnets",
  securityGroup: "ec2.securityGroups",
  routeTable: "ec2.routeTables",
  role: "iam.roles",
  autoScalingGroup: "autoscaling.groups",
  capacityProvider: "ecs.capacityProviders",
} as const;
