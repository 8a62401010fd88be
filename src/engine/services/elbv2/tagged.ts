import type { Context, View } from "../../kernel/context.ts";
import { checkArn, needListener, needLoadBalancer, needRule, needTargetGroup } from "./lookup.ts";
import { ruleNotFound } from "./refusals.ts";
import { listeners, loadBalancers, rules, targetGroups, type Tag } from "./tables.ts";

/** Something that has tags, and how they are replaced. */
export interface Tagged {
  readonly tags: readonly Tag[];
  readonly retag: (ctx: Context, tags: readonly Tag[]) => void;
}

/** What an ARN names, if it can have tags, or a refusal. A default rule has none (assumed). */
export function needTagged(view: View, arn: string): Tagged {
  checkArn(arn, "", "resource");
  if (arn.includes(":targetgroup/")) {
    return { tags: needTargetGroup(view, arn).tags, retag: (ctx, tags) => ctx.update(targetGroups, arn, { tags }) };
  }
  if (arn.includes(":listener-rule/")) {
    const rule = needRule(view, arn);
    if ("defaultOf" in rule) throw ruleNotFound();
    return { tags: rule.tags, retag: (ctx, tags) => ctx.update(rules, arn, { tags }) };
  }
  if (arn.includes(":listener/")) return { tags: needListener(view, arn).tags, retag: (ctx, tags) => ctx.update(listeners, arn, { tags }) };
  return { tags: needLoadBalancer(view, arn).tags, retag: (ctx, tags) => ctx.update(loadBalancers, arn, { tags }) };
}
