import { awsPolicyArn } from "../../../aws/arn.ts";
import { AWS_POLICIES } from "../../../aws/awsPolicies.ts";
import { hashText } from "../../../lib/hash.ts";
import type { FoundPolicy } from "./foundPolicy.ts";

/** The policies that AWS keeps, by their ARNs, in the order of their names. */
export function managedPolicies(): ReadonlyMap<string, FoundPolicy> {
  known ??= new Map(
    AWS_POLICIES.map(({ statements, ...policy }) => {
      const arn = awsPolicyArn(policy.path, policy.policyName);
      const document = JSON.stringify({ Version: "2012-10-17", Statement: statements });
      return [arn, { ...policy, arn, policyId: idOf(policy.policyName), description: null, document, tags: [] }];
    }),
  );
  return known;
}

let known: ReadonlyMap<string, FoundPolicy> | undefined;

/** Ours: nobody can look up AWS's from here. It is the same in every account, as AWS's are. */
function idOf(name: string): string {
  let id = "ANPA";
  while (id.length < 21) id += (hashText(`${name} ${id}`) >>> 0).toString(36).toUpperCase();
  return id.slice(0, 21);
}
