import type {
  BatchGetDeploymentsInput,
  BatchGetDeploymentsOutput,
  GetDeploymentInput,
  GetDeploymentOutput,
  ListDeploymentsInput,
  ListDeploymentsOutput,
} from "../../../../aws/generated/codedeploy.ts";
import { epochSeconds } from "../../../../aws/epoch.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeDeployment } from "../describe.ts";
import { deploymentNamed, groupNamed, pageOf } from "../find.ts";
import { DEPLOYMENTS_PER_BATCH } from "../limits.ts";
import { refusal } from "../refusals.ts";
import { codeDeployments, type DeploymentRow } from "../tables.ts";

export const getDeployment = reading("codedeploy", "GetDeployment", (view, { deploymentId }: GetDeploymentInput): GetDeploymentOutput => ({
  deploymentInfo: describeDeployment(deploymentNamed(view, deploymentId)),
}));

export const batchGetDeployments = reading("codedeploy", "BatchGetDeployments", (view, { deploymentIds }: BatchGetDeploymentsInput): BatchGetDeploymentsOutput => {
  // Assumed wording.
  if (deploymentIds.length > DEPLOYMENTS_PER_BATCH) throw refusal("BatchLimitExceededException", `At most ${DEPLOYMENTS_PER_BATCH} deployments can be asked for at once`);
  return { deploymentsInfo: deploymentIds.map((id) => describeDeployment(deploymentNamed(view, id))) };
});

/** The ids of deployments, newest first (assumed). */
export const listDeployments = reading("codedeploy", "ListDeployments", (view, input: ListDeploymentsInput): ListDeploymentsOutput => {
  const { applicationName, deploymentGroupName } = input;
  // CodeDeploy API: both or none.
  if (applicationName === undefined && deploymentGroupName !== undefined) throw refusal("ApplicationNameRequiredException", "The application name is required with a deployment group name");
  if (applicationName !== undefined && deploymentGroupName === undefined) throw refusal("DeploymentGroupNameRequiredException", "The deployment group name is required with an application name");
  const groupKey = applicationName === undefined || deploymentGroupName === undefined ? undefined : groupNamed(view, applicationName, deploymentGroupName).groupKey;
  const meant = view.all(codeDeployments).filter((row) => (groupKey === undefined || row.groupKey === groupKey) && isMeant(row, input));
  const { page, next } = pageOf(meant.map(({ deploymentId }) => deploymentId).toReversed(), input.nextToken);
  return { deployments: page, ...next };
});

function isMeant({ status, createdAt }: DeploymentRow, { includeOnlyStatuses = [], createTimeRange = {} }: ListDeploymentsInput): boolean {
  const { start = Number.NEGATIVE_INFINITY, end = Number.POSITIVE_INFINITY } = createTimeRange;
  const at = epochSeconds(createdAt);
  return (includeOnlyStatuses.length === 0 || includeOnlyStatuses.includes(status)) && at >= start && at <= end;
}
