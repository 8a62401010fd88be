import type {
  BatchGetDeploymentTargetsInput,
  BatchGetDeploymentTargetsOutput,
  GetDeploymentTargetInput,
  GetDeploymentTargetOutput,
  ListDeploymentTargetsInput,
  ListDeploymentTargetsOutput,
} from "../../../../aws/generated/codedeploy.ts";
import type { View } from "../../../kernel/context.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeTarget, targetIdOf } from "../describe.ts";
import { deploymentNamed } from "../find.ts";
import { refusal } from "../refusals.ts";
import type { DeploymentRow } from "../tables.ts";

export const getDeploymentTarget = reading("codedeploy", "GetDeploymentTarget", (view, { deploymentId, targetId }: GetDeploymentTargetInput): GetDeploymentTargetOutput => {
  const row = startedNamed(view, deploymentId);
  checkTarget(row, targetId);
  return { deploymentTarget: describeTarget(view, row) };
});

export const batchGetDeploymentTargets = reading("codedeploy", "BatchGetDeploymentTargets", (view, { deploymentId, targetIds }: BatchGetDeploymentTargetsInput): BatchGetDeploymentTargetsOutput => {
  const row = startedNamed(view, deploymentId);
  for (const targetId of targetIds) checkTarget(row, targetId);
  return { deploymentTargets: targetIds.map(() => describeTarget(view, row)) };
});

/** An ECS deployment has one target: its service. */
export const listDeploymentTargets = reading("codedeploy", "ListDeploymentTargets", (view, { deploymentId }: ListDeploymentTargetsInput): ListDeploymentTargetsOutput => ({
  targetIds: [targetIdOf(startedNamed(view, deploymentId).settings)],
}));

/** The wordings are assumed. */
function startedNamed(view: View, deploymentId: string): DeploymentRow {
  const row = deploymentNamed(view, deploymentId);
  if (row.startedAt === null && row.completedAt === null) throw refusal("DeploymentNotStartedException", `The deployment ${deploymentId} has not started`);
  return row;
}

function checkTarget({ deploymentId, settings }: DeploymentRow, targetId: string): void {
  if (targetId !== targetIdOf(settings)) throw refusal("DeploymentTargetDoesNotExistException", `The deployment ${deploymentId} has no target ${targetId}`);
}
