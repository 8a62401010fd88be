import type { CreateTaskSetRequest, CreateTaskSetResponse } from "../../../../aws/generated/ecs.ts";
import { hashText, hex32 } from "../../../../lib/hash.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { decimalId } from "../../../kernel/ids.ts";
import { operation } from "../../../kernel/operation.ts";
import { describeTaskSet } from "../describe/taskSet.ts";
import { checkTaskRole } from "../executeCommand.ts";
import { fargateFor, withFargate } from "../fargate/late.ts";
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
import { computedDesiredCount, externalService, scaleFrom } from "../taskSets/rules.ts";
import { taskSets, taskSetsByService, type TaskSetRow } from "../taskSets/table.ts";

interface Plan {
  readonly service: ServiceRow;
  /** The one that a repeated request means. */
  readonly existing: TaskSetRow | undefined;
  readonly deployment: Pick<DeploymentRow, "taskDefinitionArn" | "loadBalancers" | "network" | "fargate">;
  readonly set: Pick<TaskSetRow, "externalId" | "scale" | "tags" | "clientToken" | "clientRequest">;
}

/** Makes a task set of an EXTERNAL service. The scheduler starts its tasks; it takes no other set's place. */
export const createTaskSet = operation("ecs", "CreateTaskSet", {
  check(view: View, input: CreateTaskSetRequest): Plan {
    const service = externalService(view, input);
    // Observed of services.
    if ((input.clientToken ?? "").length > 36) throw invalidParameter("idempotency token longer than 36.");
    refuseUnsimulated(input);
    // ECS API, CreateTaskSet, LoadBalancer; the wording is assumed.
    if (input.loadBalancers?.some(({ loadBalancerName }) => loadBalancerName !== undefined)) throw invalidParameter("Classic Load Balancers are not supported with task sets.");
    if (input.loadBalancers?.some(({ advancedConfiguration }) => advancedConfiguration !== undefined)) throw invalidParameter("advancedConfiguration is not supported with task sets.");
    const definition = taskDefinitionNamed(view, input.taskDefinition, "CreateTaskSet");
    checkTaskRole(service.echo.enableExecuteCommand, definition.definition, "task set couldn't be created");
    // Those of the service and of the definition together.
    placementFrom({}, definition, service);
    const fargate = fargateFor(view, input, { clusterArn: service.clusterArn, definition, placement: service });
    const plan = {
      service,
      existing: existingSet(view, service, input),
      deployment: {
        taskDefinitionArn: definition.taskDefinitionArn,
        loadBalancers: loadBalancersFrom(view, input.loadBalancers ?? [], definition, 1),
        network: networkFrom(view, definition, { given: input.networkConfiguration, onFargate: fargate !== null }),
        ...withFargate(fargate),
      },
      set: {
        externalId: input.externalId ?? null,
        scale: scaleFrom(input.scale ?? {}),
        tags: tagsFrom(input.tags),
        clientToken: input.clientToken ?? null,
        clientRequest: fingerprintOf(input),
      },
    };
    if (plan.existing === undefined) checkCount(view, service);
    return plan;
  },

  apply(ctx: Context, { service, existing, deployment, set }: Plan): CreateTaskSetResponse {
    if (existing !== undefined) return { taskSet: describeTaskSet(ctx, { set: existing, deployment: ctx.need(deployments, existing.taskSetId) }, { tags: true }) };
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
    return { taskSet: describeTaskSet(ctx, { set: row, deployment: made }, { tags: true }) };
  },
});

/** Observed. Those that are being deleted count (assumed). */
function checkCount(view: View, { serviceArn }: ServiceRow): void {
  const count = view.count(taskSetsByService, serviceArn);
  if (count < TASK_SETS_PER_SERVICE) return;
  throw invalidParameter(`${count} deployments exist on the service. Unable to create new TaskSet since this exceeds the maximum limit.`);
}

/** The wording is assumed, after that of services. */
function existingSet(view: View, { serviceArn }: ServiceRow, input: CreateTaskSetRequest): TaskSetRow | undefined {
  if (input.clientToken === undefined) return undefined;
  const existing = view.where(taskSetsByService, serviceArn).find(({ clientToken }) => clientToken === input.clientToken);
  if (existing === undefined || existing.clientRequest === fingerprintOf(input)) return existing;
  throw invalidParameter("Creation of task set was not idempotent.");
}

const fingerprintOf = (input: CreateTaskSetRequest): string => hex32(hashText(JSON.stringify(input)));
