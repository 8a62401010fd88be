import type { Described } from "../../aws/recreate.ts";
import { PREDEFINED } from "../../aws/rules/codeDeployConfigs.ts";
import type { AccountReader } from "./accountReader.ts";
import { isDescribed } from "./parts.ts";

/** What CodeDeploy has, and the alarms of CloudWatch that deployments look at. */
export interface DeployingAnswers {
  readonly alarms: readonly Described[];
  readonly applications: readonly { readonly described: Described; readonly groups: readonly Described[] }[];
  /** Beside those that are CodeDeploy's own. */
  readonly deploymentConfigs: readonly Described[];
}

export async function readDeploying(reader: AccountReader): Promise<DeployingAnswers> {
  const names = await reader.texts("codedeploy", "ListApplications", {}, "applications");
  const configs = (await reader.texts("codedeploy", "ListDeploymentConfigs", {}, "deploymentConfigsList")).filter((name) => !Object.hasOwn(PREDEFINED, name));
  return {
    alarms: await reader.list("cloudwatch", "DescribeAlarms", {}, "MetricAlarms"),
    applications: await reader.each(names, (applicationName) => readApplication(reader, applicationName)),
    deploymentConfigs: await reader.each(configs, async (deploymentConfigName) => part(await reader.one("codedeploy", "GetDeploymentConfig", { deploymentConfigName }), "deploymentConfigInfo")),
  };
}

async function readApplication(reader: AccountReader, applicationName: string): Promise<DeployingAnswers["applications"][number]> {
  const described = part(await reader.one("codedeploy", "GetApplication", { applicationName }), "application");
  const names = await reader.texts("codedeploy", "ListDeploymentGroups", { applicationName }, "deploymentGroups");
  const groups = await reader.each(names, async (deploymentGroupName) => part(await reader.one("codedeploy", "GetDeploymentGroup", { applicationName, deploymentGroupName }), "deploymentGroupInfo"));
  return { described, groups };
}

function part(answer: Described, member: string): Described {
  const found = answer[member];
  return isDescribed(found) ? found : {};
}
