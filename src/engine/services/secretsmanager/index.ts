import type { Module } from "../../kernel/module.ts";
import { secretsManagerLate } from "./late.ts";
import { secrets } from "./tables.ts";

/** AWS Secrets Manager, as far as containers read their secrets there. */
export const secretsManager: Module = {
  name: "secretsmanager",
  tables: [secrets],
  indexes: [],
  operations: secretsManagerLate.operations,
  firings: [],
  reactions: [],
  guards: [],
};
