import type { Module } from "../../kernel/module.ts";
import { ruleSetLate } from "./late.ts";
import { putRuleSet } from "./operations/putRuleSet.ts";
import { ruleSets } from "./tables.ts";

/** The rules of the era: ECS as it is, or as course material of 2019 knows it. */
export const era: Module = {
  name: "era",
  tables: [ruleSets],
  indexes: [],
  operations: [...ruleSetLate.operations, putRuleSet],
  firings: [],
  reactions: [],
  guards: [],
};
