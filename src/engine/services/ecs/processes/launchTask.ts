import type { TaskOverride } from "../../../../aws/generated/ecs.ts";
import { containerArn, idOf, taskArn } from "../../../../aws/arn.ts";
import type { Context } from "../../../kernel/context.ts";
import { hexId, uuid } from "../../../kernel/ids.ts";
import { taskStateChanged } from "../contract.ts";
import { reserve } from "../resources.ts";
import {
  tasks,
  type ContainerInstanceRow,
  type ContainerState,
  type Tag,
  type TaskDefinitionRow,
  type TaskNeeds,
  type TaskNetwork,
  type TaskRow,
} from "../tables.ts";
import { advanceTask } from "../timers.ts";
import { TASK_HANDOVER } from "../timing.ts";

/** A task that has its place. */
export interface Launch {
  readonly instance: ContainerInstanceRow;
  readonly definition: TaskDefinitionRow;
  readonly needs: TaskNeeds;
  /** null for a standalone task. */
  readonly serviceArn: string | null;
  readonly deploymentId: string | null;
  readonly group: string;
  readonly startedBy: string | null;
  readonly overrides: TaskOverride;
  readonly tags: readonly Tag[];
  readonly network: TaskNetwork | null;
}

/** Creates a task on its instance, PENDING, with its resources reserved; the agent hears of it in a moment. */
export function launchTask(ctx: Context, launch: Launch): TaskRow {
  const { instance, definition, needs, serviceArn, deploymentId, group, startedBy, overrides, tags, network } = launch;
  const cluster = idOf(instance.clusterArn);
  const id = hexId(ctx, 32);
  const containers = (definition.definition.containerDefinitions ?? []).map(
    ({ name = "", image = "", essential = true }): ContainerState => ({
      name,
      containerArn: containerArn(cluster, id, uuid(ctx)),
      image,
      essential,
      ...UNTOUCHED,
    }),
  );
  const task = ctx.insert(tasks, {
    taskArn: taskArn(cluster, id),
    clusterArn: instance.clusterArn,
    taskDefinitionArn: definition.taskDefinitionArn,
    containerInstanceArn: instance.containerInstanceArn,
    availabilityZone: instance.availabilityZone,
    serviceArn,
    deploymentId,
    group,
    startedBy,
    desiredStatus: "RUNNING",
    lastStatus: "PENDING",
    healthStatus: "UNKNOWN",
    needs,
    containers,
    overrides,
    tags,
    stopCode: null,
    stoppedReason: null,
    targets: [],
    createdAt: ctx.now,
    network,
    ...NOT_YET,
    version: 1,
  });
  reserve(ctx, instance.containerInstanceArn, needs);
  ctx.emit(taskStateChanged, { taskArn: task.taskArn, lastStatus: "PENDING", desiredStatus: "RUNNING" });
  ctx.schedule(advanceTask, task.taskArn, TASK_HANDOVER);
  return task;
}

const UNTOUCHED = {
  lastStatus: "PENDING",
  pulling: false,
  pullError: null,
  gone: false,
  signalledAt: null,
  late: false,
  healthStatus: "UNKNOWN",
  failedChecks: 0,
  exitCode: null,
  reason: null,
  networkBindings: [],
  startedAt: null,
  stoppedAt: null,
} as const;

const NOT_YET = {
  networkInterface: null,
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
} as const;
