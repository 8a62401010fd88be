import type { ContainerDescription, DeploymentDescription, TaskDescription } from "../../account/description.ts";
import type { NetworkInterfaceDescription } from "../../account/network.ts";
import type { ContainerDefinition, TaskOverride } from "../../generated/ecs.ts";
import { overridden } from "../../rules/overridden.ts";
import { needsOf } from "../../rules/taskDefinition.ts";
import { errorIn } from "../../validate.ts";
import { addressNumber } from "./addresses.ts";
import type { DefinitionsDraft, DraftDefinition } from "./definitions.ts";
import { NOT_FOUND } from "./found.ts";
import { choiceOf, type Fields, fieldOf, flagOf, isFields, partsOf, tagsOf, textOf, wholeOf } from "./fields.ts";
import { Held } from "./held.ts";
import type { GroupsDraft } from "./groups.ts";
import type { DraftInstance, InstancesDraft } from "./instances.ts";
import type { Item, Items } from "./items.ts";
import { ecsName, isId, isName, madeUpUuid } from "./names.ts";
import { interfaceDetails, isAwsId, type NetworkDraft } from "./network.ts";
import type { Report } from "./remark.ts";
import type { DraftService } from "./services.ts";
import type { Times } from "./times.ts";
import type { Zones } from "./zones.ts";

interface Around {
  readonly items: Items;
  readonly times: Times;
  readonly zones: Zones;
  readonly network: NetworkDraft;
  readonly definitions: DefinitionsDraft;
  readonly instances: InstancesDraft;
  readonly groups: GroupsDraft;
  readonly services: ReadonlyMap<string, DraftService>;
  readonly report: Report;
}

/** The tasks that a text describes, each on its container instance with all that it holds there. */
export class TasksDraft {
  readonly tasks: TaskDescription[] = [];
  readonly interfaces: NetworkInterfaceDescription[] = [];
  readonly held = new Map<string, Held>();
  /** Deployments that only tasks name, by their service. */
  readonly deployments = new Map<string, DeploymentDescription[]>();
  readonly #around: Around;
  readonly #seen = new Set<string>();

  constructor(around: Around) {
    this.#around = around;
    for (const { networkInterfaceId } of around.instances.trunks) this.#seen.add(networkInterfaceId);
    for (const item of around.items.task) this.#take(item);
  }

  heldOn(instance: DraftInstance): Held {
    const known = this.held.get(instance.place) ?? new Held(instance);
    this.held.set(instance.place, known);
    return known;
  }

  #take({ fields, options, ...spot }: Item): void {
    const { report } = this.#around;
    const named = ecsName(textOf(fields, "taskArn", 2_048));
    const cluster = named?.cluster ?? ecsName(textOf(fields, "clusterArn", 2_048))?.name ?? ecsName(options.get("cluster"))?.name ?? "default";
    const what = `Task ${named?.name.slice(0, 8) ?? ""}`;
    if (!isId(named?.name) || !isName(cluster)) return report.leftOut(spot, what, "Its ARN cannot be read.");
    const key = `${cluster}/${named.name}`;
    if (this.#seen.has(key)) return report.leftOut(spot, what, "There is another by that id.");
    this.#seen.add(key);
    const made = this.#make(fields, { cluster, id: named.name });
    if (typeof made === "string") return report.leftOut(spot, what, made);
    this.tasks.push(made);
    report.used(spot, what, `${made.taskDefinition}, ${made.lastStatus}`);
    const extra = partsOf(fields, "containers").length - made.containers.length;
    if (extra > 0) report.leftOut(spot, what, `${extra === 1 ? "A container" : `${extra} containers`} that its task definition does not have.`);
    if (fieldOf(fields, "overrides") !== undefined && overridesIn(fields) === undefined) report.leftOut(spot, what, "Its overrides cannot be read.");
  }

