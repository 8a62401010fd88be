import type { View } from "../kernel/context.ts";
import { Refusal } from "../kernel/refusal.ts";
import { machines, type MachineRow } from "./tables.ts";

/** The input names or says something that cannot be. */
export function invalid(message: string): Refusal {
  return new Refusal("ValidationException", message);
}

/** There is nothing by that name. */
export function notFound(message: string): Refusal {
  return new Refusal("ResourceNotFoundException", message);
}

/** There are as many as there may be. */
export function limitExceeded(message: string): Refusal {
  return new Refusal("LimitExceededException", message);
}

/** The machine behind an instance that is on, or a refusal. */
export function machineNamed(view: View, instanceId: string): MachineRow {
  const machine = view.find(machines, instanceId);
  if (machine === undefined) throw notFound(`There is no machine for the instance ID '${instanceId}'.`);
  return machine;
}
