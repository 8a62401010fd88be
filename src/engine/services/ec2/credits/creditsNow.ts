import { settled, type CreditAccount } from "../../../../aws/rules/load/credits.ts";
import type { View } from "../../../kernel/context.ts";
import { instances } from "../tables.ts";
import { burstableOf, untouchedAccount } from "./burstable.ts";
import { cpuCredits } from "./tables.ts";

/** The CPU credits of an instance as they stand; undefined: it is of no T family, or gone. */
export function creditsNow(view: View, instanceId: string): CreditAccount | undefined {
  const row = view.find(cpuCredits, instanceId);
  if (row !== undefined) return settled(row, view.now);
  const instance = view.find(instances, instanceId);
  const burstable = instance && burstableOf(instance.instanceType);
  return burstable && untouchedAccount(instance, burstable, view.now);
}
