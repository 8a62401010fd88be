import type { CreateSecurityGroupRequest, CreateSecurityGroupResult } from "../../../../aws/generated/ec2.ts";
import { hexId } from "../../../kernel/ids.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { describeTags } from "../describe.ts";
import { changing } from "../dryRun.ts";
import { describing } from "../groupText.ts";
import { GROUPS_PER_VPC } from "../limits.ts";
import { defaultVpc, vpcNamed } from "../lookup.ts";
import { invalidParameterValue } from "../refusals.ts";
import { EVERYTHING } from "../rules.ts";
import { groupArn } from "./describeSecurityGroups.ts";
import { groupsByVpc, securityGroups, type Tag } from "../tables.ts";

/** Creates a security group that lets nothing in and everything out. */
export const createSecurityGroup = changing("CreateSecurityGroup", {
  check(view, input: CreateSecurityGroupRequest) {
    const { vpcId } = input.VpcId === undefined ? defaultVpc(view) : vpcNamed(view, input.VpcId);
    if (input.GroupName.toLowerCase().startsWith("sg-")) {
      // Observed.
      throw invalidParameterValue("invalid value for parameter groupName. GroupName cannot begin with sg-");
    }
    if (input.GroupName.length > 255 || input.GroupName === "") {
      throw invalidParameterValue(`Value (${input.GroupName}) for parameter groupName is invalid. It must be 1 to 255 characters long.`);
    }
    const groups = view.where(groupsByVpc, vpcId);
    if (groups.some(({ groupName }) => groupName === input.GroupName)) {
      throw new Refusal("InvalidGroup.Duplicate", `The security group '${input.GroupName}' already exists for VPC '${vpcId}'`);
    }
    if (groups.length >= GROUPS_PER_VPC || view.size(securityGroups) >= securityGroups.limit) {
      throw new Refusal("SecurityGroupLimitExceeded", "The maximum number of security groups has been reached.");
    }
    return { vpcId, groupName: input.GroupName, description: describing("security group", input.Description), tags: tagsIn(input) };
  },

  apply(ctx, { vpcId, groupName, description, tags }): CreateSecurityGroupResult {
    const groupId = `sg-0${hexId(ctx, 16)}`;
    const egress = [{ ...EVERYTHING, ruleId: `sgr-0${hexId(ctx, 16)}`, cidrIp: "0.0.0.0/0" }];
    ctx.insert(securityGroups, { groupId, groupName, description, vpcId, ingress: [], egress, tags });
    return { GroupId: groupId, SecurityGroupArn: groupArn(groupId), Tags: describeTags(tags) };
  },
});

function tagsIn({ TagSpecifications }: CreateSecurityGroupRequest): readonly Tag[] {
  return (TagSpecifications ?? [])
    .filter(({ ResourceType }) => ResourceType === "security-group")
    .flatMap(({ Tags }) => (Tags ?? []).map(({ Key = "", Value = "" }) => ({ key: Key, value: Value })));
}
