import type { ListAttachedRolePoliciesRequest, ListAttachedRolePoliciesResponse } from "../../../../aws/generated/iam.ts";
import { reading } from "../../../kernel/operation.ts";
import { POLICY_ARN } from "../arns.ts";
import { checkPath } from "../checkPath.ts";
import { needRole } from "../lookup.ts";
import { byName, pageOf } from "../pages.ts";

/** The managed policies of a role. */
export const listAttachedRolePolicies = reading(
  "iam",
  "ListAttachedRolePolicies",
  (view, input: ListAttachedRolePoliciesRequest): ListAttachedRolePoliciesResponse => {
    const { RoleName, PathPrefix = "/" } = input;
    checkPath(PathPrefix);
    const attached = needRole(view, RoleName).attachedPolicyArns.map((PolicyArn) => {
      const [, , path = "/", PolicyName = ""] = POLICY_ARN.exec(PolicyArn) ?? [];
      return { path, policy: { PolicyName, PolicyArn } };
    });
    const asked = attached.filter(({ path }) => path.startsWith(PathPrefix)).map(({ policy }) => policy);
    const { page, standing } = pageOf(byName(asked, ({ PolicyName }) => PolicyName), input);
    return { AttachedPolicies: page, ...standing };
  },
);
