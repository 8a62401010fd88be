import type { CreateDeploymentInput, CreateDeploymentOutput, RevisionLocation } from "../../../../aws/generated/codedeploy.ts";
import { readAppSpec } from "../../../../aws/appSpec.ts";
import { sha256 } from "../../../../lib/sha256.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { routingNamed } from "../configNames.ts";
import { newRun } from "../end.ts";
import { groupNamed, openDeploymentOf } from "../find.ts";
import { alarmsFrom, autoRollbackFrom, checkRouting } from "../groupSettings.ts";
import { DEPLOYMENTS } from "../limits.ts";
import { deploymentIdFor } from "../newId.ts";
import { notSimulated, refusal } from "../refusals.ts";
import { codeDeployments, groups, type GroupRow, type GroupSettings } from "../tables.ts";
import { deploymentGoesOn } from "../timers.ts";
import { BEGINS_AFTER } from "../timing.ts";

interface Plan {
  readonly group: GroupRow;
  readonly settings: GroupSettings;
  readonly revision: RevisionLocation;
  readonly description: string | null;
}

/** Deploys what an AppSpec file says to the service of a deployment group. It begins a little later. */
export const createDeployment = operation("codedeploy", "CreateDeployment", {
  check(view: View, input: CreateDeploymentInput): Plan {
    // The wordings are assumed but for those that say otherwise.
    if (input.deploymentGroupName === undefined) throw refusal("DeploymentGroupNameRequiredException", "The deployment group name is required");
    const group = groupNamed(view, input.applicationName, input.deploymentGroupName);
    const revision = revisionFrom(input.revision);
    if (input.targetInstances !== undefined) throw refusal("InvalidTargetInstancesException", "Target instances cannot be specified for an ECS deployment group");
    const open = openDeploymentOf(view, group);
    // Observed.
    if (open !== undefined) throw refusal("DeploymentLimitExceededException", `The Deployment Group '${group.deploymentGroupName}' already has an active Deployment '${open.deploymentId}'`);
    if (view.size(codeDeployments) >= DEPLOYMENTS) throw refusal("DeploymentLimitExceededException", `At most ${DEPLOYMENTS} deployments can be kept`);
    const { settings } = group;
    const deploymentConfigName = input.deploymentConfigName ?? settings.deploymentConfigName;
    checkRouting(view, settings.pair, routingNamed(view, deploymentConfigName));
    return {
      group,
      revision,
      description: input.description ?? null,
      settings: {
        ...settings,
        deploymentConfigName,
        alarms: alarmsFrom(input.overrideAlarmConfiguration) ?? settings.alarms,
        autoRollback: autoRollbackFrom(input.autoRollbackConfiguration) ?? settings.autoRollback,
      },
    };
  },

  apply(ctx: Context, { group, settings, revision, description }: Plan): CreateDeploymentOutput {
    const deploymentId = deploymentIdFor(ctx);
    const before = group.lastSuccessful === null ? undefined : ctx.find(codeDeployments, group.lastSuccessful);
    ctx.insert(codeDeployments, {
      deploymentId,
      groupKey: group.groupKey,
      settings,
      creator: "user",
      description,
      revision,
      previousRevision: before?.revision ?? null,
      status: "Created",
      error: null,
      rollback: null,
      ...newRun(ctx),
      blueSetId: null,
      greenSetId: null,
    });
    ctx.update(groups, group.groupKey, { lastAttempted: deploymentId });
    ctx.schedule(deploymentGoesOn, deploymentId, BEGINS_AFTER);
    return { deploymentId };
  },
});

function revisionFrom(revision: RevisionLocation | undefined): RevisionLocation {
  if (revision === undefined) throw refusal("RevisionRequiredException", "The revision is required");
  const { revisionType } = revision;
  if (revisionType === "S3") throw notSimulated("A revision in Amazon S3");
  const given = revisionType === "AppSpecContent" ? revision.appSpecContent : revisionType === "String" ? revision.string : undefined;
  if (given?.content === undefined) throw refusal("InvalidRevisionException", "For ECS deployment, the revision must have the type AppSpecContent, with content");
  if (given.sha256 !== undefined && given.sha256.toLowerCase() !== sha256(given.content)) throw refusal("InvalidRevisionException", "The SHA256 hash of the revision is not that of its content");
  const reading = readAppSpec(given.content);
  if (!reading.ok) throw refusal("InvalidRevisionException", reading.message);
  return revision;
}
