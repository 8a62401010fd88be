import type { TaskOverride } from "../../../../aws/generated/ecs.ts";
import type { Context } from "../../../kernel/context.ts";
import { newArnsIn } from "../arns.ts";
import { containersOf } from "../connect/connect.ts";
import { taskStateChanged } from "../contract.ts";
import { dealGpus } from "../gpus.ts";
import { executableTasks } from "../lateTables.ts";
import { reserve } from "../resources.ts";
import {
  tasks,
  type ContainerInstanceRow,
  type Tag,
  type TaskDefinitionRow,
  type TaskNeeds,
  type TaskNetwork,
  type TaskRow,
} from "../tables.ts";
import { advanceTask, moveInterface, waitEnds } from "../timers.ts";
import { ENI_CREATE, TASK_HANDOVER, WAIT_FOR_CAPACITY } from "../timing.ts";
import { newContainer } from "./newContainer.ts";
import { plannedInterface } from "./taskNetwork.ts";
import { isWithoutPlace } from "./taskRows.ts";

/** A task that is to have a place: all that is known of it without knowing which. */
export interface Launch {
  readonly definition: TaskDefinitionRow;
  readonly needs: TaskNeeds;
  readonly placement: TaskRow["placement"];
  /** null for a standalone task. */
  readonly serviceArn: string | null;
  readonly deploymentId: string | null;
  readonly group: string;
  readonly startedBy: string | null;
  readonly overrides: TaskOverride;
  readonly tags: readonly Tag[];
  readonly enableExecuteCommand: boolean;
  readonly network: TaskNetwork | null;
}

/** Where a task is to stand; on Fargate, and where it is to wait, its container instance is blank. */
export type Place = Pick<ContainerInstanceRow, "clusterArn" | "containerInstanceArn" | "availabilityZone" | "ec2InstanceId" | "gpus" | "gpusFree">;

/**
 * Creates a task on its instance, with its resources reserved. It is PENDING, and the agent hears of it in a moment; with
 * a network interface of its own it is PROVISIONING first, and without an instance until there is one.
 */
export function launchTask(ctx: Context, instance: Place, launch: Launch): TaskRow {
  const { definition, needs, placement, serviceArn, deploymentId, group, startedBy, overrides, tags, network } = launch;
  const arns = newArnsIn(instance.clusterArn);
  const taskArn = arns.ofTask(ctx);
  const definitions = containersOf(ctx, definition, deploymentId);
  const gpuIds = dealGpus(ctx, instance, { containers: definitions, overrides });
  const containers = definitions.map((definition, i) => newContainer(definition, arns.ofContainer(ctx, taskArn), gpuIds[i] ?? NO_GPUS));
  const waits = isWithoutPlace({ containerInstanceArn: instance.containerInstanceArn, placement });
  const task = ctx.insert(tasks, {
    taskArn,
    clusterArn: instance.clusterArn,
    taskDefinitionArn: definition.taskDefinitionArn,
    containerInstanceArn: instance.containerInstanceArn,
    availabilityZone: instance.availabilityZone,
    serviceArn,
    deploymentId,
    group,
    startedBy,
    desiredStatus: "RUNNING",
    lastStatus: network === null && !waits ? "PENDING" : "PROVISIONING",
    healthStatus: "UNKNOWN",
    needs,
    placement,
    containers,
    overrides,
    tags,
    stopCode: null,
    stoppedReason: null,
    targets: NO_TARGETS,
    createdAt: ctx.now,
    network,
    networkInterface: network === null || waits ? null : plannedInterface(ctx, network, instance.availabilityZone),
    protectedUntil: null,
    connectedAt: null,
    pullStartedAt: null,
    pullStoppedAt: null,
    startedAt: null,
    registeredAt: null,
    healthyAt: null,
    stoppingAt: null,
    executionStoppedAt: null,
    stoppedAt: null,
    version: 1,
  });
  if (instance.containerInstanceArn !== "") reserve(ctx, instance.containerInstanceArn, needs);
  const { lastStatus, desiredStatus } = task;
  ctx.emit(taskStateChanged, { taskArn, lastStatus, desiredStatus });
  if (launch.enableExecuteCommand) ctx.insert(executableTasks, { taskArn });
  if (waits) ctx.schedule(waitEnds, taskArn, WAIT_FOR_CAPACITY);
  else if (network === null) ctx.schedule(advanceTask, taskArn, TASK_HANDOVER);
  else ctx.schedule(moveInterface, taskArn, ENI_CREATE);
  return task;
}

// The same for all: a large deployment launches tens of thousands.
const NO_TARGETS: TaskRow["targets"] = [];
const NO_GPUS: readonly string[] = [];
