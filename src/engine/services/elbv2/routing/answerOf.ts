import type { View } from "../../../kernel/context.ts";
import { reading } from "../../../kernel/reading.ts";
import type { Knock } from "../../../physics/contract.ts";
import { knockOn } from "../knockOn.ts";
import { targetGroups, targets, type TargetGroupRow, type TargetRow } from "../tables.ts";

/** What a client gets when its request is sent to a target: the target's answer, or the load balancer's own. */
export type TargetAnswer =
  | { readonly by: "target"; readonly status: number }
  | { readonly by: "loadBalancer"; readonly status: 502; readonly why: "connectionRefused" }
  | { readonly by: "loadBalancer"; readonly status: 504; readonly why: "connectTimeout" };

/** What requests get from the targets of a group, be it as it is or as somebody thinks of it. */
export function answersFrom(view: View, group: TargetGroupRow): (target: TargetRow) => TargetAnswer {
  const isUsual = group === view.find(targetGroups, group.targetGroupArn);
  return (target) => (isUsual ? usual(view, target) : answerTo(knockOn(view, target, { group, isRequest: true })));
}

/** Of hundreds of targets one changes at a time. */
const usual = reading("elbv2.answer", targets, (view, target: TargetRow) => answerTo(knockOn(view, target, { group: view.need(targetGroups, target.targetGroupArn), isRequest: true })));

/** ELB user guide, "Troubleshoot": refused is 502, no connection within ten seconds is 504. */
function answerTo(knock: Knock): TargetAnswer {
  switch (knock.kind) {
    case "answered":
      return { by: "target", status: knock.status };
    case "refused":
      return { by: "loadBalancer", status: 502, why: "connectionRefused" };
    case "timeout":
      return { by: "loadBalancer", status: 504, why: "connectTimeout" };
  }
}
