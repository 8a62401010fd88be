import { HOOK_EVENTS } from "../../../aws/appSpec.ts";
import { lambdaArn } from "../../../aws/arn.ts";
import { encodeBase64 } from "../../../lib/base64.ts";
import type { Context } from "../../kernel/context.ts";
import { event } from "../../kernel/event.ts";
import { appSpecOf } from "./appSpecOf.ts";
import { LIFECYCLE, placeOf, type EventName } from "./lifecycle.ts";
import { mayNot } from "./rights.ts";
import type { DeploymentRow } from "./tables.ts";
import { appSpecUnreadable, type Ending } from "./words.ts";

/** A function was invoked, with what it needs to report back. CodeDeploy guide, "AppSpec 'hooks' section". */
export const functionInvoked = event<{ readonly functionArn: string; readonly deploymentId: string; readonly lifecycleEventHookExecutionId: string }>("codedeploy.functionInvoked");

/** Invokes the function of a lifecycle event, if it has one. Answers why the deployment cannot go on. */
export function invoke(ctx: Context, row: DeploymentRow, name: EventName): Ending | undefined {
  const reading = appSpecOf(row);
  if (!reading.ok) return appSpecUnreadable(reading.message);
  const hook = reading.spec.hooks.find((one) => one.event === name);
  if (hook === undefined) return undefined;
  const functionArn = lambdaArn(hook.functionName);
  const denied = mayNot(ctx, row.settings, "lambda:InvokeFunction", functionArn);
  if (denied === undefined) ctx.emit(functionInvoked, { functionArn, deploymentId: row.deploymentId, lifecycleEventHookExecutionId: hookExecutionIdOf(row, name) });
  return denied;
}

/** Opaque with AWS. Made of what it stands for, so that it need not be kept. */
const hookExecutionIdOf = ({ deploymentId }: Pick<DeploymentRow, "deploymentId">, name: EventName): string => encodeBase64(`${deploymentId}/${name}`);

/** Which event an execution id stands for, and whether it is waited for; undefined: none of this deployment's. */
export function hookMeant(row: DeploymentRow, executionId: string): { readonly isAwaited: boolean } | undefined {
  const name = HOOK_EVENTS.find((one) => hookExecutionIdOf(row, one) === executionId);
  if (name === undefined || row.events[LIFECYCLE.indexOf(name)]?.status === "Pending") return undefined;
  return { isAwaited: row.completedAt === null && placeOf(row) === name && row.begun && row.answer === null };
}
