import { call } from "../../aws/generated/api.ts";
import type { Call, Rows } from "../../bridge/protocol.ts";
import { NO_PLACEMENT, type PlacementDraft, placementOf } from "../placement/placementDraft.ts";
import { familyIn, nameIn } from "../store/names.ts";
import { askedFor, type PendingRevision } from "../store/pendingRevision.ts";
import type { Tables } from "../store/replica.ts";
import { freeServiceName } from "./choices.ts";
import { type ConnectDraft, connectOf, NO_CONNECT } from "./connectDraft.ts";
import { detectionChange, type DetectionDraft, NO_DETECTION } from "./detectionDraft.ts";
import { type NetworkDraft, networkOf } from "./networkDraft.ts";
import type { CreateServiceRequest } from "./requests.ts";
import { type RunsOn, usualCapacity } from "./runsOn.ts";

/** What the form of a new service holds; null in a number means an empty field. */
export interface ServiceDraft {
  readonly serviceName: string;
  readonly schedulingStrategy: "REPLICA" | "DAEMON";
  readonly desiredCount: number | null;
  readonly minimumHealthyPercent: number | null;
  readonly maximumPercent: number | null;
  readonly detection: DetectionDraft;
  /** null: as AWS decides. */
  readonly isRebalanced: boolean | null;
  readonly placement: PlacementDraft;
  readonly runsOn: RunsOn;
  readonly network: NetworkDraft;
  readonly connect: ConnectDraft;
}

/** What AWS takes when nothing is said. ECS API, DeploymentConfiguration. */
const REPLICA_PERCENTS = { minimumHealthyPercent: 100, maximumPercent: 200 };
const DAEMON_PERCENTS = { minimumHealthyPercent: 0, maximumPercent: 100 };

export function serviceDraftFor({ clusterArn, desiredCount }: CreateServiceRequest, definition: string, tables: Tables): ServiceDraft {
  return {
    serviceName: serviceNameFor(definition, clusterArn, tables),
    schedulingStrategy: "REPLICA",
    desiredCount,
    ...REPLICA_PERCENTS,
    detection: NO_DETECTION,
    isRebalanced: null,
    placement: NO_PLACEMENT,
    ...usualCapacity(tables["ecs.taskDefinitions"].get(definition), tables),
    connect: NO_CONNECT,
  };
}

export function serviceNameFor(definition: string, clusterArn: string, tables: Tables): string {
  return freeServiceName(familyIn(definition), clusterArn, tables);
}

/** Takes the other scheduling strategy, with the percentages that AWS gives it. */
export function withScheduling(draft: ServiceDraft, schedulingStrategy: ServiceDraft["schedulingStrategy"]): ServiceDraft {
  return { ...draft, schedulingStrategy, ...(schedulingStrategy === "DAEMON" ? DAEMON_PERCENTS : REPLICA_PERCENTS) };
}

/** Whether AWS rebalances when nothing is said: only where a deployment may run more than it wants. */
export function isRebalancedByDefault({ schedulingStrategy, maximumPercent }: ServiceDraft): boolean {
  return schedulingStrategy === "REPLICA" && (maximumPercent ?? 0) > 100;
}

export interface NewService {
  readonly clusterArn: string;
  readonly definition: Rows["ecs.taskDefinitions"] | undefined;
  readonly draft: ServiceDraft;
  readonly balancing: object;
  /** Made of the definition, and asked for in its place. */
  readonly revision?: PendingRevision | null;
}

/** The call that makes it; null while something is missing. What AWS would take anyway is not said. */
export function createServiceCall({ clusterArn, definition, draft, balancing, revision = null }: NewService): Call | null {
  const { serviceName, schedulingStrategy, desiredCount, minimumHealthyPercent, maximumPercent, isRebalanced } = draft;
  const isDaemon = schedulingStrategy === "DAEMON";
  const onFargate = draft.runsOn === "FARGATE";
  if (definition === undefined || (desiredCount === null && !isDaemon) || minimumHealthyPercent === null || maximumPercent === null) return null;
  const connect = connectOf(draft.connect, definition);
  if (connect === null) return null;
  const { placementStrategy, placementConstraints } = placementOf(onFargate ? NO_PLACEMENT : draft.placement);
  return call("ecs", "CreateService", {
    cluster: nameIn(clusterArn),
    serviceName,
    taskDefinition: askedFor(nameIn(definition.taskDefinitionArn), revision),
    ...(isDaemon ? { schedulingStrategy } : { desiredCount: desiredCount ?? 0 }),
    launchType: draft.runsOn,
    deploymentConfiguration: { minimumHealthyPercent, maximumPercent, ...detectionChange(draft.detection, NO_DETECTION) },
    ...(isDaemon || placementStrategy.length === 0 ? {} : { placementStrategy }),
    ...(placementConstraints.length === 0 ? {} : { placementConstraints }),
    ...networkOf(draft.network, definition),
    ...connect,
    ...(isDaemon || isRebalanced === null ? {} : { availabilityZoneRebalancing: isRebalanced ? "ENABLED" : "DISABLED" }),
    ...balancing,
  });
}
