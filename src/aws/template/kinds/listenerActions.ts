import { isMembers, type Members } from "../../import/candidates.ts";
import { answered, isOpen } from "../answered.ts";
import { type Draft, listOf } from "../draft.ts";
import { fitted } from "../fitted.ts";
import { textOf } from "../functions.ts";
import type { Resource } from "../plan.ts";

/** The action that decides what becomes of a request, as far as it can be made here; undefined: none can. */
export function endingIn(draft: Draft, resource: Resource, actions: unknown): Members | undefined {
  const all = listOf(actions).filter(isMembers);
  const others = all.filter(({ Type }) => Type !== "forward" && Type !== "redirect" && Type !== "fixed-response");
  for (const { Type } of others) draft.leftOut(resource, `Actions of type ${textOf(Type)} are not simulated.`);
  return all.map(endingOf).findLast((action) => action !== undefined);
}

function endingOf({ Type, TargetGroupArn, ForwardConfig, RedirectConfig, FixedResponseConfig }: Members): Members | undefined {
  if (Type === "redirect") return isMembers(RedirectConfig) ? { Type, RedirectConfig } : undefined;
  if (Type === "fixed-response") return isMembers(FixedResponseConfig) ? { Type, FixedResponseConfig } : undefined;
  if (Type !== "forward") return undefined;
  const config = isMembers(ForwardConfig) ? ForwardConfig : {};
  const groups = listOf(config["TargetGroups"]).filter((one) => isMembers(one) && isOpen(textOf(one["TargetGroupArn"])));
  if (groups.length > 0) return { Type, ForwardConfig: { ...config, TargetGroups: groups } };
  return typeof TargetGroupArn === "string" && isOpen(TargetGroupArn) ? { Type, TargetGroupArn } : undefined;
}

export function listenerRule(draft: Draft, resource: Resource): void {
  const { ListenerArn, Conditions, Actions, Priority, ...rest } = draft.propertiesOf(resource);
  if (typeof ListenerArn !== "string" || !isOpen(ListenerArn)) return draft.leftOut(resource, "Its listener is not one that is made here.");
  const action = endingIn(draft, resource, Actions);
  if (action === undefined) return draft.leftOut(resource, "It leads to no target group that is made here.");
  const properties = { ...rest, ListenerArn, Priority, Conditions: listOf(Conditions), Actions: [action] };
  const input = fitted(draft, resource, { service: "elbv2", operation: "CreateRule", properties });
  if (typeof input["Priority"] !== "number") return draft.leftOut(resource, "Its priority is not known.");
  const step = draft.add(resource.id, { service: "elbv2", operation: "CreateRule", input });
  draft.means(resource.id, { Ref: answered(step, "Rules[0].RuleArn"), RuleArn: answered(step, "Rules[0].RuleArn") });
  draft.used(resource);
}