  /** The task, or why there is none. */
  #make(fields: Fields, { cluster, id }: { readonly cluster: string; readonly id: string }): TaskDescription | string {
    const { definitions, instances, items } = this.#around;
    const launchType = textOf(fields, "launchType") ?? "EC2";
    const at = ecsName(textOf(fields, "containerInstanceArn", 2_048))?.name;
    if (launchType !== "EC2") return `It runs on ${launchType}: what runs there is not taken over.`;
    if (!isId(at)) return "It names no container instance.";
    const definition = definitions.need(textOf(fields, "taskDefinitionArn", 2_048), { tasks: items.task, loadBalancers: [] });
    if (definition === undefined) return "Its task definition cannot be used.";
    const isOver = textOf(fields, "lastStatus") === "STOPPED";
    // A task that has stopped needs no instance any more.
    const instance = isOver ? instances.drafts.get(`${cluster}/${at}`) : instances.at(cluster, at, textOf(fields, "availabilityZone"));
    const held = instance === undefined ? undefined : this.heldOn(instance);
    const membership = this.#membershipOf(fields, { cluster, definition, held });
    if (typeof membership === "string") return membership;
    const task = { ...this.#plain(fields, { cluster, id, definition, at, proxyName: this.#proxyOf(cluster, membership) }), ...membership };
    if (isOver) return definition.isAwsvpc ? this.#withFormerInterface(fields, task) : task;
    if (instance === undefined || held === undefined) return "Its container instance is not here.";
    const why = held.take(needsOf(overridden(definition.definition, task.overrides)), task.containers);
    if (why !== undefined) return why;
    const seat = membership.service !== null && this.#around.services.get(`${cluster}/${membership.service}`)?.described.schedulingStrategy === "DAEMON";
    if (seat && task.desiredStatus === "RUNNING") held.daemons.add(membership.service ?? "");
    return this.#withInterface(fields, task, { definition, instance });
  }

