import { isClassicRef } from "../../account/balancing.ts";
import type { DeploymentDescription, NetworkDescription, ServiceDescription } from "../../account/description.ts";
import type { PlacementConstraint, PlacementStrategy } from "../../generated/ecs.ts";
import { PLACEMENT_CONSTRAINTS, problemOfExpression } from "../../rules/placementConstraints.ts";
import type { BalancingDraft } from "./balancing.ts";
import { choiceOf, type Fields, fieldOf, flagOf, partOf, partsOf, tagsOf, textOf, textsOf, wholeOf } from "./fields.ts";
import { type DefinitionsDraft, type DraftDefinition, hasPort } from "./definitions.ts";
import type { DiscoveryDraft } from "./discovery.ts";
import { FoundDraft, proxyNameIn } from "./found.ts";
import type { GroupsDraft } from "./groups.ts";
import type { Item, Items } from "./items.ts";
import type { ClassicDraft } from "./classic.ts";
import { balancingName, ecsName, isName, madeUp, revisionIn } from "./names.ts";
import type { NetworkDraft } from "./network.ts";
import { NOWHERE, type Report, type Spot } from "./remark.ts";
import type { Times } from "./times.ts";

interface Around {
  readonly items: Items;
  readonly times: Times;
  readonly network: NetworkDraft;
  readonly balancing: BalancingDraft;
  readonly classic: ClassicDraft;
  readonly discovery: DiscoveryDraft;
  readonly groups: GroupsDraft;
  readonly definitions: DefinitionsDraft;
  readonly report: Report;
}

/** A service that the account will have. */
export interface DraftService {
  readonly described: ServiceDescription;
  /** Tasks that it says it has, by their definition. */
  readonly says: ReadonlyMap<string, number>;
  readonly spot: Spot;
}

/** The services that a text describes, on container instances. */
export class ServicesDraft {
  readonly drafts = new Map<string, DraftService>();
  readonly left = new Set<string>();
  readonly #around: Around;
  readonly #deployments = new Set<string>();
  readonly #found: FoundDraft;
  readonly #events = new Set<string>();

  constructor(around: Around) {
    this.#around = around;
    this.#found = new FoundDraft(around);
    for (const item of around.items.service) this.#take(item);
    for (const item of servicesOfTasks(around.items)) {
      if (this.drafts.has(item.place) || this.left.has(item.place) || this.#areAllDescribed(item.place)) continue;
      around.report.assumed(NOWHERE, `Service ${item.place.split("/")[1] ?? ""}`, "It is not described: it is to have the tasks that it has.");
      this.#take(item);
    }
  }

  /** Whether the cluster says that it has no more services than are described: what is named beside them was deleted. */
  #areAllDescribed(place: string): boolean {
    const [cluster = ""] = place.split("/");
    const item = this.#around.items.cluster.find(({ fields }) => textOf(fields, "clusterName") === cluster);
    const active = wholeOf(item?.fields ?? {}, "activeServicesCount");
    return active !== undefined && active <= [...this.drafts.values()].filter(({ described }) => described.cluster === cluster).length;
  }

