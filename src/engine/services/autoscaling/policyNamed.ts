import type { View } from "../../kernel/context.ts";
import { needGroup } from "./lookup.ts";
import { policyNotFound, validationError } from "./refusals.ts";
import { autoScalingGroups, type AutoScalingGroupRow, type GroupPolicy } from "./tables.ts";

interface Named {
  readonly AutoScalingGroupName?: string | undefined;
  readonly PolicyName: string;
}

/** A policy by its ARN, or by its name in a group, or a refusal. */
export function policyNamed(view: View, { AutoScalingGroupName: name, PolicyName }: Named): { readonly group: AutoScalingGroupRow; readonly policy: GroupPolicy } {
  // Assumed wording.
  if (name === undefined && !PolicyName.startsWith("arn:")) throw validationError("Group name is required when the policy is given by its name");
  for (const group of name === undefined ? view.all(autoScalingGroups) : [needGroup(view, name)]) {
    const policy = group.scalingPolicies?.find(({ policyName, policyArn }) => policyName === PolicyName || policyArn === PolicyName);
    if (policy !== undefined) return { group, policy };
  }
  throw policyNotFound(PolicyName);
}
