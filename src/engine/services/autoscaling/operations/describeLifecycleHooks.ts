import type { DescribeLifecycleHooksAnswer, DescribeLifecycleHooksType } from "../../../../aws/generated/autoscaling.ts";
import type { View } from "../../../kernel/context.ts";
import { reading } from "../../../kernel/operation.ts";
import { needGroup } from "../lookup.ts";
import { hookNotFound } from "../refusals.ts";

/** The hooks of a group, or those that are named. */
export const describeLifecycleHooks = reading("autoscaling", "DescribeLifecycleHooks", (view: View, { AutoScalingGroupName: name, LifecycleHookNames: names = [] }: DescribeLifecycleHooksType): DescribeLifecycleHooksAnswer => {
  const { lifecycleHooks = [] } = needGroup(view, name);
  const missing = names.find((hook) => lifecycleHooks.every(({ LifecycleHookName }) => LifecycleHookName !== hook));
  if (missing !== undefined) throw hookNotFound(missing, name);
  return { LifecycleHooks: lifecycleHooks.filter(({ LifecycleHookName = "" }) => names.length === 0 || names.includes(LifecycleHookName)) };
});
