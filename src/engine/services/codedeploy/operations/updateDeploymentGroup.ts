import type { UpdateDeploymentGroupInput, UpdateDeploymentGroupOutput } from "../../../../aws/generated/codedeploy.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { groupNamed, openDeploymentOf } from "../find.ts";
import { settingsFrom } from "../groupSettings.ts";
import { refusal } from "../refusals.ts";
import { groupKeyOf, groups, type GroupRow } from "../tables.ts";

interface Plan {
  readonly before: GroupRow;
  readonly after: GroupRow;
}

/** Changes what is given of a deployment group. A deployment that is under way goes by what it began with. */
export const updateDeploymentGroup = operation("codedeploy", "UpdateDeploymentGroup", {
  check(view: View, input: UpdateDeploymentGroupInput): Plan {
    const before = groupNamed(view, input.applicationName, input.currentDeploymentGroupName);
    const deploymentGroupName = input.newDeploymentGroupName ?? before.deploymentGroupName;
    const groupKey = groupKeyOf(before.applicationName, deploymentGroupName);
    if (groupKey !== before.groupKey) {
      // Assumed, both wordings, and that a group keeps its name while it deploys.
      if (view.find(groups, groupKey) !== undefined) throw refusal("DeploymentGroupAlreadyExistsException", `Deployment Group already exists with name: ${deploymentGroupName}`);
      if (openDeploymentOf(view, before) !== undefined) throw refusal("InvalidInputException", `The Deployment Group '${before.deploymentGroupName}' has an active Deployment and cannot be renamed`);
    }
    const settings = settingsFrom(view, input, { groupKey: before.groupKey, before: before.settings });
    return { before, after: { ...before, groupKey, deploymentGroupName, settings } };
  },

  apply(ctx: Context, { before, after }: Plan): UpdateDeploymentGroupOutput {
    if (after.groupKey === before.groupKey) ctx.update(groups, before.groupKey, after);
    else {
      ctx.remove(groups, before.groupKey);
      ctx.insert(groups, after);
    }
    return {};
  },
});
