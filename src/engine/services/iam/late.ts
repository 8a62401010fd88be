import { assert } from "../../../lib/assert.ts";
import type { Context, View } from "../../kernel/context.ts";
import type { Operation } from "../../kernel/operation.ts";
import { provideDeciding, type Decide } from "./decide/decide.ts";

/** Few sessions ask IAM for anything, so nobody waits for its code, and for AWS's policies, who does not need them. */
let provided: ReadonlyMap<string, Operation> | undefined;

/** What IAM consists of beside its tables. */
export interface IamCode {
  readonly operations: readonly Operation[];
  readonly decide: Decide;
}

/** Hands in the code. A session that calls an operation must not be opened before. */
export function provideIam({ operations, decide }: IamCode): void {
  provided = new Map(operations.map((operation) => [operation.name, operation]));
  provideDeciding(decide);
}

/** Whether IAM's operations can be carried out. */
export function canDoIam(): boolean {
  return provided !== undefined;
}

const NAMES = [
  "AddRoleToInstanceProfile", "AttachRolePolicy", "CreateInstanceProfile", "CreatePolicy", "CreateRole",
  "CreateServiceLinkedRole", "DeleteInstanceProfile", "DeletePolicy", "DeleteRole", "DeleteRolePolicy",
  "DeleteServiceLinkedRole", "DetachRolePolicy", "GetInstanceProfile", "GetPolicy", "GetPolicyVersion", "GetRole", "GetRolePolicy",
  "ListAttachedRolePolicies", "ListInstanceProfiles", "ListInstanceProfilesForRole", "ListPolicies",
  "ListPolicyVersions", "ListRolePolicies", "ListRoleTags", "ListRoles", "PutRolePolicy",
  "RemoveRoleFromInstanceProfile", "SimulatePrincipalPolicy", "TagRole", "UntagRole", "UpdateAssumeRolePolicy", "UpdateRole",
];

/** The operations before they are there: each finds its code when it is called. */
export const lateOperations: readonly Operation[] = NAMES.map((name) => ({
  service: "iam",
  name,
  readOnly: /^(?:Get|List|Simulate)/.test(name),
  check: (view: View, input: never) => needOperation(name).check(view, input),
  apply: (ctx: Context, plan: never) => needOperation(name).apply(ctx, plan),
}));

function needOperation(name: string): Operation {
  const operation = provided?.get(name);
  assert(operation !== undefined, `the code of iam ${name} was not handed in`);
  return operation;
}
