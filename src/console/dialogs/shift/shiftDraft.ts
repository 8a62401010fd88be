import type { DeploymentConfiguration, DeploymentLifecycleHook, DeploymentLifecycleHookStage, DeploymentStrategy } from "../../../aws/generated/ecs.ts";
import { lambdaArn } from "../../../aws/arn.ts";
import { pauseStages } from "../../../aws/rules/pauseStages.ts";
import { sameJson } from "../../../lib/sameJson.ts";
import type { Tables } from "../../store/replica.ts";
import { HOOK_ROLE, madeRoleArn, NEW_ROLE } from "./roles.ts";

/** What a form holds of one lifecycle hook; those fields count that its kind has. */
export interface HookDraft {
  readonly id: number;
  readonly targetType: "AWS_LAMBDA" | "PAUSE";
  readonly stages: readonly DeploymentLifecycleHookStage[];
  /** A name or an ARN. */
  readonly functionName: string;
  /** NEW_ROLE: one is made for it. */
  readonly roleArn: string;
  readonly timeoutMinutes: number | null;
  readonly timeoutAction: "ROLLBACK" | "CONTINUE";
}

/** How a form has tasks replaced; null in a number means an empty field. */
export interface ShiftDraft {
  readonly strategy: DeploymentStrategy;
  readonly bakeMinutes: number | null;
  readonly stepPercent: number | null;
  readonly stepMinutes: number | null;
  readonly canaryPercent: number | null;
  readonly canaryMinutes: number | null;
  readonly hooks: readonly HookDraft[];
}

/** Rolling; the numbers are those that AWS's console begins with. */
export const NO_SHIFT: ShiftDraft = { strategy: "ROLLING", bakeMinutes: 15, stepPercent: 10, stepMinutes: 6, canaryPercent: 5, canaryMinutes: 10, hooks: [] };

/** What a service has. */
export function shiftDraftOf(serviceArn: string, tables: Tables): ShiftDraft {
  const row = tables["ecs.deploymentOptions"].get(serviceArn);
  if (row === undefined) return NO_SHIFT;
  const { strategy, bakeTimeInMinutes, shift } = row;
  return {
    strategy,
    bakeMinutes: strategy === "ROLLING" ? NO_SHIFT.bakeMinutes : bakeTimeInMinutes,
    stepPercent: shift?.linear?.stepPercent ?? NO_SHIFT.stepPercent,
    stepMinutes: shift?.linear?.stepBakeTimeInMinutes ?? NO_SHIFT.stepMinutes,
    canaryPercent: shift?.canary?.canaryPercent ?? NO_SHIFT.canaryPercent,
    canaryMinutes: shift?.canary?.canaryBakeTimeInMinutes ?? NO_SHIFT.canaryMinutes,
    hooks: (shift?.hooks ?? []).map(hookDraftOf),
  };
}

/** Minutes that a pause is waited for when nothing is said. ECS API, DeploymentLifecycleHookTimeoutConfiguration. */
const USUAL_PAUSE = 1_440;

function hookDraftOf({ targetType = "AWS_LAMBDA", hookTargetArn = "", roleArn = NEW_ROLE, lifecycleStages = [], timeoutConfiguration }: DeploymentLifecycleHook, id: number): HookDraft {
  const { timeoutInMinutes = USUAL_PAUSE, action = "ROLLBACK" } = timeoutConfiguration ?? {};
  return { id, targetType, stages: lifecycleStages, functionName: hookTargetArn, roleArn, timeoutMinutes: timeoutInMinutes, timeoutAction: action };
}

/** One more hook: a pause before the production traffic, or before the first new task, which most want. */
export function withHook({ hooks, ...draft }: ShiftDraft): ShiftDraft {
  const stages: HookDraft["stages"] = [draft.strategy === "ROLLING" ? "PRE_SCALE_UP" : "POST_TEST_TRAFFIC_SHIFT"];
  const id = Math.max(-1, ...hooks.map((hook) => hook.id)) + 1;
  return { ...draft, hooks: [...hooks, { id, targetType: "PAUSE", stages, functionName: "", roleArn: NEW_ROLE, timeoutMinutes: USUAL_PAUSE, timeoutAction: "ROLLBACK" }] };
}

