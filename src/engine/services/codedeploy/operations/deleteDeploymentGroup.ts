import type { DeleteDeploymentGroupInput, DeleteDeploymentGroupOutput } from "../../../../aws/generated/codedeploy.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { groupKeyOf, groups, type GroupRow } from "../tables.ts";

/** Deletes a deployment group, if there is one. */
export const deleteDeploymentGroup = operation("codedeploy", "DeleteDeploymentGroup", {
  check: (view: View, { applicationName, deploymentGroupName }: DeleteDeploymentGroupInput): GroupRow | undefined => view.find(groups, groupKeyOf(applicationName, deploymentGroupName)),

  apply(ctx: Context, group: GroupRow | undefined): DeleteDeploymentGroupOutput {
    if (group !== undefined) ctx.remove(groups, group.groupKey);
    return { hooksNotCleanedUp: [] };
  },
});
