import type { CreateRuleInput, CreateRuleOutput } from "../../../../aws/generated/elbv2.ts";
import { listenerRuleArn } from "../../../../aws/arn.ts";
import { conditionsIn } from "../../../../aws/rules/balancing/conditionsIn.ts";
import { hexId } from "../../../kernel/ids.ts";
import { operation } from "../../../kernel/operation.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { associate } from "../association.ts";
import { describeRule } from "../describe.ts";
import { RULES_PER_LOAD_BALANCER } from "../limits.ts";
import { needListener, needLoadBalancer } from "../lookup.ts";
import { ruled } from "../../ruled.ts";
import { notSimulated, priorityInUse, validationError } from "../refusals.ts";
import { actionIn } from "../rules/actionIn.ts";
import { listenersByLoadBalancer, rules, rulesByListener } from "../tables.ts";
import { tagsIn } from "../tags.ts";
import { shiftListener } from "../traffic.ts";

/** Adds a rule to a listener of an Application Load Balancer. */
export const createRule = operation("elbv2", "CreateRule", {
  check(view, input: CreateRuleInput) {
    const listener = needListener(view, input.ListenerArn);
    const loadBalancer = needLoadBalancer(view, listener.loadBalancerArn);
    if (loadBalancer.type !== "application") throw validationError("Rules are not supported for network load balancers"); // Assumed wording.
    if (input.Transforms !== undefined && input.Transforms.length > 0) throw notSimulated("A rule with transforms");
    const conditions = ruled(() => conditionsIn(input.Conditions));
    const action = actionIn(view, { loadBalancer, ...listener }, input.Actions);
    const own = view.where(rulesByListener, listener.listenerArn);
    if (own.some(({ priority }) => priority === input.Priority)) throw priorityInUse(input.Priority);
    const all = view.where(listenersByLoadBalancer, loadBalancer.loadBalancerArn).reduce((sum, one) => sum + view.count(rulesByListener, one.listenerArn), 0);
    if (all >= RULES_PER_LOAD_BALANCER) {
      throw new Refusal("TooManyRules", `The maximum number of rules for load balancer '${loadBalancer.loadBalancerArn}' has been reached`); // Assumed wording.
    }
    return { listener, priority: input.Priority, conditions, action, tags: tagsIn(input.Tags) };
  },

  apply(ctx, { listener: { listenerArn, loadBalancerArn }, ...wanted }): CreateRuleOutput {
    const row = ctx.insert(rules, { ruleArn: listenerRuleArn(listenerArn, hexId(ctx, 16)), listenerArn, ...wanted });
    associate(ctx, loadBalancerArn, row.action);
    shiftListener(ctx, listenerArn);
    return { Rules: [describeRule(row)] };
  },
});
