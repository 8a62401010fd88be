import type { GetDeploymentConfigInput, GetDeploymentConfigOutput, ListDeploymentConfigsInput, ListDeploymentConfigsOutput } from "../../../../aws/generated/codedeploy.ts";
import { reading } from "../../../kernel/operation.ts";
import { configNames, describeConfig } from "../configNames.ts";
import { pageOf } from "../find.ts";

export const getDeploymentConfig = reading("codedeploy", "GetDeploymentConfig", (view, { deploymentConfigName }: GetDeploymentConfigInput): GetDeploymentConfigOutput => ({
  deploymentConfigInfo: describeConfig(view, deploymentConfigName),
}));

/** The names of those that are for ECS. */
export const listDeploymentConfigs = reading("codedeploy", "ListDeploymentConfigs", (view, { nextToken }: ListDeploymentConfigsInput): ListDeploymentConfigsOutput => {
  const { page, next } = pageOf(configNames(view), nextToken);
  return { deploymentConfigsList: page, ...next };
});
