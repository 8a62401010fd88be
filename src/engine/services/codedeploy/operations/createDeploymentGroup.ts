import type { CreateDeploymentGroupInput, CreateDeploymentGroupOutput } from "../../../../aws/generated/codedeploy.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { uuid } from "../../../kernel/ids.ts";
import { operation } from "../../../kernel/operation.ts";
import { applicationNamed, groupsOf } from "../find.ts";
import { settingsFrom } from "../groupSettings.ts";
import { GROUPS_PER_APPLICATION } from "../limits.ts";
import { refusal } from "../refusals.ts";
import { groupKeyOf, groups, type GroupRow } from "../tables.ts";

type Plan = Pick<GroupRow, "groupKey" | "applicationName" | "deploymentGroupName" | "settings">;

/** Makes a deployment group: the service that is deployed, its two target groups and how traffic moves between them. */
export const createDeploymentGroup = operation("codedeploy", "CreateDeploymentGroup", {
  check(view: View, input: CreateDeploymentGroupInput): Plan {
    const { applicationName, deploymentGroupName } = input;
    applicationNamed(view, applicationName);
    const groupKey = groupKeyOf(applicationName, deploymentGroupName);
    // Assumed wordings.
    if (view.find(groups, groupKey) !== undefined) throw refusal("DeploymentGroupAlreadyExistsException", `Deployment Group already exists with name: ${deploymentGroupName}`);
    if (groupsOf(view, applicationName).length >= GROUPS_PER_APPLICATION) throw refusal("DeploymentGroupLimitExceededException", `The application has ${GROUPS_PER_APPLICATION} deployment groups and takes no more`);
    return { groupKey, applicationName, deploymentGroupName, settings: settingsFrom(view, input, { groupKey, before: null }) };
  },

  apply(ctx: Context, plan: Plan): CreateDeploymentGroupOutput {
    const { deploymentGroupId } = ctx.insert(groups, { ...plan, deploymentGroupId: uuid(ctx), lastAttempted: null, lastSuccessful: null });
    return { deploymentGroupId };
  },
});
