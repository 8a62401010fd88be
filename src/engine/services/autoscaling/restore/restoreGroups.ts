import type { AccountDescription } from "../../../../aws/account/description.ts";
import type { GroupDescription } from "../../../../aws/account/groups.ts";
import { assert } from "../../../../lib/assert.ts";
import type { Context } from "../../../kernel/context.ts";
import { awaitActions } from "../processes/scheduledActions.ts";
import { withAlarms } from "../operations/putScalingPolicy.ts";
import { autoScalingGroups, groupInstances } from "../tables.ts";
import { groupLooks } from "../timers.ts";
import { GROUP_LOOKS } from "../timing.ts";
import { nameOfGroup, policiesFrom, rowFrom, templateOfGroup } from "./described.ts";

/** Writes down groups with the instances that they have, and what scales them; from then on they look after them. */
export function restoreGroups(ctx: Context, { autoScalingGroups: groups, launchTemplates }: Pick<AccountDescription, "autoScalingGroups" | "launchTemplates">): void {
  for (const group of groups) {
    const template = launchTemplates.find(({ launchTemplateId }) => launchTemplateId === templateOfGroup(group));
    assert(template !== undefined, `the launch template of ${nameOfGroup(group)} was seen to be described`);
    const { launchTemplateId, launchTemplateName } = template;
    restoreGroup(ctx, group, { launchTemplateId, launchTemplateName });
  }
}

function restoreGroup(ctx: Context, group: GroupDescription, template: Parameters<typeof rowFrom>[1]): void {
  const { autoScalingGroupName: name, launchTemplate } = ctx.insert(autoScalingGroups, rowFrom(group, template, ctx.now));
  const scalingPolicies = policiesFrom(group).map(({ asked, ...policy }) => ({ ...policy, scaling: withAlarms(ctx, asked, { name, policyArn: policy.policyArn }), evaluation: null }));
  if (scalingPolicies.length > 0) ctx.update(autoScalingGroups, name, { scalingPolicies });
  for (const { instanceId, isStandby, isHealthy, isProtected } of group.instances) {
    ctx.insert(groupInstances, { instanceId, autoScalingGroupName: name, lifecycleState: isStandby ? "Standby" : "InService", isHealthy, isProtectedFromScaleIn: isProtected, launchTemplate, activityId: "" });
  }
  if (group.actions.length > 0) awaitActions(ctx, name);
  ctx.schedule(groupLooks, name, GROUP_LOOKS);
}
