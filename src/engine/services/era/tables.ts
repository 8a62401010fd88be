import { table } from "../../kernel/table.ts";

/** By the rules of which time the account works. There is a row once somebody has chosen; without one it is today. */
export interface RuleSetRow {
  readonly id: typeof ACCOUNT;
  readonly ruleSet: RuleSet;
}

/** `classic`: ECS as it was around 2019. `current`: as it is. */
export type RuleSet = "classic" | "current";

/** The one row. */
export const ACCOUNT = "account";

export const ruleSets = table<RuleSetRow>("era.ruleSets", "id", 1);
