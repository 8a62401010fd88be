import { isBySets } from "../../aws/rules/bySets.ts";
import { call } from "../../aws/generated/api.ts";
import type { Rows } from "../../bridge/protocol.ts";
import { counted } from "../../lib/plural.ts";
import { nameIn, shortName } from "../store/names.ts";
import type { Tables } from "../store/replica.ts";
import { placeOnFargate } from "../store/taskPlacement.ts";
import { ofLoadBalancer, ofRule, ofTargetGroup } from "./balancingOffers.ts";
import { destroying, offer, type Offer, publish, trafficOffer } from "./offer.ts";
import { groupOffer, ofAutoScalingGroup, ofCapacityProvider, ofMember, ofSpot } from "./capacityOffers.ts";
import { calls, form } from "./proposal.ts";
import { troubleOffers } from "./troubleOffers.ts";
import { OUTSIDE, rowOf, type Thing } from "./things.ts";

/** The operations that apply to a thing now, the most likely first, what destroys last. */
export function offersFor(thing: Thing, tables: Tables): readonly Offer[] {
  switch (thing.kind) {
    case "internet":
      return [offer("Add a load balancer…", "CreateLoadBalancer", publish({ wanted: "loadBalancer" })), trafficOffer(null)];
    case "loadBalancer":
      return ofLoadBalancer(thing.id, tables);
    case "rule":
      return ofRule(thing.id, tables);
    case "targetGroup":
      return ofTargetGroup(thing.id, tables);
    case "service":
      return ofService(thing.id, tables);
    case "cluster":
      return ofCluster(thing.id, tables);
    case "outside":
      return [
        offer("Create a cluster…", "CreateCluster", form("", { kind: "createCluster" })),
        launchOffer(null, null),
        groupOffer(null, null),
        offer("Add a load balancer…", "CreateLoadBalancer", publish({ wanted: "loadBalancer" })),
        offer("Add a target group…", "CreateTargetGroup", publish({ wanted: "targetGroup" })),
      ];
    case "zone":
      return ofZone(thing, tables);
    case "instance":
      return ofInstance(thing.id, tables);
    case "machine":
      return ofMachine(thing.id, tables);
    case "task":
      return ofTask(thing.id, tables);
    case "autoScalingGroup":
      return ofAutoScalingGroup(thing.id, tables);
    case "capacityProvider":
      return ofCapacityProvider(thing.id, tables);
  }
}

function ofService(arn: string, tables: Tables): readonly Offer[] {
  const row = rowOf(tables, "ecs.services", arn);
  if (row === undefined || row.status !== "ACTIVE") return [];
  const { serviceName: service, loadBalancers, desiredCount } = row;
  const cluster = nameIn(row.clusterArn);
  const group = loadBalancers[0]?.targetGroupArn;
  const scale = (to: number) => calls("", call("ecs", "UpdateService", { cluster, service, desiredCount: to }));
  const scaling = [
    offer("One task more", "UpdateService", scale(desiredCount + 1)),
    ...(desiredCount > 0 ? [offer("One task less", "UpdateService", scale(desiredCount - 1))] : []),
  ];
  return [
    // What is deployed by task sets is not updated here.
    ...(row.deploymentController === "CODE_DEPLOY" ? [offer("Deploy with CodeDeploy…", "CreateDeployment", form("", { kind: "codeDeploy", serviceArn: arn }))] : []),
    ...(row.deploymentController === "EXTERNAL" ? [offer("Create a task set…", "CreateTaskSet", form("", { kind: "taskSet", serviceArn: arn }))] : []),
    ...(isBySets(row) ? scaling : updates(row, scaling, tables)),
    ...(row.schedulingStrategy === "REPLICA" ? [offer("Auto scaling…", "RegisterScalableTarget", form("", { kind: "autoScaling", serviceArn: arn }))] : []),
    destroying("Delete service…", "DeleteService", {
      title: `Delete ${service}?`,
      sentence: `Its ${counted(liveTasks(tables, (task) => task.serviceArn === arn), "task")} stop${group === undefined ? "" : ` after they were taken out of ${nameIn(group)}`}. You can undo this.`,
      verb: "Delete service",
      calls: [call("ecs", "DeleteService", { cluster, service, force: true })],
    }),
  ];
}

