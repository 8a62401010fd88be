import { isBySets } from "../../aws/rules/bySets.ts";
import { call } from "../../aws/generated/api.ts";
import { usualNetworkOf } from "../dialogs/networkDraft.ts";
import type { PublishRequest } from "../dialogs/requests.ts";
import { clusterNameIn, familyIn, nameIn, shortName } from "../store/names.ts";
import { askedFor, withRegistration } from "../store/pendingRevision.ts";
import type { Tables } from "../store/replica.ts";
import type { DragItem } from "./drag.ts";
import { calls, form, type Proposal, refused } from "./proposal.ts";
import { addToListener } from "./rules/addToListener.ts";
import { moveRule } from "./rules/moveRule.ts";
import { OUTSIDE, rowOf, type Thing } from "./things.ts";

/** A drop as it would happen now. */
export interface Drop {
  readonly item: DragItem;
  /** null: the bare map. */
  readonly target: Thing | null;
  /** Shift: this one instance, not its cluster. */
  readonly shift: boolean;
  /** The desired count chosen while dragging. */
  readonly count: number;
}

/** What dropping it there would do, or why it cannot be dropped there. Nothing is done. */
export function propose(drop: Drop, tables: Tables): Proposal {
  switch (drop.item.kind) {
    case "taskDefinition":
      return placeDefinition(drop.item, drop, tables);
    case "service":
      return moveService(drop.item.arn, drop.target, tables);
    case "instanceType":
      return launch(drop.item.instanceType, drop.target, tables);
    case "rule":
      return moveRule(drop.item.arn, drop.target, tables);
    case "group":
      return addToListener(drop.item.arn, drop.target, tables);
    case "loadBalancer":
      return addLoadBalancer(drop.target, tables);
    case "targetGroup":
      return addTargetGroup(drop.target, tables);
    case "autoScalingGroup":
      return addGroup(drop.target, tables);
    case "cluster":
      return form("Drop to create a cluster", { kind: "createCluster" });
  }
}

/** The cluster a thing belongs to, or undefined when it belongs to none. */
export function clusterOf(thing: Thing | null, tables: Tables): string | undefined {
  switch (thing?.kind) {
    case "cluster":
      return thing.id;
    case "zone":
      return thing.box === OUTSIDE ? undefined : thing.box;
    case "instance":
      return rowOf(tables, "ecs.containerInstances", thing.id)?.clusterArn;
    case "task":
      return rowOf(tables, "ecs.tasks", thing.id)?.clusterArn;
    case "service":
      return rowOf(tables, "ecs.services", thing.id)?.clusterArn;
    case "machine":
      return clusterNamed(clusterNameIn(rowOf(tables, "ec2.instances", thing.id)?.userData ?? ""), tables);
    default:
      return undefined;
  }
}

function clusterNamed(name: string, tables: Tables): string | undefined {
  for (const { clusterArn, clusterName, status } of tables["ecs.clusters"].values()) {
    if (clusterName === name && status === "ACTIVE") return clusterArn;
  }
  return undefined;
}

type Definition = DragItem & { readonly kind: "taskDefinition" };

function placeDefinition(item: Definition, { target, shift, count }: Drop, tables: Tables): Proposal {
  const { arn, revision } = item;
  const name = askedFor(nameIn(arn), revision ?? null);
  if (rowOf(tables, "ecs.taskDefinitions", arn)?.status !== "ACTIVE") {
    return refused(`${name} is INACTIVE: no new tasks can be started from it. Take a newer revision.`);
  }
  if (target?.kind === "service") return deploy(item, target.id, tables);
  if (target?.kind === "targetGroup") return serveGroup(item, target.id, { count, tables });
  const cluster = clusterOf(target, tables);
  if (cluster === undefined) return refused("A service runs in a cluster. Drop it on one.");
  const instance = target?.kind === "instance" ? rowOf(tables, "ecs.containerInstances", target.id) : undefined;
  if (instance !== undefined && shift) {
    const { containerInstanceArn, clusterArn, ec2InstanceId } = instance;
    return calls(
      `Drop to start one task of ${name} on ${shortName(ec2InstanceId)}`,
      ...withRegistration(
        revision ?? null,
        call("ecs", "StartTask", { cluster: nameIn(clusterArn), containerInstances: [containerInstanceArn], taskDefinition: name, ...usualNetworkOf(rowOf(tables, "ecs.taskDefinitions", arn), tables) }),
      ),
    );
  }
  return form(`Drop to create a service in ${nameIn(cluster)}`, {
    kind: "createService",
    clusterArn: cluster,
    taskDefinitionArn: arn,
    desiredCount: count,
    targetGroupArn: null,
    containerInstanceArn: instance?.containerInstanceArn ?? null,
    ...revisionOf(item),
  });
}

