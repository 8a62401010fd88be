import { serviceArn as arnFor } from "../../../../aws/arn.ts";
import type { CreateServiceRequest, CreateServiceResponse } from "../../../../aws/generated/ecs.ts";
import { NAME } from "../../../../aws/rules/names.ts";
import { hashText, hex32 } from "../../../../lib/hash.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { isClassic } from "../../era/contract.ts";
import { checkDaemon, DAEMON_PERCENTS } from "../daemonRules.ts";
import { connectFor, setConnect, type ConnectWish } from "../connect/connect.ts";
import { describeService } from "../describe/service.ts";
import { registryFor, setRegistry, type Registry } from "../discovery/discovery.ts";
import { optionsFor, setOptions, type OptionsWish } from "../rollouts/rollouts.ts";
import { checkTaskRole } from "../executeCommand.ts";
import { asksForFargate, capacityFor } from "../fargate/late.ts";
import { SERVICES_PER_CLUSTER } from "../limits.ts";
import { clusterNamed, taskDefinitionNamed } from "../lookup.ts";
import { removeService } from "../processes/drainService.ts";
import { wakeService } from "../processes/wakeService.ts";
import { networkFrom } from "../networkRules.ts";
import { placementFrom } from "../placementRules.ts";
import { rebalancingFrom } from "../rebalancingRules.ts";
import { invalidParameter } from "../refusals.ts";
import { deployService } from "../serviceDeployments/follow.ts";
import {
  checkDesiredCount,
  checkServiceRole,
  DEFAULT_PERCENTS,
  loadBalancersFrom,
  percentsFrom,
  refuseUnsimulated,
} from "../serviceRules.ts";
import { tagsFrom } from "../tags.ts";
import { beginSets, checkSets, refuseWhatSetsHave } from "../taskSets/late.ts";
import { inStatus, services, servicesByStatus, type ClusterRow, type ServiceRow } from "../tables.ts";
import { needServiceRole } from "../roleRules.ts";
import { COLORS, UNTOUCHED_SERVICE } from "../untouchedService.ts";

/** Makes a service. The scheduler starts its tasks when it looks at it, in the same instant. */
export const createService = operation("ecs", "CreateService", {
  check(view: View, input: CreateServiceRequest): Plan {
    const cluster = clusterNamed(view, input.cluster);
    // Assumed wording, after that of clusters.
    if (!NAME.test(input.serviceName)) throw invalidParameter("Service name contains invalid characters.");
    checkChoices(input);
    const { schedulingStrategy = "REPLICA" } = input;
    const isDaemon = schedulingStrategy === "DAEMON";
    const { type: deploymentController = "ECS" } = input.deploymentController ?? {};
    const isExternal = deploymentController === "EXTERNAL";
    if (isExternal) refuseWhatSetsHave(input);
    else if (deploymentController === "CODE_DEPLOY") checkSets(input);
    if (isDaemon) checkDaemon(input);
    refuseUnsimulated(input);
    needServiceRole(view);
    const existing = existingService(view, cluster, input);
    if (existing !== undefined) return { row: existing, registry: null, connect: null, options: null };
    // Third party, both.
    if (input.taskDefinition === undefined && !isExternal) throw invalidParameter("TaskDefinition can not be blank.");
    if (input.desiredCount === undefined && !isDaemon) throw invalidParameter("DesiredCount is missing");
    const percents = percentsFrom(view, input.deploymentConfiguration, isDaemon ? DAEMON_PERCENTS : DEFAULT_PERCENTS);
    const sort = { schedulingStrategy, ...percents };
    const deployed = isExternal ? bySets(input) : byItself(view, { ...input, taskDefinition: input.taskDefinition ?? "" }, { ...sort, clusterArn: cluster.clusterArn });
    const row: ServiceRow = {
      serviceArn: arnFor(cluster.clusterName, input.serviceName),
      serviceName: input.serviceName,
      clusterArn: cluster.clusterArn,
      status: "ACTIVE",
      deploymentController,
      // That of a DAEMON service is counted when it is looked at.
      desiredCount: checkDesiredCount(input.desiredCount ?? 0),
      launchType: "fargate" in deployed ? "FARGATE" : "EC2",
      ...sort,
      ...deployed,
      healthCheckGracePeriodSeconds: input.healthCheckGracePeriodSeconds ?? 0,
      tags: tagsFrom(input.tags),
      clientToken: input.clientToken ?? null,
      clientRequest: fingerprintOf(input),
      createdAt: view.now,
      colorIndex: leastUsedColor(view),
      echo: {
        propagateTags: input.propagateTags ?? "NONE",
        enableECSManagedTags: input.enableECSManagedTags ?? false,
        enableExecuteCommand: input.enableExecuteCommand ?? false,
        role: input.role ?? null,
      },
      ...NEW_SERVICE,
    };
    const { serviceArn, clusterArn, taskDefinitionArn, loadBalancers } = row;
    const registry = registryFor(view, input, { taskDefinitionArn, before: null });
    const connect = connectFor(view, input.serviceConnectConfiguration, { serviceArn, clusterArn, taskDefinitionArn });
    return { row, registry, connect, options: optionsFor(view, input.deploymentConfiguration, { kind: row, loadBalancers, before: null }) };
  },

  apply(ctx: Context, { row: plan, registry, connect, options }: Plan): CreateServiceResponse {
    const { serviceArn } = plan;
    const existing = ctx.find(services, serviceArn);
    if (existing?.status === "ACTIVE") return { service: describeService(ctx, existing, { tags: true }) };
    if (existing !== undefined) removeService(ctx, serviceArn);
    const service = ctx.insert(services, plan);
    if (registry !== null) setRegistry(ctx, serviceArn, registry);
    setConnect(ctx, serviceArn, connect);
    setOptions(ctx, serviceArn, options);
    // The tasks of an EXTERNAL service are those of task sets that somebody makes.
    if (service.deploymentController === "ECS") deployService(ctx, service);
    else if (service.deploymentController === "CODE_DEPLOY") beginSets(ctx, service);
    wakeService(ctx, serviceArn);
    return { service: describeService(ctx, plan, { tags: true }) };
  },
});

