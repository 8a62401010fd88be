import type { ModifyInstanceAttributeRequest } from "../../../../aws/generated/ec2.ts";
import { changing } from "../dryRun.ts";
import { networkChanged } from "../events.ts";
import { groupNamed, instancesNamed } from "../lookup.ts";
import { groupNotFound, invalidParameterValue, notSimulated } from "../refusals.ts";
import { GROUPS_PER_INTERFACE } from "../limits.ts";
import { instances } from "../tables.ts";

/** Gives an instance other security groups, running or not. */
export const modifyInstanceAttribute = changing("ModifyInstanceAttribute", {
  check(view, { InstanceId, Groups, DryRun: _dryRun, ...others }: ModifyInstanceAttributeRequest) {
    const [other] = Object.entries(others).flatMap(([member, value]) => (value === undefined ? [] : [member]));
    if (other !== undefined) throw notSimulated(`ModifyInstanceAttribute with ${other}`);
    const [instance] = instancesNamed(view, [InstanceId]);
    const ids = [...new Set(Groups ?? [])];
    if (instance === undefined || ids.length === 0) throw invalidParameterValue("You must specify at least one security group."); // Assumed wording.
    for (const GroupId of ids) if (groupNamed(view, { GroupId }).vpcId !== instance.vpcId) throw groupNotFound(GroupId);
    // Assumed wording.
    if (ids.length > GROUPS_PER_INTERFACE) throw invalidParameterValue(`You have specified more than ${GROUPS_PER_INTERFACE} security groups for a network interface.`);
    return { instance, securityGroupIds: ids };
  },

  apply(ctx, { instance: { instanceId, vpcId }, securityGroupIds }) {
    ctx.update(instances, instanceId, { securityGroupIds });
    ctx.emit(networkChanged, { vpcId });
    return {};
  },
});
