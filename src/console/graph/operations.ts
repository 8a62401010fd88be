import { call } from "../../aws/generated/api.ts";
import type { Call, Rows } from "../../bridge/protocol.ts";
import { counted } from "../../lib/plural.ts";
import { defaultGroups } from "../store/forwarding.ts";
import type { Asked } from "../store/asked.ts";
import { nameIn, shortName } from "../store/names.ts";
import type { Tables } from "../store/replica.ts";
import type { DragItem } from "./drag.ts";
import { calls, type Deed, form } from "./proposal.ts";
import { meeting, roadsTo } from "./roadsTo.ts";
import { ruleAmongOthers } from "./rules/listenerRules.ts";
import { reordered } from "./rules/reorder.ts";
import { conditionBrief } from "./rules/ruleWords.ts";
import { OUTSIDE, rowOf, type Thing } from "./things.ts";

/** An operation that applies to a thing, as its menu offers it. */
export interface Offer {
  readonly label: string;
  /** The API operation, by its name; several when it takes several. */
  readonly operation: string;
  readonly danger?: boolean;
  /** What it does, or the item it puts into the hand so that a target can be chosen for it. */
  readonly does: Deed | { readonly kind: "pick"; readonly item: DragItem };
}

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
  }
}

function ofLoadBalancer(arn: string, tables: Tables): readonly Offer[] {
  const row = rowOf(tables, "elbv2.loadBalancers", arn);
  if (row === undefined) return ofClassic(arn, tables);
  const listeners = [...tables["elbv2.listeners"].values()].filter((one) => one.loadBalancerArn === arn);
  return [
    // Without a target group it is made beside it.
    offer("Add a listener…", "CreateListener", tables["elbv2.targetGroups"].size === 0 ? publish({ wanted: "listener", loadBalancerArn: arn }) : form("", { kind: "listener", loadBalancerArn: arn, listenerArn: null })),
    ...(row.type === "application" ? listeners : []).map(({ listenerArn, protocol, port }) =>
      offer(`Add a rule to ${protocol} :${port}…`, "CreateRule", form("", { kind: "rule", listenerArn, ruleArn: null, targetGroupArn: null })),
    ),
    ...listeners.map(({ listenerArn, protocol, port }) => offer(`Edit listener ${protocol} :${port}…`, "ModifyListener", form("", { kind: "listener", loadBalancerArn: arn, listenerArn }))),
    ...listeners.slice(0, 1).flatMap(defaultGroups).slice(0, 1).map(trafficOffer),
    ...listeners.map(({ listenerArn, protocol, port }) => walkOffer(`Walk a request to ${protocol} :${port}`, { listenerArn })),
    ...listeners.map(({ listenerArn, protocol, port }) =>
      destroying(`Delete listener ${protocol} :${port}…`, "DeleteListener", {
        title: `Delete the listener on port ${port}?`,
        sentence: `${row.loadBalancerName} refuses connections to port ${port} from then on. You can undo this.`,
        verb: "Delete listener",
        calls: [call("elbv2", "DeleteListener", { ListenerArn: listenerArn })],
      }),
    ),
    destroying("Delete load balancer…", "DeleteLoadBalancer", {
      title: `Delete ${row.loadBalancerName}?`,
      sentence: `Its ${counted(listeners.length, "listener")} ${listeners.length === 1 ? "goes" : "go"} with it, and no request arrives any more. Target groups stay. You can undo this.`,
      verb: "Delete load balancer",
      calls: [call("elbv2", "DeleteLoadBalancer", { LoadBalancerArn: arn })],
    }),
  ];
}

function ofClassic(arn: string, tables: Tables): readonly Offer[] {
  const LoadBalancerName = rowOf(tables, "elb.loadBalancers", arn)?.loadBalancerName;
  if (LoadBalancerName === undefined) return [];
  const [title, sentence] = [`Delete ${LoadBalancerName}?`, "No request arrives by it any more. Its instances run on. You can undo this."];
  const asked = { title, sentence, verb: "Delete load balancer", calls: [call("elb", "DeleteLoadBalancer", { LoadBalancerName })] };
  return [trafficOffer(arn), destroying("Delete load balancer…", "DeleteLoadBalancer", asked)];
}

function ofRule(arn: string, tables: Tables): readonly Offer[] {
  const held = ruleAmongOthers(arn, tables);
  if (held === undefined) return [];
  const { rules, rule, at, listener } = held;
  const moves = [reordered(rules, at, at - 1), reordered(rules, at, at + 1)].map((to, later) =>
    to === null ? [] : [offer(later === 0 ? "Ask earlier" : "Ask later", "SetRulePriorities", calls("", to.call))],
  );
  return [
    offer("Edit rule…", rule.priority === null ? "ModifyListener" : "ModifyRule", form("", { kind: "rule", listenerArn: listener.listenerArn, ruleArn: arn, targetGroupArn: null })),
    ...moves.flat(),
    { label: "Forward to…", operation: rule.priority === null ? "ModifyListener" : "ModifyRule", does: { kind: "pick", item: { kind: "rule", arn } } },
    walkOffer("Walk a request here", { listenerArn: listener.listenerArn, ...meeting(rule.conditions) }),
    ...(rule.priority === null
      ? []
      : [
          destroying("Delete rule…", "DeleteRule", {
            title: `Delete rule ${rule.priority}?`,
            sentence: `Requests for ${conditionBrief(rule)} are asked for by the rules after it. You can undo this.`,
            verb: "Delete rule",
            calls: [call("elbv2", "DeleteRule", { RuleArn: arn })],
          }),
        ]),
  ];
}

