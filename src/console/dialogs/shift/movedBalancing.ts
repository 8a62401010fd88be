import type { LoadBalancer } from "../../../aws/generated/ecs.ts";
import type { Call } from "../../../bridge/protocol.ts";
import type { Tables } from "../../store/replica.ts";
import { HOOK_ROLE, roleCalls } from "./roles.ts";
import { type RoutingDraft, routingParts } from "./routingDraft.ts";
import { needsHookRole, type ShiftDraft } from "./shiftDraft.ts";

interface Balanced {
  readonly loadBalancers?: readonly LoadBalancer[] | undefined;
}

export interface Moved<T extends Balanced> {
  /** The calls that make what is missing first. */
  readonly before: readonly Call[];
  readonly input: T;
}

/** The load balancers of a service, with how its traffic is moved where its strategy moves it; null while something is missing. */
export function movedBalancing<T extends Balanced>(of: { readonly balanced: T; readonly routing: RoutingDraft; readonly shift: ShiftDraft }, tables: Tables): Moved<T> | null {
  const { balanced, routing, shift } = of;
  const before = needsHookRole(shift) ? roleCalls(HOOK_ROLE, tables) : [];
  const [first, ...others] = balanced.loadBalancers ?? [];
  if (first === undefined || shift.strategy === "ROLLING") return { before, input: balanced };
  const parts = routingParts(routing, first.targetGroupArn ?? "", tables);
  if (parts === null) return null;
  const { advancedConfiguration } = parts;
  return { before: [...parts.before, ...before], input: { ...balanced, loadBalancers: [{ ...first, advancedConfiguration }, ...others] } };
}
