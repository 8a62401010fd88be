import type { Module } from "../../kernel/module.ts";
import { describeRuleSet } from "./operations/describeRuleSet.ts";
import { putRuleSet } from "./operations/putRuleSet.ts";
import { ruleSets } from "./tables.ts";

/** The rules of the era: ECS as it is, or as course material of 2019 knows it. */
export const era: Module = {
  name: "era",
  tables: [ruleSets],
  indexes: [],
  operations: [describeRuleSet, putRuleSet],
  firings: [],
  reactions: [],
  guards: [],
};
