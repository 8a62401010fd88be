// IAM user guide, "IAM and AWS STS quotas": the defaults.
export const ROLES = 1000;
export const INSTANCE_PROFILES = 1000;
export const POLICIES = 1500;
export const POLICIES_PER_ROLE = 10;
export const TAGS = 50;

/** Characters of documents; white space is not counted. */
export const TRUST_POLICY_SIZE = 2048;
export const INLINE_POLICIES_SIZE = 10_240;
export const MANAGED_POLICY_SIZE = 6144;

/** API reference, "ListRoles" and the other lists: how many they give at once when they are not told. */
export const MAX_ITEMS = 100;

/** API reference, "CreateRole". */
export const SESSION_SECONDS = 3600;
