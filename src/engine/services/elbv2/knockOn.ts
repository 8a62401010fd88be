import type { View } from "../../kernel/context.ts";
import { reading } from "../../kernel/reading.ts";
import { answeredBy, behindDoor, type Knock } from "../../physics/contract.ts";
import { addressHolder, type AddressHolder } from "../ec2/contract.ts";
import { transportOf } from "../../../aws/rules/balancing/protocols.ts";
import { reachesTarget } from "./road.ts";
import { targetGroups, targets, type TargetGroupRow, type TargetRow } from "./tables.ts";

/** What a connection to a target is answered with now, on its own port or on another one, by a probe or for a client. */
export function knockOn(
  view: View,
  target: TargetRow,
  { group, port = target.port, isRequest = false }: Knocking,
): Knock {
  const isUsual = port === target.port && group === view.find(targetGroups, target.targetGroupArn);
  const process = isUsual ? (isRequest ? askedThere : probedThere)(view, target) : behindTarget(view, target, { group, port, isRequest });
  return answeredBy(view, process, isRequest);
}

interface Knocking {
  readonly group: TargetGroupRow;
  readonly port?: number;
  readonly isRequest?: boolean;
}

/** Who is behind a target on its own port. The way there is long, and seldom another one. */
const askedThere = reading("elbv2.askedThere", targets, (view, target: TargetRow) => behindTarget(view, target, { group: view.need(targetGroups, target.targetGroupArn), port: target.port, isRequest: true }));
const probedThere = reading("elbv2.probedThere", targets, (view, target: TargetRow) => behindTarget(view, target, { group: view.need(targetGroups, target.targetGroupArn), port: target.port, isRequest: false }));

function behindTarget(view: View, target: TargetRow, { group, port, isRequest }: Required<Knocking>): ReturnType<typeof behindDoor> {
  const protocol = isRequest ? transportOf(group) : "tcp";
  const holder = reachesTarget(view, target, { group, port, isRequest }) ? holderOf(view, target, group) : undefined;
  return holder === undefined ? "darkness" : behindDoor(view, { ...holder, port, protocol });
}

/** The machine behind a target, and on which of its interfaces; undefined: nobody here has the address. */
export function holderOf(view: View, { targetId }: Pick<TargetRow, "targetId">, { targetType, vpcId }: TargetGroupRow): AddressHolder | undefined {
  if (targetType === "instance") return { instanceId: targetId, host: targetId };
  return addressHolder(view, vpcId, targetId);
}
