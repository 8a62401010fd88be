import type { PutLifecycleEventHookExecutionStatusInput, PutLifecycleEventHookExecutionStatusOutput } from "../../../../aws/generated/codedeploy.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { deploymentNamed } from "../find.ts";
import { hookMeant } from "../hooks.ts";
import { refusal } from "../refusals.ts";
import { codeDeployments } from "../tables.ts";
import { deploymentGoesOn } from "../timers.ts";

interface Plan {
  readonly deploymentId: string;
  readonly lifecycleEventHookExecutionId: string;
  readonly answer: "Succeeded" | "Failed";
}

/** A function reports how it went. The wordings are assumed. */
export const putLifecycleEventHookExecutionStatus = operation("codedeploy", "PutLifecycleEventHookExecutionStatus", {
  check(view: View, { deploymentId, lifecycleEventHookExecutionId = "", status }: PutLifecycleEventHookExecutionStatusInput): Plan {
    const row = deploymentNamed(view, deploymentId);
    // CodeDeploy API: a function reports one of these.
    if (status !== "Succeeded" && status !== "Failed") throw refusal("InvalidLifecycleEventHookExecutionStatusException", "The status of a lifecycle event hook must be Succeeded or Failed");
    const meant = hookMeant(row, lifecycleEventHookExecutionId);
    if (meant === undefined) throw refusal("InvalidLifecycleEventHookExecutionIdException", "The lifecycle event hook execution ID is not valid");
    if (!meant.isAwaited) throw refusal("LifecycleEventAlreadyCompletedException", "The lifecycle event is already completed");
    return { deploymentId: row.deploymentId, lifecycleEventHookExecutionId, answer: status };
  },

  apply(ctx: Context, { deploymentId, lifecycleEventHookExecutionId, answer }: Plan): PutLifecycleEventHookExecutionStatusOutput {
    ctx.update(codeDeployments, deploymentId, { answer });
    ctx.schedule(deploymentGoesOn, deploymentId, 0);
    return { lifecycleEventHookExecutionId };
  },
});