function revisionOf({ revision }: Definition): Pick<Definition, "revision"> {
  return revision === undefined ? {} : { revision };
}

function deploy(item: Definition, serviceArn: string, tables: Tables): Proposal {
  const { arn, revision } = item;
  const name = askedFor(nameIn(arn), revision ?? null);
  const service = rowOf(tables, "ecs.services", serviceArn);
  if (service === undefined) return refused("The service is gone.");
  const { serviceName, clusterArn, taskDefinitionArn, status, network, deploymentController } = service;
  if (status !== "ACTIVE") return refused(`${serviceName} is being deleted.`);
  if (deploymentController === "EXTERNAL") return form(`Drop to create a task set of ${name} in ${serviceName}`, { kind: "taskSet", serviceArn, taskDefinitionArn: arn, ...revisionOf(item) });
  if (nameIn(taskDefinitionArn) === name) return refused(`${serviceName} already runs ${name}.`);
  const hint = `Drop to deploy ${name} to ${serviceName}, which runs ${nameIn(taskDefinitionArn)}`;
  // CodeDeploy has to be told how; and another family makes another service of it, so the form comes first.
  const byCodeDeploy = deploymentController === "CODE_DEPLOY";
  if (byCodeDeploy || familyIn(arn) !== familyIn(taskDefinitionArn)) return form(hint, { kind: byCodeDeploy ? "codeDeploy" : "updateService", serviceArn, taskDefinitionArn: arn, ...revisionOf(item) });
  const newNetwork = network === null ? usualNetworkOf(rowOf(tables, "ecs.taskDefinitions", arn), tables) : {};
  return calls(hint, ...withRegistration(revision ?? null, call("ecs", "UpdateService", { cluster: nameIn(clusterArn), service: serviceName, taskDefinition: name, ...newNetwork })));
}

function serveGroup(item: Definition, targetGroupArn: string, { count, tables }: { readonly count: number; readonly tables: Tables }): Proposal {
  const clusters = [...tables["ecs.clusters"].values()].filter(({ status }) => status === "ACTIVE");
  const sole = clusters.length === 1 ? clusters[0] : undefined;
  if (sole === undefined) return refused("Drop it on the cluster it shall run in, and choose the target group there.");
  return form(`Drop to create a service behind ${nameIn(targetGroupArn)} in ${sole.clusterName}`, {
    kind: "createService",
    clusterArn: sole.clusterArn,
    taskDefinitionArn: item.arn,
    desiredCount: count,
    targetGroupArn,
    containerInstanceArn: null,
    ...revisionOf(item),
  });
}

function moveService(arn: string, target: Thing | null, tables: Tables): Proposal {
  const service = rowOf(tables, "ecs.services", arn);
  if (service === undefined) return refused("The service is gone.");
  const { serviceName, clusterArn, taskDefinitionArn, desiredCount, loadBalancers, status } = service;
  if (status !== "ACTIVE") return refused(`${serviceName} is being deleted.`);
  if (isBySets(service)) return refused(`${serviceName} is deployed by task sets, which have target groups of their own.`);
  if (target?.kind === "targetGroup") {
    const name = nameIn(target.id);
    if (loadBalancers.some(({ targetGroupArn }) => targetGroupArn === target.id)) {
      return refused(`${serviceName} already registers its tasks with ${name}.`);
    }
    return form(`Drop to register the tasks of ${serviceName} with ${name}`, { kind: "attachService", serviceArn: arn, targetGroupArn: target.id });
  }
  if (target?.kind === "loadBalancer") {
    return publish(`Drop to publish ${serviceName} through a new listener of ${nameIn(target.id)}`, { wanted: "listener", loadBalancerArn: target.id, serviceArn: arn });
  }
  if (target?.kind === "internet") {
    return publish(`Drop to publish ${serviceName} through a new load balancer`, { wanted: "loadBalancer", serviceArn: arn });
  }
  const cluster = clusterOf(target, tables);
  if (cluster === undefined) return refused("Drop it on a target group, a load balancer, or the Internet.");
  if (cluster === clusterArn) return refused(`${serviceName} already runs in ${nameIn(cluster)}.`);
  return form(`Drop to create the same service in ${nameIn(cluster)}`, {
    kind: "createService",
    clusterArn: cluster,
    taskDefinitionArn,
    desiredCount,
    targetGroupArn: null,
    containerInstanceArn: null,
  });
}

