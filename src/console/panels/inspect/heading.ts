import { capital } from "../../../lib/capital.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { nameIn, shortName } from "../../store/names.ts";
import type { Tables } from "../../store/replica.ts";
import { serviceHue } from "../../store/serviceHue.ts";
import { many } from "../../graph/figures.ts";
import { troubleIn } from "../../graph/serviceTrouble.ts";
import { accountHeading } from "./accountHeading.ts";
import type { InstanceSubject, Subject } from "./subject.ts";
import { taskLook, type Look } from "./taskLook.ts";

/** What stands at the top of the inspector. */
export interface Heading {
  readonly title: string;
  /** Counted from 1; null where the thing has no colour of its own. */
  readonly hue: number | null;
  readonly look: Omit<Look, "status"> & { readonly status: Look["status"] | null };
  /** One line: what it is and where. */
  readonly sub: string;
}

export function headingOf(subject: Subject, tables: Tables): Heading {
  switch (subject.kind) {
    case "cluster":
      return clusterHeading(subject.cluster, tables);
    case "service":
      return serviceHeading(subject.service, tables);
    case "task":
      return taskHeading(subject.task, tables);
    case "instance":
      return instanceHeading(subject);
    case "taskDefinition":
      return definitionHeading(subject.definition);
    case "targetGroup":
      return groupHeading(subject.group, tables);
    case "loadBalancer":
      return balancerHeading(subject.balancer);
    case "classicBalancer":
      return classicHeading(subject.balancer, tables);
    case "zone":
      return zoneHeading(subject.zone);
    default:
      return accountHeading(subject, tables);
  }
}

function clusterHeading(cluster: Rows["ecs.clusters"], tables: Tables): Heading {
  const services = count(tables["ecs.services"].values(), (row) => row.clusterArn === cluster.clusterArn && row.status !== "INACTIVE");
  const instances = count(tables["ecs.containerInstances"].values(), (row) => row.clusterArn === cluster.clusterArn && row.status !== "INACTIVE");
  return {
    title: cluster.clusterName,
    hue: null,
    look: cluster.status === "ACTIVE" ? ok("Active") : over("Inactive"),
    sub: `Cluster with ${many(services, "service")} on ${many(instances, "instance")}`,
  };
}

function serviceHeading(service: Rows["ecs.services"], tables: Tables): Heading {
  return {
    title: service.serviceName,
    hue: serviceHue(service),
    look: serviceLook(service, tables),
    sub: `${service.schedulingStrategy === "DAEMON" ? "Daemon" : "Replica"} service on ${service.launchType} in ${nameIn(service.clusterArn)}`,
  };
}

/** Whether the service's newest event says that no instance takes its next task. */
function isShortOfRoom(service: Rows["ecs.services"], tables: Tables): boolean {
  const events = [...tables["ecs.serviceEvents"].values()].filter((event) => event.serviceArn === service.serviceArn);
  return /unable to place/.test(troubleIn(events) ?? "");
}

function serviceLook(service: Rows["ecs.services"], tables: Tables): Look {
  if (service.status === "INACTIVE") return over("Inactive");
  if (service.status === "DRAINING") return { status: "draining", tone: "warn", word: "Draining" };
  if (service.retryAt !== null) return { status: "failed", tone: "bad", word: "Tasks fail to start" };
  for (const deployment of tables["ecs.deployments"].values()) {
    if (deployment.serviceArn !== service.serviceArn || deployment.status !== "PRIMARY") continue;
    if (deployment.rolloutState === "FAILED") return { status: "failed", tone: "bad", word: "Deployment failed" };
    if (deployment.rolloutState === "IN_PROGRESS" && !isShortOfRoom(service, tables)) return { status: "starting", tone: "accent", word: "Deploying" };
  }
  if (isShortOfRoom(service, tables)) return { status: "warning", tone: "warn", word: "Cannot place a task" };
  return service.steady ? ok("Steady") : { status: "starting", tone: "accent", word: "Adjusting" };
}

function taskHeading(task: Rows["ecs.tasks"], tables: Tables): Heading {
  const service = tables["ecs.services"].get(task.serviceArn ?? "");
  const instance = tables["ecs.containerInstances"].get(task.containerInstanceArn);
  const ports = task.containers.flatMap((container) => container.networkBindings.map((binding) => binding.hostPort));
  const host = task.availabilityZone === "" ? " without an instance" : task.containerInstanceArn === "" ? " on Fargate" : instance === undefined ? "" : ` on ${shortName(instance.ec2InstanceId)}`;
  const zone = task.availabilityZone === "" ? "" : `, ${task.availabilityZone}`;
  const port = ports.length === 0 ? "" : `, host port ${ports.join(", ")}`;
  return {
    title: `Task ${shortName(task.taskArn)}`,
    hue: service === undefined ? null : serviceHue(service),
    look: taskLook(task),
    sub: `${nameIn(task.taskDefinitionArn)}${host}${zone}${port}`,
  };
}

