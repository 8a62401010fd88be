import type { DeleteSecurityGroupRequest, DeleteSecurityGroupResult } from "../../../../aws/generated/ec2.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { isUsedByClassic } from "../../elb/contract.ts";
import { usesSecurityGroup } from "../../elbv2/contract.ts";
import { changing } from "../dryRun.ts";
import { groupNamed } from "../lookup.ts";
import { missingParameter } from "../refusals.ts";
import { instances, networkInterfaces, securityGroups } from "../tables.ts";

/** Deletes a security group that nothing carries and no other group's rule names. */
export const deleteSecurityGroup = changing("DeleteSecurityGroup", {
  check(view, input: DeleteSecurityGroupRequest) {
    if (input.GroupId === undefined && input.GroupName === undefined) {
      throw missingParameter("The request must contain the parameter GroupName or GroupId");
    }
    const { groupId, groupName } = groupNamed(view, input);
    if (groupName === "default") {
      const message = `the specified group: "${groupId}" name: "default" cannot be deleted by a user`;
      throw new Refusal("CannotDelete", message);
    }
    const carried = view
      .all(instances)
      .some((instance) => instance.state !== "terminated" && instance.securityGroupIds.includes(groupId));
    const named = view
      .all(securityGroups)
      .some((group) => group.groupId !== groupId && [...group.ingress, ...group.egress].some((rule) => rule.sourceGroupId === groupId));
    const attached = view.all(networkInterfaces).some(({ securityGroupIds }) => securityGroupIds.includes(groupId));
    if (carried || attached || named || usesSecurityGroup(view, groupId) || isUsedByClassic(view, groupId)) {
      throw new Refusal("DependencyViolation", `resource ${groupId} has a dependent object`);
    }
    return groupId;
  },

  apply(ctx, groupId): DeleteSecurityGroupResult {
    ctx.remove(securityGroups, groupId);
    return { Return: true, GroupId: groupId };
  },
});