  /** With Service Connect a proxy stands beside the containers of a task. */
  #proxyOf(cluster: string, { service, deployment }: Pick<TaskDescription, "service" | "deployment">): string | null {
    const own = this.#around.services.get(`${cluster}/${service ?? ""}`)?.described.deployments.find(({ id }) => id === deployment);
    return own?.proxyName ?? null;
  }

  #plain(fields: Fields, { cluster, id, definition, at, proxyName }: { readonly cluster: string; readonly id: string; readonly definition: DraftDefinition; readonly at: string; readonly proxyName: string | null }): TaskDescription {
    const { times, zones, groups } = this.#around;
    const provider = textOf(fields, "capacityProviderName");
    const lastStatus = choiceOf(fields, "lastStatus", ["RUNNING", "PROVISIONING", "PENDING", "ACTIVATING", "DEACTIVATING", "STOPPING", "DEPROVISIONING", "STOPPED"]);
    const isEnding = ENDING.has(lastStatus);
    const createdAgo = times.since(fields, "createdAt", times.since(fields, "startedAt"));
    const stoppedAgo = lastStatus === "STOPPED" ? times.since(fields, "stoppedAt") : null;
    return {
      cluster,
      id,
      taskDefinition: definition.key,
      containerInstance: at,
      capacityProvider: groups.has(cluster, provider) ? provider : null,
      availabilityZone: zones.of(textOf(fields, "availabilityZone")),
      service: null,
      deployment: null,
      group: "",
      startedBy: textOf(fields, "startedBy") ?? null,
      desiredStatus: isEnding ? "STOPPED" : choiceOf(fields, "desiredStatus", ["RUNNING", "STOPPED"]),
      lastStatus: lastStatus === "PROVISIONING" && !definition.isAwsvpc ? "PENDING" : lastStatus === "DEPROVISIONING" && !definition.isAwsvpc ? "STOPPING" : lastStatus,
      healthStatus: choiceOf(fields, "healthStatus", ["UNKNOWN", "HEALTHY", "UNHEALTHY"]),
      containers: containersIn(fields, { definition, lastStatus, proxyName }),
      overrides: overridesIn(fields) ?? {},
      tags: tagsOf(fields, "tags"),
      enableExecuteCommand: flagOf(fields, "enableExecuteCommand") ?? false,
      stopCode: textOf(fields, "stopCode") ?? (lastStatus === "DEACTIVATING" ? "ServiceSchedulerInitiated" : null),
      stoppedReason: textOf(fields, "stoppedReason", 2_048) ?? null,
      network: null,
      networkInterface: null,
      createdAgo,
      connectedAgo: times.ago(fields, "connectivityAt") ?? (lastStatus === "RUNNING" ? createdAgo : null),
      pullStartedAgo: times.ago(fields, "pullStartedAt"),
      pullStoppedAgo: times.ago(fields, "pullStoppedAt"),
      startedAgo: times.ago(fields, "startedAt") ?? (lastStatus === "RUNNING" ? createdAgo : null),
      stoppingAgo: times.ago(fields, "stoppingAt"),
      executionStoppedAgo: times.ago(fields, "executionStoppedAt"),
      stoppedAgo,
      version: wholeOf(fields, "version", { least: 1, most: 2_147_483_647 }) ?? 1,
    };
  }

  /** Whose task it is: its service's, by its group, or nobody's. */
  #membershipOf(fields: Fields, { cluster, definition, held }: { readonly cluster: string; readonly definition: DraftDefinition; readonly held: Held | undefined }): Pick<TaskDescription, "service" | "deployment" | "group"> | string {
    const group = textOf(fields, "group") ?? `family:${definition.input.family}`;
    if (!group.startsWith("service:")) return { service: null, deployment: null, group };
    const name = group.slice("service:".length);
    const service = this.#around.services.get(`${cluster}/${name}`);
    const isLive = textOf(fields, "lastStatus") !== "STOPPED";
    // A service that is gone leaves tasks behind.
    if (service === undefined) return { service: null, deployment: null, group };
    const { deployments, schedulingStrategy } = service.described;
    const isWanted = textOf(fields, "desiredStatus") !== "STOPPED" && !ENDING.has(textOf(fields, "lastStatus") ?? "");
    if (schedulingStrategy === "DAEMON" && isLive && isWanted && held?.daemons.has(name) === true) return "Its daemon has another task on the instance.";
    const startedBy = textOf(fields, "startedBy", 64);
    const own = deployments.find(({ id }) => id === startedBy) ?? deployments.find(({ taskDefinition }) => taskDefinition === definition.key && isWanted);
    return { service: name, deployment: own?.id ?? this.#deploymentFor({ place: `${cluster}/${name}`, startedBy, definition, service, isWanted }), group };
  }

  /** A deployment that its service tells no more of, for the tasks that it has still. */
  #deploymentFor({ place, startedBy, definition, service, isWanted }: { readonly place: string; readonly startedBy: string | undefined; readonly definition: DraftDefinition; readonly service: DraftService; readonly isWanted: boolean }): string {
    const own = this.deployments.get(place) ?? [];
    this.deployments.set(place, own);
    const named = startedBy !== undefined && /^ecs-svc\/[0-9A-Za-z]{1,40}$/.test(startedBy) ? startedBy : `ecs-svc/${madeUpUuid(`${place} ${definition.key}`).replaceAll("-", "")}`;
    const at = own.findIndex(({ id }) => id === named);
    const known = own[at];
    if (known !== undefined) {
      if (isWanted) own[at] = { ...known, status: "ACTIVE", desiredCount: known.desiredCount + 1 };
      return named;
    }
    const network = definition.isAwsvpc ? (service.described.network ?? { subnetIds: this.#around.network.knownSubnets([], { zone: undefined, vpcId: undefined }), securityGroupIds: [] }) : null;
    const reason = `ECS deployment ${named} completed.`;
    const plain = { failedTasks: 0, rolloutState: "COMPLETED", rolloutStateReason: reason, createdAgo: 0, updatedAgo: 0, ...NOT_FOUND, proxyName: null } as const;
    own.push({ id: named, status: isWanted ? "ACTIVE" : "INACTIVE", taskDefinition: definition.key, loadBalancers: [], network, desiredCount: isWanted ? 1 : 0, ...plain });
    return named;
  }

  /** A stopped task tells of the interface that it had. */
  #withFormerInterface(fields: Fields, task: TaskDescription): TaskDescription {
    const details = interfaceDetails(fields);
    const { subnetId } = this.#around.network.subnet(details.get("subnetId"), { zone: textOf(fields, "availabilityZone"), vpcId: undefined });
    const [attachment, given, asked] = ["attachmentId", "networkInterfaceId", "privateIPv4Address"].map((name) => details.get(name));
    const isOwn = isAwsId("eni", given) && !this.#seen.has(given);
    if (isOwn) this.#seen.add(given);
    const networkInterface = {
      attachmentId: isId(attachment) ? attachment : madeUpUuid(`attachment ${task.id}`),
      subnetId,
      networkInterfaceId: isOwn ? given : null,
      address: addressNumber(asked) === undefined ? null : (asked ?? null),
      macAddress: macIn(details),
    };
    return { ...task, network: { subnetIds: [subnetId], securityGroupIds: [] }, networkInterface };
  }

  /** With its network interface, where its mode gives it one. */
  #withInterface(fields: Fields, task: TaskDescription, { definition, instance }: { readonly definition: DraftDefinition; readonly instance: DraftInstance }): TaskDescription | string {
    if (!definition.isAwsvpc) return task;
    const { network, times } = this.#around;
    const details = interfaceDetails(fields);
    const zone = textOf(fields, "availabilityZone");
    const { subnetId } = network.subnet(details.get("subnetId") ?? instance.machine.subnetId, { zone, vpcId: undefined });
    const attachment = details.get("attachmentId");
    const attachmentId = isId(attachment) ? attachment : madeUpUuid(`attachment ${task.id}`);
    const given = details.get("networkInterfaceId");
    const isMade = task.lastStatus !== "PROVISIONING" || isAwsId("eni", given);
    const address = isMade ? network.address(details.get("privateIPv4Address"), subnetId, { mustBeWithin: true }) : undefined;
    const service = task.service === null ? undefined : this.#around.services.get(`${task.cluster}/${task.service}`);
    const own = service?.described.network ?? null;
    const place = { subnetIds: own?.subnetIds ?? [subnetId], securityGroupIds: own?.securityGroupIds ?? [] };
    if (address === undefined) {
      if (task.lastStatus !== "PROVISIONING") return "Its subnet has no address left.";
      return { ...task, network: place, networkInterface: { attachmentId, subnetId, networkInterfaceId: null, address: null, macAddress: null } };
    }
    const networkInterfaceId = isAwsId("eni", given) && !this.#seen.has(given) ? given : `eni-0${madeUpUuid(`eni ${task.cluster} ${task.id}`).replaceAll("-", "").slice(0, 16)}`;
    this.#seen.add(networkInterfaceId);
    const macAddress = macIn(details) ?? "0a:00:00:00:00:01";
    const securityGroupIds = network.groups(place.securityGroupIds, network.vpcOf(subnetId), 5);
    this.interfaces.push({ networkInterfaceId, subnetId, privateIpAddress: address, macAddress, securityGroupIds, instanceId: instance.machine.instanceId, attachmentId, createdAgo: times.since(fields, "createdAt") });
    return { ...task, network: place, networkInterface: { attachmentId, subnetId, networkInterfaceId, address, macAddress } };
  }
}

