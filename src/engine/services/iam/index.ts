import type { Module } from "../../kernel/module.ts";
import { guards } from "./guards.ts";
import { lateOperations } from "./late.ts";
import { instanceProfiles, policies, policiesByName, profilesByRole, roles } from "./tables.ts";

export { seedUsualRoles } from "./usualRoles.ts";

/** IAM: roles, instance profiles and policies, as they are kept. Nobody asks them for permission yet. */
export const iam: Module = {
  name: "iam",
  tables: [roles, instanceProfiles, policies],
  indexes: [profilesByRole, policiesByName],
  operations: lateOperations,
  firings: [],
  reactions: [],
  guards,
};
