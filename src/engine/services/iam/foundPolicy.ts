import type { Policy } from "../../../aws/generated/iam.ts";
import { epochSeconds } from "../../../aws/epoch.ts";
import type { View } from "../../kernel/context.ts";
import { POLICY_ARN } from "./arns.ts";
import { managedPolicies } from "./managedPolicies.ts";
import { invalidInput } from "./refusals.ts";
import { policies, roles, type PolicyRow, type Tag } from "./tables.ts";

/** A managed policy, whoever keeps it. */
export interface FoundPolicy {
  readonly arn: string;
  readonly policyName: string;
  readonly path: string;
  readonly policyId: string;
  readonly description: string | null;
  readonly document: string;
  readonly versionId: string;
  /** Seconds since 1970: the policy itself, and its version. */
  readonly created: number;
  readonly updated: number;
  readonly tags: readonly Tag[];
}

/** The policy by its ARN; refuses what is no ARN of a policy. */
export function findPolicy(view: View, arn: string): FoundPolicy | undefined {
  checkPolicyArn(arn);
  const row = view.find(policies, arn);
  return row === undefined ? managedPolicies().get(arn) : foundRow(row);
}

/** Observed wording. */
export function checkPolicyArn(arn: string): void {
  if (!POLICY_ARN.test(arn)) throw invalidInput(`ARN ${arn} is not valid.`);
}

/** A customer's policy in the common form. */
export function foundRow({ policyArn: arn, createdTime, ...row }: PolicyRow): FoundPolicy {
  const created = epochSeconds(createdTime);
  return { arn, versionId: "v1", created, updated: created, ...row };
}

/** How many roles each policy is attached to, and how many it bounds. */
export function policyUses(view: View): { readonly attached: ReadonlyMap<string, number>; readonly bounding: ReadonlyMap<string, number> } {
  const [attached, bounding] = [new Map<string, number>(), new Map<string, number>()];
  for (const role of view.all(roles)) {
    for (const arn of role.attachedPolicyArns) attached.set(arn, (attached.get(arn) ?? 0) + 1);
    const boundary = role.permissionsBoundaryArn;
    if (boundary !== null) bounding.set(boundary, (bounding.get(boundary) ?? 0) + 1);
  }
  return { attached, bounding };
}

/** A policy as lists give it: without description and tags. */
export function describePolicy(policy: FoundPolicy, { attached, bounding }: ReturnType<typeof policyUses>): Policy {
  return {
    PolicyName: policy.policyName,
    PolicyId: policy.policyId,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: policy.versionId,
    AttachmentCount: attached.get(policy.arn) ?? 0,
    PermissionsBoundaryUsageCount: bounding.get(policy.arn) ?? 0,
    IsAttachable: true,
    CreateDate: policy.created,
    UpdateDate: policy.updated,
  };
}