const ENDING: ReadonlySet<string> = new Set(["DEACTIVATING", "STOPPING", "DEPROVISIONING", "STOPPED"]);

/** A container for each of the definition's: as it is described, or as the task's status says. */
function containersIn(fields: Fields, { definition, lastStatus, proxyName }: { readonly definition: DraftDefinition; readonly lastStatus: TaskDescription["lastStatus"]; readonly proxyName: string | null }): readonly ContainerDescription[] {
  const described = new Map(partsOf(fields, "containers").map((one) => [textOf(one, "name") ?? "", one]));
  const taskId = textOf(fields, "taskArn", 2_048) ?? "";
  const ids = new Set<string>();
  const proxies = proxyName === null ? [] : [{ name: proxyName, image: PROXY_IMAGE }];
  return [...definition.containers, ...proxies].map(({ name = "", image = "", portMappings = [] }: ContainerDefinition): ContainerDescription => {
    const one = described.get(name) ?? {};
    const given = ecsLast(textOf(one, "containerArn", 2_048));
    const id = isId(given) && !ids.has(given) ? given : madeUpUuid(`${taskId} ${name}`);
    ids.add(id);
    const status = choiceOf(one, "lastStatus", [usualStatus(lastStatus), "RUNNING", "PENDING", "STOPPED"]);
    const bindings = definition.isAwsvpc ? [] : bindingsIn(one);
    const isHost = definition.definition.networkMode === "host";
    const ownPorts = portMappings.flatMap(({ containerPort, protocol = "tcp" }) => (containerPort === undefined ? [] : [{ bindIP: "0.0.0.0", containerPort, hostPort: containerPort, protocol }]));
    return {
      name,
      id,
      image: textOf(one, "image", 1_024) ?? image,
      lastStatus: status,
      healthStatus: choiceOf(one, "healthStatus", ["UNKNOWN", "HEALTHY", "UNHEALTHY"]),
      exitCode: wholeOf(one, "exitCode", { least: -2_147_483_648, most: 2_147_483_647 }) ?? null,
      reason: textOf(one, "reason", 2_048) ?? null,
      bindings: bindings.length === 0 && isHost && status === "RUNNING" ? ownPorts : bindings,
    };
  });
}

