import type { CreditAccount } from "../../../../aws/rules/load/credits.ts";
import { index, table } from "../../../kernel/table.ts";
import { instances } from "../tables.ts";

/** The CPU credits of an instance of a T family, once it is said what programs use. */
export interface CpuCreditsRow extends CreditAccount {
  readonly instanceId: string;
}

/** It has no credits left, and would use more than its baseline. */
export interface ThrottledInstanceRow {
  readonly instanceId: string;
  /** The CPU units that it gets. */
  readonly baselineUnits: number;
}

export const cpuCredits = table<CpuCreditsRow>("ec2.cpuCredits", "instanceId");
/** A table of its own: who asks what an instance gets need not hear of every change of its balance. */
export const throttledInstances = table<ThrottledInstanceRow>("ec2.throttledInstances", "instanceId");

/** The key of `burstableInstances`. */
export const BURSTABLE = "burstable";

/** Instances of T families that are not terminated. */
export const burstableInstances = index("burstable", { table: instances, by: ({ instanceType, state }) => (instanceType.startsWith("t") && state !== "terminated" ? BURSTABLE : undefined) });
