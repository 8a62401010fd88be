import type { DeploymentLifecycleHook, DeploymentLifecycleHookDetail } from "../../../../../aws/generated/ecs.ts";
import { epochSeconds } from "../../../../../aws/epoch.ts";
import { hashText, hex32 } from "../../../../../lib/hash.ts";
import type { Context, View } from "../../../../kernel/context.ts";
import { minutes, seconds, type Millis } from "../../../../kernel/time.ts";
import { authorize, isNobody } from "../../../iam/contract.ts";
import { optionsOf } from "../rollouts.ts";
import type { Stage } from "./stages.ts";
import { functionBehaviors, type FunctionBehaviorRow, type HookRun, type TrafficShiftRow } from "./table.ts";
import { INVOCATION_LIMIT, STAGE_LIMIT, USUAL_ANSWER_SECONDS, USUAL_CALL_BACK_SECONDS, USUAL_PAUSE_MINUTES } from "./timing.ts";
import { hookFailed, pauseRefused, pauseTimedOut } from "./words.ts";

const ECS = "ecs.amazonaws.com";
const SESSION = "ECS-Lambda-Execution";

/** Hooks as they are now, and why the deployment cannot go on; null: it can, as far as they go. */
export interface HooksLook {
  readonly hooks: readonly HookRun[];
  readonly problem: string | null;
}

/** A deployment in a stage that has hooks. */
export type Staged = Pick<TrafficShiftRow, "serviceDeploymentArn" | "stage" | "step" | "direction" | "since" | "hooks">;

export function hooksOf(view: View, { serviceDeploymentArn }: Pick<TrafficShiftRow, "serviceDeploymentArn">): readonly DeploymentLifecycleHook[] {
  return optionsOf(view, serviceDeploymentArn)?.shift?.hooks ?? [];
}

export const hasHooks = (hooks: readonly DeploymentLifecycleHook[], stage: Stage): boolean => hooks.some((hook) => isAt(hook, stage));

const isAt = ({ lifecycleStages = [] }: DeploymentLifecycleHook, stage: Stage): boolean => lifecycleStages.some((one) => one === stage);

/** Those of a stage that a deployment comes to begin: functions are invoked, pauses are waited out. */
export function beginHooks(ctx: Context, shift: Staged): readonly HookRun[] {
  return hooksOf(ctx, shift).flatMap((hook, i) => {
    if (!isAt(hook, shift.stage)) return [];
    const isPause = hook.targetType === "PAUSE";
    const hookId = hookIdFor(shift, i, isPause ? "pause" : "lambda");
    const dueAt = ctx.now + (isPause ? minutes(hook.timeoutConfiguration?.timeoutInMinutes ?? USUAL_PAUSE_MINUTES) : answersAfter(behaviorOf(ctx, hook)));
    return [{ hookId, hook: i, status: isPause ? ("AWAITING_ACTION" as const) : ("IN_PROGRESS" as const), dueAt }];
  });
}

/** ECS guide, "Pause hooks": `ecs-{hookType}-{id}`. Made of what it is for instead of being drawn. */
function hookIdFor({ serviceDeploymentArn, stage, step, direction }: Staged, hook: number, type: string): string {
  const text = `${serviceDeploymentArn} ${stage} ${step} ${direction} ${hook}`;
  return `ecs-${type}-${[1, 2, 3, 4].map((part) => hex32(hashText(`${part} ${text}`))).join("")}`;
}

/** What has come of them since. */
export function lookAtHooks(ctx: Context, shift: Staged): HooksLook {
  const all = hooksOf(ctx, shift);
  let problem: string | null = null;
  const hooks = (shift.hooks ?? []).map((run) => {
    const hook = all[run.hook];
    if (hook === undefined || run.status === "SUCCEEDED" || run.status === "TIMED_OUT") return run;
    const look = hook.targetType === "PAUSE" ? lookAtPause(ctx, shift, { run, hook }) : lookAtFunction(ctx, shift, { run, hook });
    problem ??= look.problem;
    return look.run;
  });
  return { hooks, problem };
}