function updates(row: Rows["ecs.services"], scaling: readonly Offer[], tables: Tables): readonly Offer[] {
  const { serviceArn: arn, serviceName: service, loadBalancers } = row;
  const cluster = nameIn(row.clusterArn);
  const group = loadBalancers[0]?.targetGroupArn;
  return [
    offer("Update…", "UpdateService", form("", { kind: "updateService", serviceArn: arn })),
    offer("Force new deployment", "UpdateService", calls("", call("ecs", "UpdateService", { cluster, service, forceNewDeployment: true }))),
    ...scaling,
    { label: "Attach to a target group…", operation: "UpdateService", does: { kind: "pick", item: { kind: "service", arn } } },
    ...(row.schedulingStrategy === "REPLICA" ? [landingOffer([arn])] : []),
    ...(group === undefined
      ? [offer("Publish through a new load balancer…", "CreateLoadBalancer", publish({ wanted: "loadBalancer", serviceArn: arn }))]
      : [trafficOffer(group)]),
    offer("Send requests to another service…", "PutServiceTraffic", form("", { kind: "serviceTraffic", serviceArn: arn })),
    offer("Give it a queue of messages…", "PutQueue", form("", { kind: "queue", serviceArn: arn, queueName: null })),
    ...troubleOffers(row, tables),
    offer("Compare ways to deploy a bad build…", "UpdateService", form("", { kind: "ways", serviceArn: arn })),
  ];
}

function ofCluster(arn: string, tables: Tables): readonly Offer[] {
  const row = rowOf(tables, "ecs.clusters", arn);
  if (row === undefined) return [];
  const services = [...tables["ecs.services"].values()]
    .filter((one) => one.clusterArn === arn && one.status === "ACTIVE" && one.schedulingStrategy === "REPLICA" && !isBySets(one))
    .map(({ serviceArn }) => serviceArn);
  return [
    createServiceOffer(arn),
    offer("Run tasks…", "RunTask", form("", { kind: "runTask", clusterArn: arn, taskDefinitionArn: null })),
    launchOffer(row.clusterName, null),
    groupOffer(row.clusterName, null),
    offer("Create managed instances…", "CreateCapacityProvider", form("", { kind: "managedInstances", clusterArn: arn, providerArn: null })),
    offer("Capacity providers…", "PutClusterCapacityProviders", form("", { kind: "clusterProviders", clusterArn: arn })),
    ...(services.length > 0 ? [landingOffer(services)] : []),
    destroying("Delete cluster…", "DeleteCluster", {
      title: `Delete ${row.clusterName}?`,
      sentence: "ECS deletes a cluster only when it has no services, tasks and container instances left. You can undo this.",
      verb: "Delete cluster",
      calls: [call("ecs", "DeleteCluster", { cluster: row.clusterName })],
    }),
  ];
}

function ofZone({ box, availabilityZone }: Thing & { kind: "zone" }, tables: Tables): readonly Offer[] {
  const available = rowOf(tables, "physics.zones", availabilityZone)?.available ?? true;
  const set = (to: boolean) => call("physics", "SetZoneAvailable", { availabilityZone, available: to });
  const stopping = liveTasks(tables, (task) => task.availabilityZone === availabilityZone);
  return [
    launchOffer(box === OUTSIDE ? null : nameIn(box), availabilityZone),
    groupOffer(box === OUTSIDE ? null : nameIn(box), availabilityZone),
    ...(box === OUTSIDE ? [] : [createServiceOffer(box)]),
    available
      ? destroying("Take the zone down…", "SetZoneAvailable", {
          title: `Take ${availabilityZone} down?`,
          sentence: `${counted(stopping, "task")} ${stopping === 1 ? "stops" : "stop"}. You can undo this.`,
          verb: "Take it down",
          calls: [set(false)],
        })
      : offer("Bring the zone back", "SetZoneAvailable", calls("", set(true))),
  ];
}

function ofInstance(arn: string, tables: Tables): readonly Offer[] {
  const row = rowOf(tables, "ecs.containerInstances", arn);
  if (row === undefined) return [];
  const cluster = nameIn(row.clusterArn);
  const id = shortName(row.ec2InstanceId);
  const isRunning = rowOf(tables, "ec2.instances", row.ec2InstanceId)?.state === "running";
  const count = liveTasks(tables, (task) => task.containerInstanceArn === arn);
  const member = [...ofSpot(row.ec2InstanceId, tables), ...ofMember(row.ec2InstanceId, tables)];
  const state = (status: "ACTIVE" | "DRAINING") =>
    calls("", call("ecs", "UpdateContainerInstancesState", { cluster, containerInstances: [arn], status }));
  return [
    offer("Start a task here…", "StartTask", form("", { kind: "startTask", containerInstanceArn: arn, taskDefinitionArn: null })),
    row.status === "DRAINING"
      ? offer("Activate", "UpdateContainerInstancesState", state("ACTIVE"))
      : offer("Drain", "UpdateContainerInstancesState", state("DRAINING")),
    agentOffer(row.ec2InstanceId, tables),
    ...member.filter(isHarmless),
    failOffer(row.ec2InstanceId, count),
    destroying("Deregister…", "DeregisterContainerInstance", {
      title: `Deregister ${id} from ${cluster}?`,
      sentence: `ECS forgets the instance and its ${counted(count, "task")}${isRunning ? "; the EC2 instance runs on" : ""}. You can undo this.`,
      verb: "Deregister",
      calls: [call("ecs", "DeregisterContainerInstance", { cluster, containerInstance: arn, force: true })],
    }),
    ...member.filter((one) => !isHarmless(one)),
    terminateOffer(row.ec2InstanceId, count),
  ];
}

