import type { Module } from "../../kernel/module.ts";
import { usage } from "./tables.ts";

/** What the account pays for. AWS has no such service by this name: it stands for the bill. */
export const billing: Module = {
  name: "billing",
  tables: [usage],
  indexes: [],
  operations: [],
  firings: [],
  reactions: [],
  guards: [],
};
