import { age, tags } from "./parts.ts";
import { listOf, maybe, type ReadBy, record, text, texts, usually, whole } from "./reader.ts";

export type RoleDescription = ReadBy<typeof role>;
export type PolicyDescription = ReadBy<typeof policy>;
export type InstanceProfileDescription = ReadBy<typeof instanceProfile>;
export type LogGroupDescription = ReadBy<typeof logGroup>;

const iamName = text({ most: 128, of: /^[\w+=,.@-]+$/ });
const path = usually("/", text({ most: 512, of: /^\/(?:[\x21-\x7e]*\/)?$/ }));
const policyArn = text({ most: 2_048, of: /^arn:aws:iam::(?:aws|\d{12}):policy\/[\x21-\x7e]+$/ });

/** As it was given: JSON. */
const document = text({ most: 65_536 });

const role = record({
  roleName: text({ most: 64, of: /^[\w+=,.@-]+$/ }),
  path,
  description: maybe(text({ most: 1_000 })),
  assumeRolePolicyDocument: document,
  maxSessionSeconds: usually(3_600, whole(3_600, 43_200)),
  permissionsBoundaryArn: maybe(policyArn),
  /** null: they are not described, and are what such a role must have had for what was seen to run. */
  attachedPolicyArns: maybe(listOf(policyArn, 20)),
  inlinePolicies: listOf(record({ policyName: iamName, document }), 100),
  tags,
  createdAgo: age,
});

/** A customer's own managed policy. */
const policy = record({ policyName: iamName, path, description: maybe(text({ most: 1_000 })), document, tags, createdAgo: age });

const instanceProfile = record({ instanceProfileName: iamName, path, roleName: maybe(iamName), tags, createdAgo: age });

const logGroup = record({ logGroupName: text({ most: 512, of: /^[A-Za-z0-9_./#-]+$/ }), retentionInDays: maybe(whole(1, 3_653)), tags: texts({ keys: 128, values: 256 }), createdAgo: age });

/** What a description says of IAM, and of where containers write. */
export const roleParts = {
  roles: listOf(role, 1_000),
  policies: listOf(policy, 1_500),
  instanceProfiles: listOf(instanceProfile, 1_000),
  logGroups: listOf(logGroup, 5_000),
};
