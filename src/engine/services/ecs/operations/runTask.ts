import type { Failure, RunTaskRequest, RunTaskResponse } from "../../../../aws/generated/ecs.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { describeTask } from "../describe/task.ts";
import { capacityFor, fargate, isSpecial, type Capacity } from "../fargate/late.ts";
import { TASKS_PER_RUN } from "../limits.ts";
import { clusterNamed, taskDefinitionNamed } from "../lookup.ts";
import { failureOf } from "../placement/failureOf.ts";
import { choose } from "../placement/choose.ts";
import { droppedBy, place } from "../placement/place.ts";
import type { Subject } from "../placement/subject.ts";
import { subjectOfRun } from "../placement/subjectOf.ts";
import { placementFrom } from "../placementRules.ts";
import { launchTask } from "../processes/launchTask.ts";
import { invalidParameter, NO_CONTAINER_INSTANCES } from "../refusals.ts";
import { instancesByCluster, runTaskTokens, tasks, type ClusterRow, type RunTaskTokenRow, type TaskPlacement, type TaskRow } from "../tables.ts";
import { standaloneTask, type StandaloneTask } from "../taskRules.ts";
import { forgetToken } from "../timers.ts";
import { CLIENT_TOKEN_KEPT } from "../timing.ts";

interface Plan extends StandaloneTask {
  readonly clusterArn: string;
  readonly count: number;
  /** null: the defaults. */
  readonly placement: TaskPlacement | null;
  readonly capacity: Capacity;
  readonly token: Omit<RunTaskTokenRow, "taskArns"> | null;
  /** What the same request was answered before. */
  readonly repeats: RunTaskTokenRow | null;
}

/** Runs tasks where there is room. What finds none is no refusal but a failure: the answer may be half of each. */
export const runTask = operation("ecs", "RunTask", {
  check(view: View, input: RunTaskRequest): Plan {
    const cluster = clusterNamed(view, input.cluster);
    const count = input.count ?? 1;
    // Documented; the wording is assumed.
    if (count < 1 || count > TASKS_PER_RUN) throw invalidParameter(`count must be between 1 and ${TASKS_PER_RUN}.`);
    checkChoice(input);
    const { clusterArn } = cluster;
    const definition = taskDefinitionNamed(view, input.taskDefinition, "RunTask");
    const placement = placementFrom(input, definition);
    const capacity = capacityFor(view, input, { clusterArn, definition, placement });
    const { fargate: wish, strategy } = capacity;
    const task = standaloneTask(view, input, { purpose: "RunTask", startedByLength: 128, clusterArn, onFargate: wish !== undefined });
    const token = tokenFor(cluster, input);
    const repeats = token === null ? null : (view.find(runTaskTokens, token.tokenKey) ?? null);
    if (repeats !== null && repeats.request !== token?.request) {
      // ECS API, "Idempotency"; the wording is assumed.
      throw new Refusal("ConflictException", "The client token was used before with other parameters.");
    }
    const active = view.where(instancesByCluster, cluster.clusterArn).some(({ status }) => status === "ACTIVE");
    if (repeats === null && strategy !== undefined) fargate().checkRun(view, clusterArn, { strategy, count });
    else if (!active && repeats === null && wish === undefined) throw invalidParameter(NO_CONTAINER_INSTANCES);
    return { ...task, clusterArn, count, placement: saysNothing(placement) ? null : placement, capacity, token, repeats };
  },

  apply(ctx: Context, plan: Plan): RunTaskResponse {
    if (plan.repeats !== null) return { tasks: describe(ctx, plan.repeats.taskArns), failures: [] };
    const { launched, failures } = isSpecial(plan.capacity) ? launchOnCapacity(ctx, plan) : launchOnInstances(ctx, plan);
    const taskArns = launched.map(({ taskArn }) => taskArn);
    if (plan.token !== null) {
      ctx.insert(runTaskTokens, { ...plan.token, taskArns });
      ctx.schedule(forgetToken, plan.token.tokenKey, CLIENT_TOKEN_KEPT);
    }
    return { tasks: describe(ctx, taskArns), failures };
  },
});

interface Outcome {
  readonly launched: readonly TaskRow[];
  readonly failures: readonly Failure[];
}

function launchOnInstances(ctx: Context, plan: Plan): Outcome {
  const subject = subjectOfRun(plan.clusterArn, plan);
  const launched: TaskRow[] = [];
  let failures: readonly Failure[] = [];
  while (launched.length < plan.count && failures.length === 0) {
    const instance = choose(ctx, subject);
    if (instance === undefined) failures = failuresOf(ctx, subject);
    else launched.push(launchTask(ctx, instance, { ...plan, ...STANDALONE }));
  }
  return { launched, failures };
}

function launchOnCapacity(ctx: Context, plan: Plan): Outcome {
  const { launched, obstacle } = fargate().launch(ctx, { ...plan, subject: subjectOfRun(plan.clusterArn, plan), launch: { ...plan, ...STANDALONE }, zones: null });
  return { launched, failures: obstacle === null ? [] : typeof obstacle === "string" ? [{ reason: obstacle }] : failuresOf(ctx, obstacle) };
}

const STANDALONE = { serviceArn: null, deploymentId: null } as const;

const saysNothing = ({ placementConstraints, placementStrategy }: TaskPlacement): boolean =>
  placementConstraints.length === 0 && placementStrategy.length === 0;

/** Tasks of one request ask the same, so where one finds no room the rest finds none either. */
function failuresOf(view: View, subject: Subject): readonly Failure[] {
  const failures = droppedBy(place(view, subject, () => 0))
    .filter(({ cause }) => cause.kind !== "status")
    .map(({ seat, cause }) => failureOf(view, seat.instance.containerInstanceArn, cause));
  return failures.length === 0 && subject.capacityProvider !== undefined ? [{ reason: "EMPTY CAPACITY PROVIDER" }] : failures;
}

function checkChoice(input: RunTaskRequest): void {
  if (input.launchType !== undefined && (input.capacityProviderStrategy ?? []).length > 0) {
    // Observed.
    throw invalidParameter(
      "Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.",
    );
  }
}

function tokenFor({ clusterArn }: ClusterRow, input: RunTaskRequest): Omit<RunTaskTokenRow, "taskArns"> | null {
  const { clientToken } = input;
  if (clientToken === undefined) return null;
  if (clientToken.length > 64) throw invalidParameter("idempotency token longer than 64."); // After the one for services.
  return { tokenKey: `${clusterArn}|${clientToken}`, request: JSON.stringify(input) };
}

function describe(ctx: Context, taskArns: readonly string[]) {
  return taskArns.flatMap((taskArn) => {
    const task = ctx.find(tasks, taskArn);
    return task === undefined ? [] : [describeTask(ctx, task, { tags: true })];
  });
}
