import type { StopDeploymentInput, StopDeploymentOutput } from "../../../../aws/generated/codedeploy.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { endEarly } from "../end.ts";
import { deploymentNamed } from "../find.ts";
import { alreadyCompleted } from "../refusals.ts";
import type { DeploymentRow } from "../tables.ts";
import { STOPPED_BY_HAND } from "../words.ts";

interface Plan {
  readonly row: DeploymentRow;
  readonly rollBack: boolean | undefined;
}

/** Stops a deployment where it is, and rolls it back if that is asked for, or else if its group wants it. */
export const stopDeployment = operation("codedeploy", "StopDeployment", {
  check(view: View, { deploymentId, autoRollbackEnabled }: StopDeploymentInput): Plan {
    const row = deploymentNamed(view, deploymentId);
    if (row.completedAt !== null) throw alreadyCompleted(deploymentId);
    return { row, rollBack: autoRollbackEnabled };
  },

  apply(ctx: Context, { row, rollBack }: Plan): StopDeploymentOutput {
    endEarly(ctx, row, STOPPED_BY_HAND, rollBack);
    return { status: "Succeeded", statusMessage: "No more commands will be scheduled for execution in the deployment instances" };
  },
});
