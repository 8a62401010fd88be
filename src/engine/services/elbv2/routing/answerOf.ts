import type { View } from "../../../kernel/context.ts";
import { knockOn } from "../knockOn.ts";
import type { TargetGroupRow, TargetRow } from "../tables.ts";

/** What a client gets when its request is sent to a target: the target's answer, or the load balancer's own. */
export type TargetAnswer =
  | { readonly by: "target"; readonly status: number }
  | { readonly by: "loadBalancer"; readonly status: 502; readonly why: "connectionRefused" }
  | { readonly by: "loadBalancer"; readonly status: 504; readonly why: "connectTimeout" };

/** ELB user guide, "Troubleshoot": refused is 502, no connection within ten seconds is 504. */
export function answerOf(view: View, target: TargetRow, group: TargetGroupRow): TargetAnswer {
  const knock = knockOn(view, target, { group, isRequest: true });
  switch (knock.kind) {
    case "answered":
      return { by: "target", status: knock.status };
    case "refused":
      return { by: "loadBalancer", status: 502, why: "connectionRefused" };
    case "timeout":
      return { by: "loadBalancer", status: 504, why: "connectTimeout" };
  }
}
