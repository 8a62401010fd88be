import type { DeleteDeploymentConfigInput, Nothing } from "../../../../aws/generated/codedeploy.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { isPredefined } from "../configNames.ts";
import { refusal } from "../refusals.ts";
import { configs, groups, openDeployments, type ConfigRow } from "../tables.ts";

/** Deletes a deployment configuration, if there is one, that no deployment group or deployment has. The wordings are assumed. */
export const deleteDeploymentConfig = operation("codedeploy", "DeleteDeploymentConfig", {
  check(view: View, { deploymentConfigName }: DeleteDeploymentConfigInput): ConfigRow | undefined {
    if (isPredefined(deploymentConfigName)) throw refusal("InvalidOperationException", "A predefined deployment configuration cannot be deleted");
    const isUsed = [...view.all(groups), ...view.where(openDeployments, "")].some(({ settings }) => settings.deploymentConfigName === deploymentConfigName);
    if (isUsed) throw refusal("DeploymentConfigInUseException", `The deployment configuration ${deploymentConfigName} is in use`);
    return view.find(configs, deploymentConfigName);
  },

  apply(ctx: Context, config: ConfigRow | undefined): Nothing {
    if (config !== undefined) ctx.remove(configs, config.deploymentConfigName);
    return {};
  },
});
