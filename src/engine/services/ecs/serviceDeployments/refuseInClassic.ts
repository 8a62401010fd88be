import type { View } from "../../../kernel/context.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { isClassic } from "../../era/contract.ts";

/** In classic times ECS kept no history of deployments, and had no operation for one. */
export function refuseInClassic(view: View, operation: string): void {
  if (isClassic(view, "noServiceDeployments")) throw new Refusal("UnknownOperationException", `The operation ${operation} is not known.`);
}
