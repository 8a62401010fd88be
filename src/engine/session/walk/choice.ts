import type { View } from "../../kernel/context.ts";
import { targetGroupNamed, type ListenerRow } from "../../services/elbv2/contract.ts";
import { passes, type Finding, type WalkRequest } from "./walk.ts";

/** Which rule takes a request, and the target group it leads to; null: it is answered without one. */
export function judgeRule(view: View, listener: ListenerRow, request: WalkRequest): { readonly finding: Finding; readonly targetGroupArn: string | null } {
  const targetGroupArn = listener.defaultTargetGroupArn;
  return { finding: passes("default", `The default rule takes ${request.method} ${request.path} and forwards it to ${targetGroupNamed(view, targetGroupArn)?.targetGroupName}.`), targetGroupArn };
}
