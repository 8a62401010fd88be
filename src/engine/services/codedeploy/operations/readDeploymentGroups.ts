import type { GetDeploymentGroupInput, GetDeploymentGroupOutput, LastDeploymentInfo, ListDeploymentGroupsInput, ListDeploymentGroupsOutput } from "../../../../aws/generated/codedeploy.ts";
import { epochSeconds } from "../../../../aws/epoch.ts";
import type { View } from "../../../kernel/context.ts";
import { reading } from "../../../kernel/operation.ts";
import { STYLE } from "../describe.ts";
import { applicationNamed, groupNamed, groupsOf, pageOf } from "../find.ts";
import { codeDeployments } from "../tables.ts";

export const getDeploymentGroup = reading("codedeploy", "GetDeploymentGroup", (view, input: GetDeploymentGroupInput): GetDeploymentGroupOutput => {
  const { applicationName, deploymentGroupName, deploymentGroupId, settings, lastAttempted, lastSuccessful } = groupNamed(view, input.applicationName, input.deploymentGroupName);
  return {
    deploymentGroupInfo: {
      applicationName,
      deploymentGroupId,
      deploymentGroupName,
      deploymentConfigName: settings.deploymentConfigName,
      ec2TagFilters: [],
      onPremisesInstanceTagFilters: [],
      autoScalingGroups: [],
      serviceRoleArn: settings.serviceRoleArn,
      targetRevision: lastSuccessful === null ? undefined : (view.find(codeDeployments, lastSuccessful)?.revision ?? undefined),
      triggerConfigurations: [],
      alarmConfiguration: settings.alarms ?? undefined,
      autoRollbackConfiguration: settings.autoRollback ?? undefined,
      deploymentStyle: STYLE,
      outdatedInstancesStrategy: "UPDATE",
      blueGreenDeploymentConfiguration: settings.blueGreen,
      loadBalancerInfo: { targetGroupPairInfoList: [settings.pair] },
      lastSuccessfulDeployment: lastOf(view, lastSuccessful),
      lastAttemptedDeployment: lastOf(view, lastAttempted),
      computePlatform: "ECS",
      ecsServices: [settings.service],
      terminationHookEnabled: false,
    },
  };
});

function lastOf(view: View, deploymentId: string | null): LastDeploymentInfo | undefined {
  const row = deploymentId === null ? undefined : view.find(codeDeployments, deploymentId);
  if (row === undefined) return undefined;
  const { status, createdAt, completedAt } = row;
  return { deploymentId: row.deploymentId, status, createTime: epochSeconds(createdAt), endTime: completedAt === null ? undefined : epochSeconds(completedAt) };
}

/** The names of an application's groups, sorted (assumed). */
export const listDeploymentGroups = reading("codedeploy", "ListDeploymentGroups", (view, { applicationName, nextToken }: ListDeploymentGroupsInput): ListDeploymentGroupsOutput => {
  applicationNamed(view, applicationName);
  const names = groupsOf(view, applicationName).map(({ deploymentGroupName }) => deploymentGroupName);
  const { page, next } = pageOf(names.toSorted(), nextToken);
  return { applicationName, deploymentGroups: page, ...next };
});