function instanceHeading({ machine, instance }: InstanceSubject): Heading {
  const id = machine?.instanceId ?? instance?.ec2InstanceId ?? "";
  const type = machine?.instanceType ?? instance?.instanceType ?? "";
  const zone = machine?.availabilityZone ?? instance?.availabilityZone ?? "";
  const what = instance === null ? "EC2 instance in no cluster" : `Container instance in ${nameIn(instance.clusterArn)}`;
  return { title: `${type} ${shortName(id)}`, hue: null, look: instanceLook(machine, instance), sub: `${what}, ${zone}` };
}

function instanceLook(machine: InstanceSubject["machine"], instance: InstanceSubject["instance"]): Look {
  if (machine !== null && machine.state !== "running" && machine.state !== "pending") return over(capital(machine.state));
  if (instance === null || instance.status === "INACTIVE") {
    if (machine?.state === "pending") return { status: "pending", tone: "neutral", word: "Booting" };
    return { status: "unreachable", tone: "warn", word: "Not registered" };
  }
  if (!instance.agentConnected) return { status: "unreachable", tone: "warn", word: "Agent lost" };
  if (instance.status === "DRAINING") return { status: "draining", tone: "warn", word: "Draining" };
  return ok("Agent connected");
}

function definitionHeading(definition: Rows["ecs.taskDefinitions"]): Heading {
  const { cpuUnits, memoryMiB } = definition.needs;
  const mode = definition.definition.networkMode ?? "bridge";
  return {
    title: nameIn(definition.taskDefinitionArn),
    hue: null,
    look: definition.status === "ACTIVE" ? ok("Active") : over(definition.status === "INACTIVE" ? "Inactive" : "Delete in progress"),
    sub: `Task definition, ${cpuUnits} CPU units, ${memoryMiB} MiB, ${mode}`,
  };
}

function groupHeading(group: Rows["elbv2.targetGroups"], tables: Tables): Heading {
  const targets = [...tables["elbv2.targets"].values()].filter((row) => row.targetGroupArn === group.targetGroupArn);
  const healthy = targets.filter((row) => row.state === "healthy").length;
  const unhealthy = targets.some((row) => row.state === "unhealthy");
  const word = targets.length === 0 ? "No targets" : `${healthy} of ${targets.length} healthy`;
  const look: Look = unhealthy
    ? { status: "failed", tone: "bad", word }
    : healthy === targets.length && healthy > 0
      ? ok(word)
      : { status: targets.length === 0 ? "unreachable" : "starting", tone: "neutral", word };
  return { title: group.targetGroupName, hue: null, look, sub: `Target group, ${group.protocol} :${group.port}, ${group.targetType} targets` };
}

function balancerHeading(balancer: Rows["elbv2.loadBalancers"]): Heading {
  const looks: Readonly<Record<typeof balancer.state, Look>> = {
    active: ok("Active"),
    provisioning: { status: "pending", tone: "neutral", word: "Provisioning" },
    failed: { status: "failed", tone: "bad", word: "Failed" },
  };
  return {
    title: balancer.loadBalancerName,
    hue: null,
    look: looks[balancer.state],
    sub: `${balancer.type === "network" ? "Network" : "Application"} Load Balancer, ${balancer.scheme}, ${many(balancer.availabilityZones.length, "zone")}`,
  };
}

function classicHeading(balancer: Rows["elb.loadBalancers"], tables: Tables): Heading {
  const instances = [...tables["elb.instances"].values()].filter(({ loadBalancerName }) => loadBalancerName === balancer.loadBalancerName);
  const inService = count(instances, ({ state }) => state === "InService");
  const word = instances.length === 0 ? "No instances" : `${inService} of ${instances.length} in service`;
  const look: Look = inService === instances.length && inService > 0 ? ok(word) : { status: inService === 0 && instances.length > 0 ? "failed" : "starting", tone: inService === 0 && instances.length > 0 ? "bad" : "neutral", word };
  return { title: balancer.loadBalancerName, hue: null, look, sub: `Classic Load Balancer, ${balancer.scheme}, ${many(balancer.availabilityZones.length, "zone")}` };
}

function zoneHeading(zone: Rows["physics.zones"]): Heading {
  const look: Look = zone.available ? ok("Available") : { status: "failed", tone: "bad", word: "Down" };
  return { title: zone.availabilityZone, hue: null, look, sub: "Availability Zone" };
}

const ok = (word: string): Look => ({ status: "healthy", tone: "ok", word });
const over = (word: string): Look => ({ status: "stopped", tone: "neutral", word });

function count<T>(rows: Iterable<T>, counts: (row: T) => boolean): number {
  let sum = 0;
  for (const row of rows) if (counts(row)) sum += 1;
  return sum;
}
