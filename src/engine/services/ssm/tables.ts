import { table } from "../../kernel/table.ts";
import type { SimTime } from "../../kernel/time.ts";

export interface ParameterRow {
  readonly name: string;
  readonly type: "String" | "StringList" | "SecureString";
  readonly value: string;
  readonly version: number;
  readonly description: string | null;
  readonly modifiedAt: SimTime;
}

/** Systems Manager, "Service quotas": standard parameters of a Region. */
export const parameters = table<ParameterRow>("ssm.parameters", "name", 10_000);
