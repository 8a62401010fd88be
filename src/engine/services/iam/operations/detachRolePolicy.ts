import type { DetachRolePolicyRequest, Nothing } from "../../../../aws/generated/iam.ts";
import { operation } from "../../../kernel/operation.ts";
import { rightsChanged } from "../events.ts";
import { checkPolicyArn } from "../foundPolicy.ts";
import { needOwnRole } from "../lookup.ts";
import { policyNotFound } from "../refusals.ts";
import { roles } from "../tables.ts";

/** Detaches a managed policy from a role. */
export const detachRolePolicy = operation("iam", "DetachRolePolicy", {
  check(view, { RoleName, PolicyArn }: DetachRolePolicyRequest) {
    const { roleKey, attachedPolicyArns: arns } = needOwnRole(view, RoleName);
    checkPolicyArn(PolicyArn);
    if (!arns.includes(PolicyArn)) throw policyNotFound(PolicyArn);
    return { roleKey, attachedPolicyArns: arns.filter((arn) => arn !== PolicyArn) };
  },

  apply(ctx, { roleKey, attachedPolicyArns }): Nothing {
    ctx.update(roles, roleKey, { attachedPolicyArns });
    ctx.emit(rightsChanged, { roleKey });
    return {};
  },
});
