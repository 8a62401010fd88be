import type { AccountDescription } from "../../../../aws/account/description.ts";
import { readPolicy, SyntaxProblem } from "../../../../aws/rules/policyDocument.ts";
import { repeated } from "../../../../lib/repeated.ts";
import type { View } from "../../../kernel/context.ts";
import { policyArn } from "../arns.ts";
import { findPolicy } from "../foundPolicy.ts";
import { INLINE_POLICIES_SIZE, INSTANCE_PROFILES, POLICIES, POLICIES_PER_ROLE, ROLES } from "../limits.ts";
import { instanceProfiles, keyOf, policies, policiesByName, roles } from "../tables.ts";

/** What an account is described to have of IAM. */
export type Rights = Pick<AccountDescription, "roles" | "policies" | "instanceProfiles">;

/** What keeps IAM from taking in what is described, as a sentence. What documents mean is judged when they are asked. */
export function problemOfIam(view: View, account: Rights): string | undefined {
  return problemOfPolicies(view, account) ?? problemOfRoles(view, account) ?? problemOfProfiles(view, account);
}

function problemOfPolicies(view: View, { policies: described }: Rights): string | undefined {
  for (const { policyName, document } of described) {
    if (view.count(policiesByName, keyOf(policyName)) > 0) return `The policy ${policyName} is there already.`;
    if (!isReadable(document)) return `The policy ${policyName} has a document that is no policy.`;
  }
  const twice = repeated(described.map(({ policyName }) => keyOf(policyName)));
  if (twice !== undefined) return `The policy ${twice} is described twice.`;
  return view.size(policies) + described.length > POLICIES ? `There can be at most ${POLICIES} policies.` : undefined;
}

function problemOfRoles(view: View, { roles: described, policies: own }: Rights): string | undefined {
  const known = new Set(own.map(({ path, policyName }) => policyArn(path, policyName)));
  for (const role of described) {
    const { attachedPolicyArns, permissionsBoundaryArn, inlinePolicies, assumeRolePolicyDocument } = role;
    const what = `The role ${role.roleName}`;
    const arns = [...(attachedPolicyArns ?? []), ...(permissionsBoundaryArn === null ? [] : [permissionsBoundaryArn])];
    const lost = arns.find((arn) => !known.has(arn) && findPolicy(view, arn) === undefined);
    if (lost !== undefined) return `${what} has the policy ${lost}, which is not described.`;
    if (repeated(attachedPolicyArns ?? []) !== undefined || repeated(inlinePolicies.map(({ policyName }) => policyName)) !== undefined) return `${what} has a policy twice.`;
    if ((attachedPolicyArns ?? []).length > POLICIES_PER_ROLE) return `${what} has more than ${POLICIES_PER_ROLE} managed policies.`;
    if (inlinePolicies.reduce((sum, { document }) => sum + document.length, 0) > 4 * INLINE_POLICIES_SIZE) return `${what} has policies of its own that are too long.`;
    if (![assumeRolePolicyDocument, ...inlinePolicies.map(({ document }) => document)].every(isReadable)) return `${what} has a document that is no policy.`;
  }
  const twice = repeated(described.map(({ roleName }) => keyOf(roleName)));
  if (twice !== undefined) return `The role ${twice} is described twice.`;
  return view.size(roles) + described.length > ROLES ? `There can be at most ${ROLES} roles.` : undefined;
}

function problemOfProfiles(view: View, { instanceProfiles: described, roles: own }: Rights): string | undefined {
  const names = new Set(own.map(({ roleName }) => keyOf(roleName)));
  for (const { instanceProfileName, roleName } of described) {
    if (roleName !== null && !names.has(keyOf(roleName)) && view.find(roles, keyOf(roleName)) === undefined) return `The instance profile ${instanceProfileName} holds ${roleName}, which is no role.`;
  }
  const twice = repeated(described.map(({ instanceProfileName }) => keyOf(instanceProfileName)));
  if (twice !== undefined) return `The instance profile ${twice} is described twice.`;
  return view.size(instanceProfiles) + described.length > INSTANCE_PROFILES ? `There can be at most ${INSTANCE_PROFILES} instance profiles.` : undefined;
}

function isReadable(document: string): boolean {
  try {
    readPolicy(document);
    return true;
  } catch (thrown) {
    if (thrown instanceof SyntaxProblem) return false;
    throw thrown;
  }
}
