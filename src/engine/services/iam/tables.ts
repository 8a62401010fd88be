import { index, table } from "../../kernel/table.ts";
import type { SimTime } from "../../kernel/time.ts";

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** A policy that is a part of its role. */
export interface InlinePolicy {
  readonly policyName: string;
  /** As it was given. */
  readonly document: string;
}

export interface RoleRow {
  /** The name in small letters: two names that differ in nothing else are one. */
  readonly roleKey: string;
  readonly roleName: string;
  readonly path: string;
  readonly roleId: string;
  readonly description: string | null;
  /** The trust policy, as it was given. */
  readonly assumeRolePolicyDocument: string;
  readonly maxSessionSeconds: number;
  readonly permissionsBoundaryArn: string | null;
  /** In the order in which they were attached. */
  readonly attachedPolicyArns: readonly string[];
  readonly inlinePolicies: readonly InlinePolicy[];
  readonly tags: readonly Tag[];
  readonly createdTime: SimTime;
}

export interface InstanceProfileRow {
  /** The name in small letters. */
  readonly profileKey: string;
  readonly instanceProfileName: string;
  readonly path: string;
  readonly instanceProfileId: string;
  /** The one role that it may hold. */
  readonly roleKey: string | null;
  readonly tags: readonly Tag[];
  readonly createdTime: SimTime;
}

/** A customer's own managed policy, in its only version. Those of AWS are in `managedPolicies.ts`. */
export interface PolicyRow {
  readonly policyArn: string;
  readonly policyName: string;
  readonly path: string;
  readonly policyId: string;
  readonly description: string | null;
  /** As it was given. */
  readonly document: string;
  readonly tags: readonly Tag[];
  readonly createdTime: SimTime;
}

/** That a role was asked to do something, and how it was answered: one row for each role, action and outcome. */
export interface DecisionRow {
  /** `roleArn action outcome` */
  readonly decisionId: string;
  readonly roleArn: string;
  readonly action: string;
  readonly outcome: "allowed" | "implicitDeny" | "explicitDeny" | "noRole" | "cannotAssume";
  /** Who acts in the role. */
  readonly servicePrincipal: string;
  readonly firstTime: SimTime;
  /** To the minute: it is written again only when what stands there is older. */
  readonly lastTime: SimTime;
  /** Who it was at `lastTime`, what for, and what they were told; null: it was allowed. */
  readonly sessionName: string;
  readonly resource: string;
  readonly message: string | null;
}

// Service-linked roles do not count towards the quota, so there is room for some more.
export const roles = table<RoleRow>("iam.roles", "roleKey", 1100);
export const instanceProfiles = table<InstanceProfileRow>("iam.instanceProfiles", "profileKey", 1000);
export const policies = table<PolicyRow>("iam.policies", "policyArn", 1500);

export const decisions = table<DecisionRow>("iam.decisions", "decisionId", 20_000);

/** The answers there were to who asked in a role for an action, see `askOf`. */
export const decisionsByAsk = index("byAsk", { table: decisions, reads: ["roleArn", "action"], by: ({ roleArn, action }) => askOf(roleArn, action) });
export const profilesByRole = index("byRole", { table: instanceProfiles, by: (profile) => profile.roleKey ?? undefined });
export const policiesByName = index("byName", { table: policies, by: (policy) => keyOf(policy.policyName) });

export function askOf(roleArn: string, action: string): string {
  return `${roleArn} ${action}`;
}

/** How names are told apart: API reference, "CreateRole": by their letters, whether small or not. */
export function keyOf(name: string): string {
  return name.toLowerCase();
}
