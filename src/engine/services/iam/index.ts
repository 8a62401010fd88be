import type { Module } from "../../kernel/module.ts";
import { guards } from "./guards.ts";
import { iamLate } from "./late.ts";
import { decisions, decisionsByAsk, instanceProfiles, policies, policiesByName, profilesByRole, roles } from "./tables.ts";

export { seedUsualRoles } from "./usualRoles.ts";

/** IAM: roles, instance profiles and policies, and what those were asked for who act in the roles. */
export const iam: Module = {
  name: "iam",
  tables: [roles, instanceProfiles, policies, decisions],
  indexes: [decisionsByAsk, profilesByRole, policiesByName],
  operations: iamLate.operations,
  firings: [],
  reactions: [],
  guards,
};