function ofTargetGroup(arn: string, tables: Tables): readonly Offer[] {
  const row = rowOf(tables, "elbv2.targetGroups", arn);
  if (row === undefined) return [];
  return [
    { label: "Forward a rule here…", operation: "CreateRule", does: { kind: "pick", item: { kind: "group", arn } } },
    trafficOffer(arn),
    ...roadsTo(arn, tables).slice(0, 1).map((request) => walkOffer("Walk a request here", request)),
    ...(row.loadBalancerArn === null
      ? [offer("Add a load balancer in front…", "CreateLoadBalancer", publish({ wanted: "loadBalancer", targetGroupArn: arn }))]
      : []),
    destroying("Delete target group…", "DeleteTargetGroup", {
      title: `Delete ${row.targetGroupName}?`,
      sentence: "Its targets are registered nowhere then; the tasks behind them run on. You can undo this.",
      verb: "Delete target group",
      calls: [call("elbv2", "DeleteTargetGroup", { TargetGroupArn: arn })],
    }),
  ];
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
    ...(row.deploymentController === "EXTERNAL" ? scaling : updates(row, scaling)),
    destroying("Delete service…", "DeleteService", {
      title: `Delete ${service}?`,
      sentence: `Its ${counted(liveTasks(tables, (task) => task.serviceArn === arn), "task")} stop${group === undefined ? "" : ` after they were taken out of ${nameIn(group)}`}. You can undo this.`,
      verb: "Delete service",
      calls: [call("ecs", "DeleteService", { cluster, service, force: true })],
    }),
  ];
}

function updates(row: Rows["ecs.services"], scaling: readonly Offer[]): readonly Offer[] {
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
  ];
}

function ofCluster(arn: string, tables: Tables): readonly Offer[] {
  const row = rowOf(tables, "ecs.clusters", arn);
  if (row === undefined) return [];
  const services = [...tables["ecs.services"].values()]
    .filter((one) => one.clusterArn === arn && one.status === "ACTIVE" && one.schedulingStrategy === "REPLICA" && one.deploymentController !== "EXTERNAL")
    .map(({ serviceArn }) => serviceArn);
  return [
    createServiceOffer(arn),
    offer("Run tasks…", "RunTask", form("", { kind: "runTask", clusterArn: arn, taskDefinitionArn: null })),
    launchOffer(row.clusterName, null),
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
  const count = liveTasks(tables, (task) => task.containerInstanceArn === arn);
  const state = (status: "ACTIVE" | "DRAINING") =>
    calls("", call("ecs", "UpdateContainerInstancesState", { cluster, containerInstances: [arn], status }));
  return [
    offer("Start a task here…", "StartTask", form("", { kind: "startTask", containerInstanceArn: arn, taskDefinitionArn: null })),
    row.status === "DRAINING"
      ? offer("Activate", "UpdateContainerInstancesState", state("ACTIVE"))
      : offer("Drain", "UpdateContainerInstancesState", state("DRAINING")),
    agentOffer(row.ec2InstanceId, tables),
    failOffer(row.ec2InstanceId, count),
    destroying("Deregister…", "DeregisterContainerInstance", {
      title: `Deregister ${id} from ${cluster}?`,
      sentence: `ECS forgets the instance and its ${counted(count, "task")}; the EC2 instance runs on. You can undo this.`,
      verb: "Deregister",
      calls: [call("ecs", "DeregisterContainerInstance", { cluster, containerInstance: arn, force: true })],
    }),
    terminateOffer(row.ec2InstanceId, count),
  ];
}

function ofMachine(instanceId: string, tables: Tables): readonly Offer[] {
  const row = rowOf(tables, "ec2.instances", instanceId);
  if (row === undefined || row.state === "terminated" || row.state === "shutting-down") return [];
  return [agentOffer(instanceId, tables), failOffer(instanceId, 0), terminateOffer(instanceId, 0)];
}

function ofTask(arn: string, tables: Tables): readonly Offer[] {
  const row = rowOf(tables, "ecs.tasks", arn);
  if (row === undefined || row.lastStatus === "STOPPED" || row.desiredStatus === "STOPPED") return [];
  const stop = call("ecs", "StopTask", { cluster: nameIn(row.clusterArn), task: nameIn(arn), reason: "Task stopped by user" });
  return [{ ...offer("Stop task", "StopTask", calls("", stop)), danger: true }];
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

function trafficOffer(targetGroupArn: string | null): Offer {
  return offer("Set the traffic…", "PutTraffic", form("", { kind: "traffic", targetGroupArn }));
}

function walkOffer(label: string, request: Partial<Asked>): Offer {
  return offer(label, "DescribeTargetHealth", { kind: "walk", request, hint: "" });
}

function publish(asked: {
  readonly wanted: "loadBalancer" | "listener" | "targetGroup";
  readonly loadBalancerArn?: string;
  readonly targetGroupArn?: string;
  readonly serviceArn?: string;
}): Deed {
  return form("", { kind: "publish", loadBalancerArn: null, targetGroupArn: null, serviceArn: null, ...asked });
}

function offer(label: string, operation: string, does: Deed): Offer {
  return { label, operation, does };
}

interface Question {
  readonly title: string;
  readonly sentence: string;
  readonly verb: string;
  readonly calls: readonly Call[];
}

/** What destroys something asks first, in one sentence. */
function destroying(label: string, operation: string, question: Question): Offer {
  return { label, operation, danger: true, does: form("", { kind: "confirm", ...question }) };
}

type TaskRow = Tables["ecs.tasks"] extends ReadonlyMap<string, infer Row> ? Row : never;

function liveTasks(tables: Tables, which: (task: TaskRow) => boolean): number {
  let count = 0;
  for (const task of tables["ecs.tasks"].values()) if (task.lastStatus !== "STOPPED" && which(task)) count += 1;
  return count;
}
