import { call } from "../../aws/generated/api.ts";
import type { DeploymentConfiguration, DeploymentControllerType } from "../../aws/generated/ecs.ts";
import type { Call, Rows } from "../../bridge/protocol.ts";
import { NO_PLACEMENT, type PlacementDraft, placementOf } from "../placement/placementDraft.ts";
import { familyIn, nameIn } from "../store/names.ts";
import { askedFor, type PendingRevision } from "../store/pendingRevision.ts";
import type { Tables } from "../store/replica.ts";
import { freeServiceName } from "./choices.ts";
import { type ConnectDraft, connectOf, NO_CONNECT } from "./connectDraft.ts";
import { detectionChange, type DetectionDraft, NO_DETECTION } from "./detectionDraft.ts";
import { networkOf } from "./networkDraft.ts";
import type { CreateServiceRequest } from "./requests.ts";
import { NO_SHIFT, type ShiftDraft, shiftChange } from "./shift/shiftDraft.ts";
import { type Capacity, launchOf, usualCapacity } from "./runsOn.ts";

/** What the form of a new service holds; null in a number means an empty field. */
export interface ServiceDraft extends Capacity {
  readonly serviceName: string;
  readonly controller: DeploymentControllerType;
  readonly schedulingStrategy: "REPLICA" | "DAEMON";
  readonly desiredCount: number | null;
  readonly minimumHealthyPercent: number | null;
  readonly maximumPercent: number | null;
  readonly shift: ShiftDraft;
  readonly detection: DetectionDraft;
  /** null: as AWS decides. */
  readonly isRebalanced: boolean | null;
  readonly placement: PlacementDraft;
  readonly connect: ConnectDraft;
}

/** What AWS takes when nothing is said. ECS API, DeploymentConfiguration. */
const REPLICA_PERCENTS = { minimumHealthyPercent: 100, maximumPercent: 200 };
const DAEMON_PERCENTS = { minimumHealthyPercent: 0, maximumPercent: 100 };

export function serviceDraftFor({ clusterArn, desiredCount }: CreateServiceRequest, definition: string, tables: Tables): ServiceDraft {
  return {
    serviceName: serviceNameFor(definition, clusterArn, tables),
    controller: "ECS",
    schedulingStrategy: "REPLICA",
    desiredCount,
    ...REPLICA_PERCENTS,
    shift: NO_SHIFT,
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
  return { ...draft, schedulingStrategy, ...(schedulingStrategy === "DAEMON" ? { ...DAEMON_PERCENTS, controller: "ECS", shift: NO_SHIFT } : REPLICA_PERCENTS) };
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
export function createServiceCall(made: NewService): Call | null {
  const { clusterArn, definition, draft, balancing, revision = null } = made;
  const { serviceName, controller, schedulingStrategy, desiredCount, isRebalanced } = draft;
  const isDaemon = schedulingStrategy === "DAEMON";
  const onFargate = draft.runsOn === "FARGATE";
  const deploymentConfiguration = configurationOf(draft);
  if (definition === undefined || (desiredCount === null && !isDaemon) || deploymentConfiguration === null) return null;
  const named = { cluster: nameIn(clusterArn), serviceName };
  const { placementStrategy, placementConstraints } = placementOf(onFargate ? NO_PLACEMENT : draft.placement);
  const placed = { ...(isDaemon || placementStrategy.length === 0 ? {} : { placementStrategy }), ...(placementConstraints.length === 0 ? {} : { placementConstraints }) };
  // The rest belongs to its task sets.
  if (controller === "EXTERNAL") return call("ecs", "CreateService", { ...named, desiredCount: desiredCount ?? 0, deploymentController: { type: controller }, deploymentConfiguration, ...placed });
  const connect = controller === "ECS" ? connectOf(draft.connect, definition) : {};
  if (connect === null) return null;
  return call("ecs", "CreateService", {
    ...named,
    taskDefinition: askedFor(nameIn(definition.taskDefinitionArn), revision),
    ...(isDaemon ? { schedulingStrategy } : { desiredCount: desiredCount ?? 0 }),
    ...(controller === "ECS" ? {} : { deploymentController: { type: controller } }),
    ...launchOf(draft),
    deploymentConfiguration,
    ...placed,
    ...networkOf(draft.network, definition),
    ...connect,
    ...(isDaemon || isRebalanced === null || controller !== "ECS" ? {} : { availabilityZoneRebalancing: isRebalanced ? "ENABLED" : "DISABLED" }),
    ...balancing,
  });
}

/** What deploys and watches is ECS's alone. */
function configurationOf({ controller, minimumHealthyPercent, maximumPercent, shift, detection }: ServiceDraft): DeploymentConfiguration | null {
  if (minimumHealthyPercent === null || maximumPercent === null) return null;
  if (controller !== "ECS") return { minimumHealthyPercent, maximumPercent };
  const moved = shiftChange(shift, NO_SHIFT);
  return moved === null ? null : { minimumHealthyPercent, maximumPercent, ...moved, ...detectionChange(detection, NO_DETECTION) };
}