/** It comes with the agent. */
const PROXY_IMAGE = "ecs-service-connect-agent:interface-v1";

function usualStatus(lastStatus: TaskDescription["lastStatus"]): ContainerDescription["lastStatus"] {
  if (lastStatus === "PROVISIONING" || lastStatus === "PENDING") return "PENDING";
  return lastStatus === "STOPPED" || lastStatus === "DEPROVISIONING" ? "STOPPED" : "RUNNING";
}

/** Each host port once: Docker tells of IPv4 and IPv6. */
function bindingsIn(container: Fields): ContainerDescription["bindings"] {
  const bindings = new Map<string, ContainerDescription["bindings"][number]>();
  for (const one of partsOf(container, "networkBindings").slice(0, 200)) {
    const containerPort = wholeOf(one, "containerPort", PORT);
    const hostPort = wholeOf(one, "hostPort", PORT);
    const protocol = choiceOf(one, "protocol", ["tcp", "udp"]);
    const key = `${hostPort}/${protocol}`;
    if (containerPort === undefined || hostPort === undefined || bindings.has(key) || bindings.size >= 100) continue;
    bindings.set(key, { bindIP: textOf(one, "bindIP", 45) ?? "0.0.0.0", containerPort, hostPort, protocol });
  }
  return [...bindings.values()];
}

const PORT = { least: 1, most: 65_535 };

/** Overrides that say something; undefined: they cannot be read. */
function overridesIn(fields: Fields): TaskOverride | undefined {
  const given = fieldOf(fields, "overrides");
  if (!isFields(given)) return {};
  const containers = partsOf(given, "containerOverrides").filter((one) => Object.keys(one).length > 1);
  const kept = Object.entries(given).filter(([name, value]) => name !== "containerOverrides" && !(Array.isArray(value) && value.length === 0));
  const overrides = { ...Object.fromEntries(kept), ...(containers.length === 0 ? {} : { containerOverrides: containers }) };
  return errorIn("ecs", "RunTask", { taskDefinition: "x", overrides }) === undefined ? overrides : undefined;
}

const macIn = (details: ReadonlyMap<string, string>): string | null => /^[0-9a-f:]{17}$/.exec(details.get("macAddress") ?? "")?.[0] ?? null;

const ecsLast = (arn: string | undefined): string | undefined => arn?.slice(arn.lastIndexOf("/") + 1);
