import type { GetRolePolicyRequest, GetRolePolicyResponse } from "../../../../aws/generated/iam.ts";
import { reading } from "../../../kernel/operation.ts";
import { encodeDocument } from "../encode.ts";
import { needRole } from "../lookup.ts";
import { rolePolicyNotFound } from "../refusals.ts";

/** A policy that is a part of its role. */
export const getRolePolicy = reading(
  "iam",
  "GetRolePolicy",
  (view, { RoleName, PolicyName }: GetRolePolicyRequest): GetRolePolicyResponse => {
    const policy = needRole(view, RoleName).inlinePolicies.find(({ policyName }) => policyName === PolicyName);
    if (policy === undefined) throw rolePolicyNotFound(PolicyName);
    return { RoleName, PolicyName, PolicyDocument: encodeDocument(policy.document) };
  },
);