function launch(instanceType: string, target: Thing | null, tables: Tables): Proposal {
  const cluster = clusterOf(target, tables);
  const zone = zoneOf(target, tables);
  if (target?.kind === "service" || (cluster === undefined && zone === undefined)) {
    return refused("An instance stands in an Availability Zone. Drop it on one.");
  }
  const clusterName = cluster === undefined ? null : nameIn(cluster);
  const down = zone !== undefined && rowOf(tables, "physics.zones", zone)?.available === false ? `. ${zone} is down` : "";
  return form(`Drop to launch ${instanceType} in ${zone ?? "a zone"}${clusterName === null ? "" : ` for ${clusterName}`}${down}`, {
    kind: "runInstances",
    instanceType,
    availabilityZone: zone ?? null,
    clusterName,
  });
}

function addGroup(target: Thing | null, tables: Tables): Proposal {
  const cluster = clusterOf(target, tables);
  const zone = zoneOf(target, tables) ?? null;
  if (target?.kind === "service" || (cluster === undefined && zone === null)) return refused("Instances of a group join a cluster. Drop it on one, or on a zone.");
  const clusterName = cluster === undefined ? null : nameIn(cluster);
  return form(`Drop to create an Auto Scaling group in ${zone ?? "all zones"}${clusterName === null ? "" : ` for ${clusterName}`}`, { kind: "autoScalingGroup", clusterName, instanceType: null, availabilityZone: zone });
}

function zoneOf(thing: Thing | null, tables: Tables): string | undefined {
  switch (thing?.kind) {
    case "zone":
      return thing.availabilityZone;
    case "instance":
      return rowOf(tables, "ecs.containerInstances", thing.id)?.availabilityZone;
    case "machine":
      return rowOf(tables, "ec2.instances", thing.id)?.availabilityZone;
    default:
      return undefined;
  }
}

function addLoadBalancer(target: Thing | null, tables: Tables): Proposal {
  if (target?.kind === "targetGroup") {
    const group = rowOf(tables, "elbv2.targetGroups", target.id);
    if (group !== undefined && group.loadBalancerArn !== null) {
      return refused(`${group.targetGroupName} already receives requests from ${nameIn(group.loadBalancerArn)}. A target group belongs to one load balancer.`);
    }
    return publish(`Drop to create a load balancer in front of ${nameIn(target.id)}`, { wanted: "loadBalancer", targetGroupArn: target.id });
  }
  if (target?.kind === "service") {
    return publish(`Drop to publish ${nameIn(target.id)} through a new load balancer`, { wanted: "loadBalancer", serviceArn: target.id });
  }
  return publish("Drop to create a load balancer", { wanted: "loadBalancer" });
}

function addTargetGroup(target: Thing | null, tables: Tables): Proposal {
  if (target?.kind === "loadBalancer") {
    return publish(`Drop to create a target group behind a new listener of ${nameIn(target.id)}`, { wanted: "listener", loadBalancerArn: target.id });
  }
  if (target?.kind === "service") {
    if (rowOf(tables, "ecs.services", target.id)?.status !== "ACTIVE") return refused("The service is being deleted.");
    // ECS takes a target group only when a listener forwards to it, so the listener is made with it.
    const balancer = tables["elbv2.loadBalancers"].keys().next().value;
    return balancer === undefined
      ? publish(`Drop to publish ${nameIn(target.id)} through a new load balancer`, { wanted: "loadBalancer", serviceArn: target.id })
      : publish(`Drop to publish ${nameIn(target.id)} through a new listener of ${nameIn(balancer)}`, {
          wanted: "listener",
          loadBalancerArn: balancer,
          serviceArn: target.id,
        });
  }
  return publish("Drop to create a target group", { wanted: "targetGroup" });
}

function publish(hint: string, asked: Pick<PublishRequest, "wanted"> & Partial<PublishRequest>): Proposal {
  return form(hint, { kind: "publish", loadBalancerArn: null, targetGroupArn: null, serviceArn: null, ...asked });
}