interface Looked {
  readonly run: HookRun;
  readonly problem: string | null;
}

interface Hook {
  readonly run: HookRun;
  readonly hook: DeploymentLifecycleHook;
}

function lookAtPause(view: View, { stage }: Staged, { run, hook }: Hook): Looked {
  if (run.status === "FAILED") return { run, problem: pauseRefused(stage) };
  if (view.now < run.dueAt) return { run, problem: null };
  const goesOn = hook.timeoutConfiguration?.action === "CONTINUE";
  return { run: { ...run, status: "TIMED_OUT" }, problem: goesOn ? null : pauseTimedOut(stage) };
}

function lookAtFunction(ctx: Context, { stage }: Staged, { run, hook }: Hook): Looked {
  const { hookTargetArn = "", roleArn = "" } = hook;
  const fails = (what: string): Looked => ({ run: { ...run, status: "FAILED" }, problem: hookFailed(stage, what) });
  if (run.status === "FAILED") return fails(`Lifecycle hook target ${hookTargetArn} returned FAILED status.`);
  if (ctx.now < run.dueAt) return { run, problem: null };
  const decision = authorize(ctx, { roleArn, sessionName: SESSION, action: "lambda:InvokeFunction", resource: hookTargetArn }, ECS);
  if (!decision.allowed) return fails(isNobody(decision) ? `ECS was unable to assume role ${roleArn}` : `ECS was unable to invoke hook target ${hookTargetArn} due to ${decision.message}`);
  const behavior = behaviorOf(ctx, hook);
  if (seconds(behavior.afterSeconds) > INVOCATION_LIMIT) return fails(`ECS was unable to parse the response from ${hookTargetArn} due to HookStatus must not be null`);
  switch (behavior.hookStatus) {
    case "SUCCEEDED":
      return { run: { ...run, status: "SUCCEEDED" }, problem: null };
    case "FAILED":
      return fails(`Lifecycle hook target ${hookTargetArn} returned FAILED status.`);
    case "IN_PROGRESS":
      return { run: { ...run, dueAt: ctx.now + seconds(behavior.callBackDelaySeconds) + answersAfter(behavior) }, problem: null };
  }
}

/** What is known of a function, or what any does. */
export const functionBehaviorOf = (view: View, functionArn: string): FunctionBehaviorRow => view.find(functionBehaviors, functionArn) ?? usualBehavior(functionArn);

const behaviorOf = (view: View, { hookTargetArn = "" }: DeploymentLifecycleHook): FunctionBehaviorRow => functionBehaviorOf(view, hookTargetArn);

export const usualBehavior = (functionArn: string): FunctionBehaviorRow => ({
  functionArn,
  hookStatus: "SUCCEEDED",
  afterSeconds: USUAL_ANSWER_SECONDS,
  callBackDelaySeconds: USUAL_CALL_BACK_SECONDS,
});

const answersAfter = ({ afterSeconds }: FunctionBehaviorRow): Millis => Math.min(seconds(afterSeconds), INVOCATION_LIMIT);

/** Hooks as ECS tells of them: those of the stage that a deployment is in. */
export function describeHooks(view: View, shift: Staged): readonly DeploymentLifecycleHookDetail[] {
  const all = hooksOf(view, shift);
  return (shift.hooks ?? []).map(({ hookId, hook, status, dueAt }) => {
    const { targetType = "AWS_LAMBDA", hookTargetArn, timeoutConfiguration } = all[hook] ?? {};
    const isPause = targetType === "PAUSE";
    return {
      hookId,
      targetType,
      ...(isPause ? {} : { targetArn: hookTargetArn }),
      status,
      expiresAt: epochSeconds(isPause ? dueAt : shift.since + STAGE_LIMIT),
      timeoutAction: (isPause ? timeoutConfiguration?.action : undefined) ?? "ROLLBACK",
    };
  });
}
