import type { ContinueDeploymentInput, Nothing } from "../../../../aws/generated/codedeploy.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { deploymentNamed } from "../find.ts";
import { placeOf } from "../../../../aws/rules/codeDeployLifecycle.ts";
import { alreadyCompleted, refusal } from "../refusals.ts";
import { codeDeployments, type DeploymentRow } from "../tables.ts";
import { deploymentGoesOn } from "../timers.ts";

/** A deployment that waits for somebody, or to delete the original task set, waits no longer. The wordings are assumed. */
export const continueDeployment = operation("codedeploy", "ContinueDeployment", {
  check(view: View, { deploymentId, deploymentWaitType = "READY_WAIT" }: ContinueDeploymentInput): DeploymentRow {
    const row = deploymentNamed(view, deploymentId);
    if (row.completedAt !== null) throw alreadyCompleted(row.deploymentId);
    const isThere = row.begun && placeOf(row) === (deploymentWaitType === "READY_WAIT" ? "Ready" : "Termination");
    if (!isThere && deploymentWaitType === "READY_WAIT") throw refusal("DeploymentIsNotInReadyStateException", `The deployment ${row.deploymentId} is not in the Ready state`);
    if (!isThere) throw refusal("InvalidDeploymentStatusException", `The deployment ${row.deploymentId} does not wait to terminate the original task set`);
    return row;
  },

  apply(ctx: Context, { deploymentId }: DeploymentRow): Nothing {
    ctx.update(codeDeployments, deploymentId, { continued: true });
    ctx.schedule(deploymentGoesOn, deploymentId, 0);
    return {};
  },
});
