import type { Module } from "../../kernel/module.ts";
import { getCallerIdentity } from "./operations/getCallerIdentity.ts";

/** AWS STS, as far as clients ask it which account they are in. */
export const sts: Module = {
  name: "sts",
  tables: [],
  indexes: [],
  operations: [getCallerIdentity],
  firings: [],
  reactions: [],
  guards: [],
};
