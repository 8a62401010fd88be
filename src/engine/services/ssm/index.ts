import type { Module } from "../../kernel/module.ts";
import { ssmLate } from "./late.ts";
import { parameters } from "./tables.ts";

/** The Parameter Store of AWS Systems Manager, as far as containers read their secrets there. */
export const ssm: Module = {
  name: "ssm",
  tables: [parameters],
  indexes: [],
  operations: ssmLate.operations,
  firings: [],
  reactions: [],
  guards: [],
};