/** The same hook of another kind; a pause leaves the stages that it cannot be in. */
export const ofType = (hook: HookDraft, targetType: HookDraft["targetType"], strategy: DeploymentStrategy): HookDraft => ({
  ...hook,
  targetType,
  stages: targetType === "PAUSE" ? hook.stages.filter((stage) => pauseStages(strategy).includes(stage)) : hook.stages,
});

/** The same with another strategy: a rolling deployment asks no functions, and leaves pauses that it does not come to. */
export function withStrategy({ hooks, ...draft }: ShiftDraft, strategy: DeploymentStrategy): ShiftDraft {
  const kept = strategy === "ROLLING" ? hooks.filter(({ targetType }) => targetType === "PAUSE").map((hook) => ofType(hook, "PAUSE", strategy)).filter(({ stages }) => stages.length > 0) : hooks;
  return { ...draft, strategy, hooks: kept };
}

type Part = Pick<DeploymentConfiguration, "strategy" | "bakeTimeInMinutes" | "linearConfiguration" | "canaryConfiguration" | "lifecycleHooks">;

/** The part of a deployment configuration that says what differs from before; nothing where nothing does; null while something is missing. */
export function shiftChange(draft: ShiftDraft, before: ShiftDraft): Part | null {
  const wanted = partOf(draft);
  const had = partOf(before);
  if (wanted === null) return null;
  const changes = Object.entries(wanted).filter(([member, value]) => had === null || !sameJson(value, had[member as keyof Part]));
  return Object.fromEntries(changes);
}

/** All of it. */
function partOf({ strategy, bakeMinutes, stepPercent, stepMinutes, canaryPercent, canaryMinutes, hooks }: ShiftDraft): Part | null {
  if (hooks.some(({ targetType, timeoutMinutes }) => targetType === "PAUSE" && timeoutMinutes === null)) return null;
  const lifecycleHooks = hooks.map(hookOf);
  // Of a rolling deployment the time is that of its alarms.
  if (strategy === "ROLLING") return { strategy, lifecycleHooks };
  if (bakeMinutes === null) return null;
  const moved = { strategy, bakeTimeInMinutes: bakeMinutes, lifecycleHooks };
  switch (strategy) {
    case "LINEAR":
      return stepPercent === null || stepMinutes === null ? null : { ...moved, linearConfiguration: { stepPercent, stepBakeTimeInMinutes: stepMinutes } };
    case "CANARY":
      return canaryPercent === null || canaryMinutes === null ? null : { ...moved, canaryConfiguration: { canaryPercent, canaryBakeTimeInMinutes: canaryMinutes } };
    default:
      return moved;
  }
}

function hookOf({ targetType, stages, functionName, roleArn, timeoutMinutes, timeoutAction }: HookDraft): DeploymentLifecycleHook {
  if (targetType === "PAUSE") return { targetType, lifecycleStages: stages, timeoutConfiguration: { timeoutInMinutes: timeoutMinutes ?? USUAL_PAUSE, action: timeoutAction } };
  const target = functionName.trim() === "" ? {} : { hookTargetArn: lambdaArn(functionName.trim()) };
  return { targetType, ...target, roleArn: roleArn === NEW_ROLE ? madeRoleArn(HOOK_ROLE) : roleArn, lifecycleStages: stages };
}

/** Whether a role is to be made in which ECS invokes functions. */
export const needsHookRole = ({ strategy, hooks }: ShiftDraft): boolean => strategy !== "ROLLING" && hooks.some(({ targetType, roleArn }) => targetType === "AWS_LAMBDA" && roleArn === NEW_ROLE);
