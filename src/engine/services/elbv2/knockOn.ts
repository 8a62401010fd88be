import type { View } from "../../kernel/context.ts";
import { knock, type Knock } from "../../physics/contract.ts";
import { addressHolder, type AddressHolder } from "../ec2/contract.ts";
import { transportOf } from "../../../aws/rules/balancing/protocols.ts";
import { reachesTarget } from "./road.ts";
import type { TargetGroupRow, TargetRow } from "./tables.ts";

interface Knocking {
  readonly group: TargetGroupRow;
  readonly port?: number;
  readonly isRequest?: boolean;
}

/** What a connection to a target is answered with now, on its own port or on another one, by a probe or for a client. */
export function knockOn(view: View, target: TargetRow, { group, port = target.port, isRequest = false }: Knocking): Knock {
  if (!reachesTarget(view, target, { group, port, isRequest })) return SILENCE;
  const holder = holderOf(view, target, group);
  return holder === undefined ? SILENCE : knock(view, { ...holder, port, protocol: isRequest ? transportOf(group) : "tcp", isRequest });
}

const SILENCE: Knock = { kind: "timeout" };

/** The machine behind a target, and on which of its interfaces; undefined: nobody here has the address. */
export function holderOf(view: View, { targetId }: Pick<TargetRow, "targetId">, { targetType, vpcId }: TargetGroupRow): AddressHolder | undefined {
  if (targetType === "instance") return { instanceId: targetId, host: targetId };
  return addressHolder(view, vpcId, targetId);
}
