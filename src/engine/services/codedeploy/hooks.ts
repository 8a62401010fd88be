import { lambdaArn } from "../../../aws/arn.ts";
import type { Context } from "../../kernel/context.ts";
import { event } from "../../kernel/event.ts";
import { appSpecOf } from "./appSpecOf.ts";
import { HOOK_EVENTS, LIFECYCLE, placeOf, type EventName, type Place } from "../../../aws/rules/codeDeployLifecycle.ts";
import { mayNot } from "./rights.ts";
import type { DeploymentRow } from "./tables.ts";
import type { Ending } from "./words.ts";

/** A function was invoked, with what it needs to report back. CodeDeploy guide, "AppSpec 'hooks' section". */
export const functionInvoked = event<{ readonly functionArn: string; readonly deploymentId: string; readonly lifecycleEventHookExecutionId: string }>("codedeploy.functionInvoked");

/** Invokes the function of a lifecycle event, if it has one. Answers why the deployment cannot go on. */
export function invoke(ctx: Context, row: DeploymentRow, name: EventName): Ending | undefined {
  const functionArn = functionAt(row, name);
  if (functionArn === undefined) return undefined;
  const denied = mayNot(ctx, row.settings, "lambda:InvokeFunction", functionArn);
  if (denied === undefined) ctx.emit(functionInvoked, { functionArn, deploymentId: row.deploymentId, lifecycleEventHookExecutionId: hookExecutionIdOf(name) });
  return denied;
}

/** The ARN of the function that looks at a deployment there; undefined: none does. */
export function functionAt(row: DeploymentRow, place: Place | undefined): string | undefined {
  const reading = appSpecOf(row);
  const hook = reading.ok ? reading.spec.hooks.find(({ event }) => event === place) : undefined;
  return hook === undefined ? undefined : lambdaArn(hook.functionName);
}

/** Long and opaque with AWS. A deployment's id comes with it, so here it need say no more than the event. */
const hookExecutionIdOf = (name: EventName): string => `hook-${name}`;

/** Which event an execution id stands for, and whether it is waited for; undefined: none of this deployment's. */
export function hookMeant(row: DeploymentRow, executionId: string): { readonly isAwaited: boolean } | undefined {
  const name = HOOK_EVENTS.find((one) => hookExecutionIdOf(one) === executionId);
  if (name === undefined || row.events[LIFECYCLE.indexOf(name)]?.status === "Pending") return undefined;
  return { isAwaited: row.completedAt === null && placeOf(row) === name && row.begun && row.answer === null };
}
