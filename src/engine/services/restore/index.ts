import type { Module } from "../../kernel/module.ts";
import { restoreAccount } from "./restoreAccount.ts";

/** Accounts that come from elsewhere, as they were found there. The operation is physics', for AWS has none such. */
export const restore: Module = {
  name: "restore",
  tables: [],
  indexes: [],
  operations: [restoreAccount],
  firings: [],
  reactions: [],
  guards: [],
};
