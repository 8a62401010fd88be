import type { Operation } from "../../kernel/operation.ts";
import { lateOperations } from "../late.ts";
import { provideDeciding, type Decide } from "./decide/decide.ts";

/** What IAM consists of beside its tables. */
export interface IamCode {
  readonly operations: readonly Operation[];
  readonly decide: Decide;
}

const NAMES = [
  "AddRoleToInstanceProfile", "AttachRolePolicy", "CreateInstanceProfile", "CreatePolicy", "CreateRole",
  "CreateServiceLinkedRole", "DeleteInstanceProfile", "DeletePolicy", "DeleteRole", "DeleteRolePolicy",
  "DeleteServiceLinkedRole", "DetachRolePolicy", "GetInstanceProfile", "GetPolicy", "GetPolicyVersion", "GetRole", "GetRolePolicy",
  "ListAttachedRolePolicies", "ListInstanceProfiles", "ListInstanceProfilesForRole", "ListPolicies",
  "ListPolicyVersions", "ListRolePolicies", "ListRoleTags", "ListRoles", "PutRolePolicy",
  "RemoveRoleFromInstanceProfile", "SimulatePrincipalPolicy", "TagRole", "UntagRole", "UpdateAssumeRolePolicy", "UpdateRole",
];

/** Few sessions ask IAM for anything, so nobody waits for its code, and for AWS's policies, who does not need them. */
export const iamLate = lateOperations("iam", NAMES, /^(?:Get|List|Simulate)/);

/** Hands in the code. A session that calls an operation must not be opened before. */
export function provideIam({ operations, decide }: IamCode): void {
  iamLate.provide(operations);
  provideDeciding(decide);
}