  #take({ fields, options: _options, ...spot }: Item): void {
    const { report, items, definitions } = this.#around;
    const named = ecsName(textOf(fields, "serviceArn", 2_048));
    const cluster = named?.cluster ?? ecsName(textOf(fields, "clusterArn", 2_048))?.name ?? "default";
    const what = `Service ${named?.name ?? ""}`;
    if (!isName(named?.name) || !isName(cluster)) return report.leftOut(spot, what, "Its ARN cannot be read.");
    const place = `${cluster}/${named.name}`;
    const why = whyNot(fields) ?? (this.drafts.has(place) || this.drafts.size >= MOST ? "There is another by that name." : undefined);
    const loadBalancers = partsOf(fields, "loadBalancers");
    const definition = why === undefined ? definitions.need(definitionOf(fields), { tasks: items.task, loadBalancers }) : undefined;
    if (why !== undefined || definition === undefined) {
      this.left.add(place);
      return report.leftOut(spot, what, why ?? "It names no task definition that can be used.");
    }
    const balanced = this.#balanced(loadBalancers, { spot, what, definition });
    const described = this.#describe(fields, { cluster, serviceName: named.name, definition, loadBalancers: balanced, spot });
    this.drafts.set(place, { described, says: saidBy(fields, described), spot });
    report.used(spot, what, `${described.desiredCount} desired`);
    this.#remarks(fields, { spot, what, strategy: described.strategy });
  }

  #describe(
    fields: Fields,
    { cluster, serviceName, definition, loadBalancers, spot }: Pick<ServiceDescription, "cluster" | "serviceName" | "loadBalancers"> & { readonly definition: DraftDefinition; readonly spot: Spot },
  ): ServiceDescription {
    const { times, groups } = this.#around;
    const schedulingStrategy = choiceOf(fields, "schedulingStrategy", ["REPLICA", "DAEMON"]);
    const isDaemon = schedulingStrategy === "DAEMON";
    const configuration = partOf(fields, "deploymentConfiguration");
    const desiredCount = wholeOf(fields, "desiredCount", { most: 5_000 }) ?? 0;
    const network = this.network(fields, definition);
    const owner = { cluster, serviceName, definition, spot };
    const primary = partsOf(fields, "deployments").find((one) => textOf(one, "status") === "PRIMARY") ?? {};
    const found = { serviceRegistries: this.#found.registriesOf(fields, owner), serviceConnect: this.#found.connectOf(primary, owner) };
    const own = { taskDefinition: definition.key, desiredCount, loadBalancers, network, ...found };
    const events = this.#eventsOf(fields);
    const placement = placementIn(fields, definition, { isDaemon, spot, report: this.#around.report });
    return {
      cluster,
      serviceName,
      status: textOf(fields, "status") === "DRAINING" ? "DRAINING" : "ACTIVE",
      ...own,
      schedulingStrategy,
      strategy: isDaemon ? [] : groups.strategyIn(cluster, partsOf(fields, "capacityProviderStrategy")),
      minimumHealthyPercent: wholeOf(configuration, "minimumHealthyPercent", { most: 100_000 }) ?? (isDaemon ? 0 : 100),
      maximumPercent: wholeOf(configuration, "maximumPercent", { least: 1, most: 100_000 }) ?? (isDaemon ? 100 : 200),
      circuitBreaker: breakerIn(configuration),
      healthCheckGracePeriodSeconds: wholeOf(fields, "healthCheckGracePeriodSeconds", { most: 2_147_483_647 }) ?? 0,
      availabilityZoneRebalancing: choiceOf(fields, "availabilityZoneRebalancing", ["DISABLED", "ENABLED"]),
      ...placement,
      propagateTags: choiceOf(fields, "propagateTags", ["NONE", "TASK_DEFINITION", "SERVICE"]),
      enableECSManagedTags: flagOf(fields, "enableECSManagedTags") ?? false,
      enableExecuteCommand: flagOf(fields, "enableExecuteCommand") ?? false,
      role: roleIn(fields),
      tags: tagsOf(fields, "tags"),
      steady: events.at(-1)?.message.includes("has reached a steady state") ?? false,
      createdAgo: times.since(fields, "createdAt"),
      deployments: this.#deploymentsOf(fields, { ...own, cluster, serviceName, spot, runningCount: wholeOf(fields, "runningCount") ?? 0 }),
      events,
    };
  }

  /** Where its tasks get interfaces of their own. */
  network(fields: Fields, { isAwsvpc }: DraftDefinition): NetworkDescription | null {
    if (!isAwsvpc) return null;
    const configuration = partOf(partOf(fields, "networkConfiguration"), "awsvpcConfiguration");
    const subnetIds = this.#around.network.knownSubnets(textsOf(configuration, "subnets"), { zone: undefined, vpcId: undefined });
    const vpcId = this.#around.network.vpcOf(subnetIds[0] ?? "");
    return { subnetIds, securityGroupIds: this.#around.network.groups(textsOf(configuration, "securityGroups"), vpcId, 5) };
  }

  /** The target groups that are here. Tasks with an interface of their own are targets by their addresses, others by their instances. */
  #balanced(given: readonly Fields[], { spot, what, definition }: { readonly spot: Spot; readonly what: string; readonly definition: DraftDefinition }): ServiceDescription["loadBalancers"] {
    const { report, balancing, classic } = this.#around;
    const balanced = new Map<string, ServiceDescription["loadBalancers"][number]>();
    for (const one of given) {
      const name = textOf(one, "loadBalancerName");
      const isClassic = name !== undefined && classic.balancers.has(name) && !definition.isAwsvpc;
      const targetGroup = isClassic ? name : balancingName(textOf(one, "targetGroupArn", 2_048))?.ref;
      const containerName = textOf(one, "containerName") ?? "";
      const containerPort = wholeOf(one, "containerPort", { least: 1, most: 65_535 });
      if (targetGroup === undefined || (!isClassic && balancing.targetGroups.get(targetGroup)?.targetType !== targetTypeOf(definition))) {
        report.leftOut(spot, what, `Its target group ${targetGroup?.split("/")[0] ?? name ?? ""} is not here, or cannot take its tasks.`);
      } else if (balanced.size > 0 && [targetGroup, ...balanced.keys()].some(isClassicRef)) {
        report.leftOut(spot, what, "Beside a Classic Load Balancer it can have no other.");
      } else if (!hasPort(definition, containerName, containerPort) || containerPort === undefined || balanced.size >= 5) {
        report.leftOut(spot, what, `Its task definition has no container ${containerName} with port ${containerPort ?? ""}.`);
      } else balanced.set(targetGroup, { targetGroup, containerName, containerPort });
    }
    return [...balanced.values()];
  }

  #deploymentsOf(fields: Fields, own: Own): readonly DeploymentDescription[] {
    const { times } = this.#around;
    const drafts = partsOf(fields, "deployments").slice(0, DEPLOYMENTS).flatMap((one) => this.#deployment(one, own));
    const primary = drafts.find(({ status, taskDefinition }) => status === "PRIMARY" && taskDefinition === own.taskDefinition);
    const others = drafts.filter((one) => one !== primary && one.status !== "INACTIVE").map((one): DeploymentDescription => ({ ...one, status: "ACTIVE" }));
    if (primary !== undefined) return [primary, ...others];
    const id = `ecs-svc/${decimal(`${own.cluster}/${own.serviceName}`)}`;
    const isComplete = own.runningCount === own.desiredCount;
    const rolloutState = isComplete ? "COMPLETED" : "IN_PROGRESS";
    const since = times.since(fields, "createdAt");
    const { taskDefinition, desiredCount, loadBalancers, network, serviceRegistries, serviceConnect } = own;
    const reason = `ECS deployment ${id} ${isComplete ? "completed" : "in progress"}.`;
    const found = { serviceRegistries, serviceConnect, proxyName: this.#proxyName(id, serviceConnect) };
    return [{ id, status: "PRIMARY", taskDefinition, loadBalancers, network, ...found, desiredCount, failedTasks: 0, rolloutState, rolloutStateReason: reason, createdAgo: since, updatedAgo: since }, ...others];
  }

  #deployment(fields: Fields, own: Own): readonly DeploymentDescription[] {
    const { times, definitions, items, balancing } = this.#around;
    const id = textOf(fields, "id", 64);
    if (id === undefined || !/^ecs-svc\/[0-9A-Za-z]{1,40}$/.test(id) || this.#deployments.has(id)) return [];
    const definition = definitions.need(definitionOf(fields), { tasks: items.task, loadBalancers: [] });
    if (definition === undefined) return [];
    this.#deployments.add(id);
    const isOwn = definition.key === own.taskDefinition;
    const loadBalancers = isOwn ? own.loadBalancers : own.loadBalancers.filter(({ targetGroup, containerName, containerPort }) => balancing.targetGroups.get(targetGroup)?.targetType === targetTypeOf(definition) && hasPort(definition, containerName, containerPort));
    const desiredCount = wholeOf(fields, "desiredCount", { most: 5_000 }) ?? 0;
    const owner = { cluster: own.cluster, serviceName: own.serviceName, definition, spot: own.spot };
    const serviceConnect = this.#found.connectOf(fields, owner);
    const isThere = (wholeOf(fields, "runningCount") ?? 0) >= desiredCount;
    const rolloutState = choiceOf(fields, "rolloutState", [isThere ? "COMPLETED" : "IN_PROGRESS", "COMPLETED", "IN_PROGRESS", "FAILED"]);
    return [
      {
        id,
        status: choiceOf(fields, "status", ["ACTIVE", "PRIMARY", "INACTIVE"]),
        taskDefinition: definition.key,
        loadBalancers,
        network: this.network(fields, definition),
        serviceRegistries: isOwn ? own.serviceRegistries : [],
        serviceConnect,
        proxyName: this.#proxyName(id, serviceConnect),
        desiredCount,
        failedTasks: wholeOf(fields, "failedTasks") ?? 0,
        rolloutState,
        rolloutStateReason: textOf(fields, "rolloutStateReason", 2_048) ?? "",
        createdAgo: times.since(fields, "createdAt"),
        updatedAgo: times.since(fields, "updatedAt"),
      },
    ];
  }

  #proxyName(deploymentId: string, connect: ServiceDescription["serviceConnect"]): string | null {
    return connect === null ? null : (proxyNameIn(this.#around.items, deploymentId) ?? `ecs-service-connect-${madeUp(deploymentId, 5)}`);
  }

  /** The newest, the oldest of them first. */
  #eventsOf(fields: Fields): ServiceDescription["events"] {
    return partsOf(fields, "events")
      .slice(0, EVENTS)
      .flatMap((event) => {
        const id = textOf(event, "id", 64);
        const message = textOf(event, "message", 2_048);
        if (id === undefined || message === undefined || this.#events.has(id)) return [];
        this.#events.add(id);
        return [{ id, message, createdAgo: this.#around.times.since(event, "createdAt") }];
      })
      .toSorted((a, b) => b.createdAgo - a.createdAgo);
  }

  #remarks(fields: Fields, { spot, what, strategy }: { readonly spot: Spot; readonly what: string; readonly strategy: ServiceDescription["strategy"] }): void {
    const { report } = this.#around;
    for (const [text, isSo] of UNSIMULATED) if (isSo(fields)) report.leftOut(spot, what, text);
    if (partsOf(fields, "capacityProviderStrategy").length > strategy.length) report.assumed(spot, what, "Not all of its capacity providers are taken over: it has the launch type EC2 here.");
  }
}

/** The service-linked role goes without saying. */
function roleIn(fields: Fields): string | null {
  const role = textOf(fields, "roleArn", 2_048);
  return role === undefined || role.endsWith("/AWSServiceRoleForECS") ? null : role;
}

type Own = Pick<ServiceDescription, "cluster" | "serviceName" | "taskDefinition" | "desiredCount" | "loadBalancers" | "network" | "serviceRegistries" | "serviceConnect"> & { readonly runningCount: number; readonly spot: Spot };

const targetTypeOf = ({ isAwsvpc }: DraftDefinition): "instance" | "ip" => (isAwsvpc ? "ip" : "instance");

const MOST = 5_000;
const EVENTS = 20;
const DEPLOYMENTS = 20;

const UNSIMULATED: readonly (readonly [text: string, isSo: (fields: Fields) => boolean])[] = [
  ["Its deployment strategy is not taken over; its tasks are replaced one after another here.", (fields) => (textOf(partOf(fields, "deploymentConfiguration"), "strategy") ?? "ROLLING") !== "ROLLING"],
  ["Its deployment alarms are not taken over.", (fields) => flagOf(partOf(partOf(fields, "deploymentConfiguration"), "alarms"), "enable") === true],
  ["Its deployment controller is not taken over; ECS's own looks after it here.", (fields) => (textOf(partOf(fields, "deploymentController"), "type") ?? "ECS") !== "ECS"],
];

/** One that is switched off is none. */
function breakerIn(configuration: Fields): ServiceDescription["circuitBreaker"] {
  const breaker = partOf(configuration, "deploymentCircuitBreaker");
  return flagOf(breaker, "enable") === true ? { enable: true, rollback: flagOf(breaker, "rollback") ?? false } : null;
}

function whyNot(fields: Fields): string | undefined {
  const status = textOf(fields, "status") ?? "ACTIVE";
  if (status === "INACTIVE") return "It is INACTIVE.";
  const providers = partsOf(fields, "capacityProviderStrategy").map((one) => textOf(one, "capacityProvider") ?? "");
  const launchType = textOf(fields, "launchType") ?? (providers.some((name) => name.startsWith("FARGATE")) ? "FARGATE" : "EC2");
  return launchType === "EC2" ? undefined : `It runs on ${launchType}: what runs there is not taken over.`;
}

function definitionOf(fields: Fields): string | undefined {
  const own = textOf(fields, "taskDefinition", 2_048);
  // A service of another deployment controller has it in its task sets.
  return own ?? partsOf(fields, "taskSets").flatMap((set) => textOf(set, "taskDefinition", 2_048) ?? [])[0];
}

/** Services that only their tasks name, as those show them: they want what they have, of the newest definition. */
function servicesOfTasks(items: Items): readonly (Item & { readonly place: string })[] {
  const byPlace = new Map<string, Fields[]>();
  for (const { fields, options } of items.task) {
    const name = /^service:([A-Za-z0-9_-]{1,255})$/.exec(textOf(fields, "group") ?? "")?.[1];
    const cluster = ecsName(textOf(fields, "clusterArn", 2_048))?.name ?? ecsName(options.get("cluster"))?.name ?? "default";
    const isOnEc2 = (textOf(fields, "launchType") ?? "EC2") === "EC2";
    if (name === undefined || !isOnEc2 || textOf(fields, "desiredStatus") === "STOPPED") continue;
    const own = byPlace.get(`${cluster}/${name}`) ?? [];
    own.push(fields);
    byPlace.set(`${cluster}/${name}`, own);
  }
  return [...byPlace].map(([place, tasks]) => {
    const revision = (task: Fields) => revisionIn(textOf(task, "taskDefinitionArn", 2_048))?.revision ?? 0;
    const newest = tasks.reduce((a, b) => (revision(b) > revision(a) ? b : a));
    const taskDefinition = textOf(newest, "taskDefinitionArn", 2_048);
    const count = tasks.filter((task) => textOf(task, "taskDefinitionArn", 2_048) === taskDefinition).length;
    const deployment = { id: textOf(newest, "startedBy"), status: "PRIMARY", taskDefinition, desiredCount: tasks.length, runningCount: count };
    const fields = { serviceArn: `arn:aws:ecs:::service/${place}`, taskDefinition, desiredCount: tasks.length, runningCount: tasks.length, deployments: [deployment] };
    return { place, ...NOWHERE, fields, options: new Map() };
  });
}

/** How many tasks it says it has, by definition. */
function saidBy(fields: Fields, { taskDefinition }: ServiceDescription): ReadonlyMap<string, number> {
  const count = (one: Fields) => (wholeOf(one, "runningCount", { most: 5_000 }) ?? 0) + (wholeOf(one, "pendingCount", { most: 5_000 }) ?? 0);
  const says = new Map<string, number>();
  for (const one of partsOf(fields, "deployments")) {
    const key = revisionIn(textOf(one, "taskDefinition", 2_048))?.key;
    if (key !== undefined) says.set(key, (says.get(key) ?? 0) + count(one));
  }
  return says.size > 0 ? says : new Map([[taskDefinition, count(fields)]]);
}

/** What it asks of placement, as far as it can be asked here. */
function placementIn(
  fields: Fields,
  { definition }: DraftDefinition,
  { isDaemon, spot, report }: { readonly isDaemon: boolean; readonly spot: Spot; readonly report: Report },
): Pick<ServiceDescription, "placementConstraints" | "placementStrategy"> {
  const room = PLACEMENT_CONSTRAINTS - (definition.placementConstraints ?? []).length;
  const constraints = partsOf(fields, "placementConstraints").flatMap((one): readonly PlacementConstraint[] => {
    if (textOf(one, "type") === "distinctInstance") return [{ type: "distinctInstance" }];
    const expression = textOf(one, "expression", 2_000);
    return textOf(one, "type") === "memberOf" && expression !== undefined && problemOfExpression(expression) === undefined ? [{ type: "memberOf", expression }] : [];
  });
  const strategies = isDaemon ? [] : partsOf(fields, "placementStrategy").flatMap(strategyIn);
  const kept = { placementConstraints: constraints.slice(0, Math.max(0, room)), placementStrategy: strategies.slice(0, 5) };
  const given = [fieldOf(fields, "placementConstraints"), isDaemon ? [] : fieldOf(fields, "placementStrategy")].reduce<number>((sum, list) => sum + (Array.isArray(list) ? list.length : 0), 0);
  if (given > kept.placementConstraints.length + kept.placementStrategy.length) report.leftOut(spot, "Placement", "A constraint or strategy cannot be read.");
  return kept;
}

function strategyIn(fields: Fields): readonly PlacementStrategy[] {
  const type = textOf(fields, "type");
  const field = textOf(fields, "field");
  if (type === "random") return [{ type }];
  if (type === "binpack" && (field?.toLowerCase() === "cpu" || field?.toLowerCase() === "memory")) return [{ type, field }];
  const isField = field === "instanceId" || field === "host" || (field !== undefined && /^attribute:[A-Za-z0-9_\-./\\]{1,128}$/.test(field));
  return type === "spread" && isField ? [{ type, field }] : [];
}

/** Nineteen digits, the first none of them 0. */
export function decimal(of: string): string {
  const digits = [...madeUp(of, 19)].map((digit) => String(Number.parseInt(digit, 16) % 10)).join("");
  return `1${digits.slice(1)}`;
}
