import type { CreateTaskSetRequest } from "../../../../aws/generated/ecs.ts";
import { computedDesiredCount } from "../../../../aws/rules/setSize.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { decimalId } from "../../../kernel/ids.ts";
import { checkTaskRole } from "../executeCommand.ts";
import { asksForFargate, capacityFor, isSpecial, type Capacity } from "../fargate/late.ts";
import { TASK_SETS_PER_SERVICE } from "../limits.ts";
import { taskDefinitionNamed } from "../lookup.ts";
import { networkFrom } from "../networkRules.ts";
import { placementFrom } from "../placementRules.ts";
import { wakeService } from "../processes/wakeService.ts";
import { invalidParameter } from "../refusals.ts";
import { revisionArnFor } from "../serviceDeployments/ids.ts";
import { loadBalancersFrom, refuseUnsimulated } from "../serviceRules.ts";
import { deployments, type DeploymentRow, type ServiceRow } from "../tables.ts";
import { tagsFrom } from "../tags.ts";
import { scaleFrom, type TaskSet } from "./rules.ts";
import { taskSets, taskSetsByService, type TaskSetRow } from "./table.ts";

/** A task set that a service is to have. */
export interface SetPlan {
  readonly service: ServiceRow;
  readonly deployment: Pick<DeploymentRow, "taskDefinitionArn" | "loadBalancers" | "network" | "fargate" | "strategy">;
  readonly set: Pick<TaskSetRow, "externalId" | "scale" | "tags" | "clientToken" | "clientRequest">;
}

/** What a task set has beside what is asked for. */
interface Beside {
  readonly clientRequest?: string;
  /** What it runs on when nothing is said of that; undefined: container instances. */
  readonly capacity?: Capacity;
}

/** What is asked for as a task set. Throws what ECS refuses of it, but for how many there may be: see `checkSetCount`. */
export function planSet(view: View, service: ServiceRow, input: Omit<CreateTaskSetRequest, "cluster" | "service">, { clientRequest = "", capacity: kept = {} }: Beside): SetPlan {
  refuseUnsimulated(input);
  // ECS API, CreateTaskSet, LoadBalancer; the wording is assumed.
  if (input.loadBalancers?.some(({ loadBalancerName }) => loadBalancerName !== undefined)) throw invalidParameter("Classic Load Balancers are not supported with task sets.");
  if (input.loadBalancers?.some(({ advancedConfiguration }) => advancedConfiguration !== undefined)) throw invalidParameter("advancedConfiguration is not supported with task sets.");
  const definition = taskDefinitionNamed(view, input.taskDefinition, "CreateTaskSet");
  checkTaskRole(service.echo.enableExecuteCommand, definition.definition, "task set couldn't be created");
  // Those of the service and of the definition together.
  placementFrom({}, definition, service);
  const isKept = isSpecial(kept) && (input.capacityProviderStrategy ?? []).length === 0 && input.platformVersion === undefined;
  const capacity = isKept ? kept : capacityFor(view, input, { clusterArn: service.clusterArn, definition, placement: service });
  return {
    service,
    deployment: {
      taskDefinitionArn: definition.taskDefinitionArn,
      loadBalancers: loadBalancersFrom(view, input.loadBalancers ?? [], definition, 1),
      network: networkFrom(view, definition, { given: input.networkConfiguration, onFargate: asksForFargate(capacity) }),
      ...capacity,
    },
    set: { externalId: input.externalId ?? null, scale: scaleFrom(input.scale ?? {}), tags: tagsFrom(input.tags), clientToken: input.clientToken ?? null, clientRequest },
  };
}

/** Observed. Those that are being deleted count (assumed). */
export function checkSetCount(view: View, { serviceArn }: ServiceRow): void {
  const count = view.count(taskSetsByService, serviceArn);
  if (count < TASK_SETS_PER_SERVICE) return;
  throw invalidParameter(`${count} deployments exist on the service. Unable to create new TaskSet since this exceeds the maximum limit.`);
}

/** Makes it. The scheduler starts its tasks; it takes no other set's place. */
export function makeSet(ctx: Context, { service, deployment, set }: SetPlan): TaskSet {
  const { serviceArn } = service;
  const taskSetId = `ecs-svc/${decimalId(ctx, 19)}`;
  const made = ctx.insert(deployments, {
    deploymentId: taskSetId,
    serviceArn,
    status: "ACTIVE",
    serviceRevisionArn: revisionArnFor(serviceArn, taskSetId),
    ...deployment,
    desiredCount: computedDesiredCount(service, set.scale),
    failedTasks: 0,
    rolloutState: "IN_PROGRESS",
    rolloutStateReason: `ECS deployment ${taskSetId} in progress.`,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    completedAt: null,
  });
  const row = ctx.insert(taskSets, { taskSetId, serviceArn, ...set, stabilityStatusAt: ctx.now });
  wakeService(ctx, serviceArn);
  return { set: row, deployment: made };
}
