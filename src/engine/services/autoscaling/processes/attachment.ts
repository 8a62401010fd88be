import type { Context, View } from "../../../kernel/context.ts";
import { targetGroupsAsked } from "../groupSettings.ts";
import { needGroup, needGroupThatStays } from "../lookup.ts";
import { targetGroupNotAttached } from "../refusals.ts";
import { autoScalingGroups, instancesByGroup, type GroupInstanceRow } from "../tables.ts";
import { deregister, goOn, register, targetAt } from "./balancing.ts";

interface Attachment {
  readonly name: string;
  readonly before: readonly string[];
  readonly more: readonly string[];
}

/** Target groups that a group is to have beside its own, or a refusal. */
export function attachmentOf(view: View, name: string, arns: readonly string[]): Attachment {
  const group = needGroupThatStays(view, name);
  const before = group.targetGroupArns ?? [];
  return { name, before, more: targetGroupsAsked(view, group, arns).filter((arn) => !before.includes(arn)) };
}

/** What is in the group's service is registered with them, now and from now on. */
export function attach(ctx: Context, { name, before, more }: Attachment): object {
  ctx.update(autoScalingGroups, name, { targetGroupArns: [...before, ...more] });
  for (const row of serving(ctx, name)) register(ctx, row, more);
  return {};
}

interface Detachment {
  readonly name: string;
  readonly arns: readonly string[];
  readonly left: readonly string[];
}

/** Target groups that a group is to have no more, or a refusal. */
export function detachmentOf(view: View, name: string, arns: readonly string[]): Detachment {
  const { targetGroupArns = [] } = needGroupThatStays(view, name);
  const missing = arns.find((arn) => !targetGroupArns.includes(arn));
  if (missing !== undefined) throw targetGroupNotAttached(missing);
  return { name, arns, left: targetGroupArns.filter((arn) => !arns.includes(arn)) };
}

/** What is in the group's service is registered with them no more, and who waited there for a last request goes on. */
export function detach(ctx: Context, { name, arns, left }: Detachment): object {
  for (const row of serving(ctx, name)) deregister(ctx, row, arns);
  ctx.update(autoScalingGroups, name, { targetGroupArns: left });
  for (const row of ctx.where(instancesByGroup, name)) goOn(ctx, row);
  return {};
}

interface AttachedState {
  readonly arn: string;
  readonly state: "InService" | "Added";
}

/** The target groups of a group: InService once one of its instances is healthy there. API reference, LoadBalancerTargetGroupState. */
export function statesOf(view: View, groupName: string): readonly AttachedState[] {
  const { autoScalingGroupName: name, targetGroupArns = [] } = needGroup(view, groupName);
  const isHealthy = (arn: string) => serving(view, name).some(({ instanceId }) => targetAt(view, arn, instanceId)?.state === "healthy");
  return targetGroupArns.map((arn) => ({ arn, state: isHealthy(arn) ? "InService" : "Added" }));
}

const serving = (view: View, name: string): readonly GroupInstanceRow[] => view.where(instancesByGroup, name).filter(({ lifecycleState }) => lifecycleState === "InService");