function ofMachine(instanceId: string, tables: Tables): readonly Offer[] {
  const row = rowOf(tables, "ec2.instances", instanceId);
  if (row === undefined || row.state === "terminated" || row.state === "shutting-down") return [];
  const member = [...ofSpot(instanceId, tables), ...ofMember(instanceId, tables)];
  return [agentOffer(instanceId, tables), ...member.filter(isHarmless), failOffer(instanceId, 0), ...member.filter((one) => !isHarmless(one)), terminateOffer(instanceId, 0)];
}

const isHarmless = ({ danger }: Offer): boolean => danger !== true;

function ofTask(arn: string, tables: Tables): readonly Offer[] {
  const row = rowOf(tables, "ecs.tasks", arn);
  if (row === undefined || row.lastStatus === "STOPPED" || row.desiredStatus === "STOPPED") return [];
  const stop = call("ecs", "StopTask", { cluster: nameIn(row.clusterArn), task: nameIn(arn), reason: "Task stopped by user" });
  const place = placeOnFargate(row);
  const named = { cluster: nameIn(row.clusterArn), task: nameIn(arn) };
  const retire = { ...offer("Let AWS retire it", "RetireFargateTask", calls("", call("physics", "RetireFargateTask", named))), danger: true };
  const reclaim = { ...offer("Let AWS take its Spot capacity back", "InterruptFargateSpot", calls("", call("physics", "InterruptFargateSpot", named))), danger: true };
  return [
    { ...offer("Stop task", "StopTask", calls("", stop)), danger: true },
    ...(place === null || place.retiresAt !== undefined ? [] : [retire]),
    ...(place?.capacityProvider === "FARGATE_SPOT" ? [reclaim] : []),
  ];
}

function agentOffer(instanceId: string, tables: Tables): Offer {
  const reachable = rowOf(tables, "physics.machines", instanceId)?.agentCut !== true;
  const set = call("physics", "SetAgentConnected", { instanceId, connected: !reachable });
  return offer(reachable ? "Disconnect the agent" : "Connect the agent", "SetAgentConnected", calls("", set));
}

function failOffer(instanceId: string, taskCount: number): Offer {
  return destroying("Fail the machine…", "FailInstance", {
    title: `Let ${shortName(instanceId)} fail?`,
    sentence: `It loses its power${taskCount === 0 ? "" : `, and ${counted(taskCount, "task")} with it`}. You can undo this.`,
    verb: "Let it fail",
    calls: [call("physics", "FailInstance", { instanceId })],
  });
}

function terminateOffer(instanceId: string, taskCount: number): Offer {
  return destroying("Terminate…", "TerminateInstances", {
    title: `Terminate ${shortName(instanceId)}?`,
    sentence: taskCount === 0 ? "It runs no task. You can undo this." : `Its ${counted(taskCount, "task")} stop at once; drain it first to move them. You can undo this.`,
    verb: "Terminate",
    calls: [call("ec2", "TerminateInstances", { InstanceIds: [instanceId] })],
  });
}

/** The next tasks are started for real, so the operation is the one that starts them. */
function landingOffer(serviceArns: readonly string[]): Offer {
  return offer("Call the landing spot", "UpdateService", { kind: "landing", serviceArns, hint: "" });
}

function createServiceOffer(clusterArn: string): Offer {
  const request = { kind: "createService" as const, clusterArn, taskDefinitionArn: null, desiredCount: 2, targetGroupArn: null, containerInstanceArn: null };
  return offer("Create a service…", "CreateService", form("", request));
}

function launchOffer(clusterName: string | null, availabilityZone: string | null): Offer {
  return offer("Launch an instance…", "RunInstances", form("", { kind: "runInstances", instanceType: null, availabilityZone, clusterName }));
}

type TaskRow = Tables["ecs.tasks"] extends ReadonlyMap<string, infer Row> ? Row : never;

function liveTasks(tables: Tables, which: (task: TaskRow) => boolean): number {
  let count = 0;
  for (const task of tables["ecs.tasks"].values()) if (task.lastStatus !== "STOPPED" && which(task)) count += 1;
  return count;
}