interface Plan {
  readonly row: ServiceRow;
  readonly registry: Registry;
  readonly connect: ConnectWish;
  readonly options: OptionsWish;
}

type Deployed = Pick<ServiceRow, "fargate" | "strategy" | "taskDefinitionArn" | "placementConstraints" | "placementStrategy" | "network" | "loadBalancers" | "availabilityZoneRebalancing">;

/** What ECS deploys of a service. */
function byItself(
  view: View,
  input: CreateServiceRequest & { readonly taskDefinition: string },
  sort: Pick<ServiceRow, "schedulingStrategy" | "maximumPercent" | "clusterArn">,
): Deployed {
  const taskDefinition = taskDefinitionNamed(view, input.taskDefinition, "CreateService");
  checkTaskRole(input.enableExecuteCommand ?? false, taskDefinition.definition, "service couldn't be created");
  const placement = placementFrom(input, taskDefinition);
  const isFixed = input.deploymentController?.type === "CODE_DEPLOY" || isClassic(view, "noZoneRebalancing");
  const asked = input.availabilityZoneRebalancing ?? (isFixed ? "DISABLED" : undefined);
  checkServiceRole(view, input);
  const capacity = capacityFor(view, input, { clusterArn: sort.clusterArn, definition: taskDefinition, placement });
  const onFargate = asksForFargate(capacity);
  const isDaemon = sort.schedulingStrategy === "DAEMON";
  // A strategy of its cluster that a DAEMON service falls under is refused like the launch type (assumed).
  if (isDaemon && onFargate) checkDaemon({ launchType: "FARGATE" });
  return {
    taskDefinitionArn: taskDefinition.taskDefinitionArn,
    ...placement,
    network: networkFrom(view, taskDefinition, { given: input.networkConfiguration, onFargate }),
    // It has a task on each instance, of whatever group (assumed).
    ...(isDaemon ? {} : capacity),
    loadBalancers: loadBalancersFrom(view, input.loadBalancers ?? [], taskDefinition),
    availabilityZoneRebalancing: rebalancingFrom({ ...sort, ...placement }, taskDefinition, { asked }),
  };
}

/** What a service has before it has task sets. */
function bySets(input: CreateServiceRequest): Deployed {
  return { taskDefinitionArn: "", ...placementFrom(input, { definition: {} }), network: null, loadBalancers: [], availabilityZoneRebalancing: "DISABLED" };
}

const NEW_SERVICE = { lastPassAt: null, steady: false, steadySaidAt: null, ...UNTOUCHED_SERVICE } as const;

/** What cannot go together, or not with EC2. Observed. */
function checkChoices(input: CreateServiceRequest): void {
  if (input.launchType !== undefined && (input.capacityProviderStrategy ?? []).length > 0) {
    throw invalidParameter(
      "Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.",
    );
  }
  if ((input.clientToken ?? "").length > 36) throw invalidParameter("idempotency token longer than 36.");
  const grace = input.healthCheckGracePeriodSeconds ?? 0;
  // Range of the API; the wording is assumed.
  if (grace < 0) throw invalidParameter("healthCheckGracePeriodSeconds cannot be less than 0.");
}

/** The service by that name that a repeated request means. Other requests for the name are refused. Observed. */
function existingService(view: View, cluster: ClusterRow, input: CreateServiceRequest): ServiceRow | undefined {
  const existing = view.find(services, arnFor(cluster.clusterName, input.serviceName));
  if (existing?.status === "DRAINING") throw invalidParameter("Unable to Start a service that is still Draining.");
  if (existing?.status === "ACTIVE") {
    const repeated = input.clientToken !== undefined && input.clientToken === existing.clientToken;
    if (repeated && existing.clientRequest === fingerprintOf(input)) return existing;
    throw invalidParameter("Creation of service was not idempotent.");
  }
  const active = view.count(servicesByStatus, inStatus(cluster.clusterArn, "ACTIVE"));
  // Quota; the wording is assumed.
  if (active >= SERVICES_PER_CLUSTER) {
    throw invalidParameter(`The cluster has ${SERVICES_PER_CLUSTER} services and takes no more.`);
  }
  return undefined;
}

function fingerprintOf(input: CreateServiceRequest): string {
  return hex32(hashText(JSON.stringify(input)));
}

function leastUsedColor(view: View): number {
  const uses = Array.from({ length: COLORS }, () => 0);
  for (const { colorIndex } of view.all(services)) uses[colorIndex] = (uses[colorIndex] ?? 0) + 1;
  return uses.indexOf(Math.min(...uses));
}
