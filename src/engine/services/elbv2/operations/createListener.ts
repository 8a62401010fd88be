import type { CreateListenerInput, CreateListenerOutput } from "../../../../aws/generated/elbv2.ts";
import { listenerArn as arnOf, listenerRuleArn } from "../../../../aws/arn.ts";
import type { RouteAction } from "../../../../aws/rules/balancing/ruleParts.ts";
import { hexId } from "../../../kernel/ids.ts";
import { operation } from "../../../kernel/operation.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { associate } from "../association.ts";
import { describeListener } from "../describe.ts";
import { LISTENERS_PER_LOAD_BALANCER } from "../limits.ts";
import { listenerSettings, type ListenerSettings } from "../listenerSettings.ts";
import { needLoadBalancer } from "../lookup.ts";
import { duplicateListener } from "../refusals.ts";
import { actionIn } from "../rules/actionIn.ts";
import { listeners, listenersByLoadBalancer, type ListenerRow } from "../tables.ts";
import { tagsIn } from "../tags.ts";

/** Creates a listener with a default rule that takes all requests. The same call twice gives the same listener. */
export const createListener = operation("elbv2", "CreateListener", {
  check(view, input: CreateListenerInput) {
    const loadBalancer = needLoadBalancer(view, input.LoadBalancerArn);
    const settings = listenerSettings(input, loadBalancer.type);
    const defaultAction = actionIn(view, { loadBalancer, ...settings }, input.DefaultActions);
    const own = view.where(listenersByLoadBalancer, loadBalancer.loadBalancerArn);
    const existing = own.find((listener) => listener.port === settings.port);
    if (existing !== undefined && !isSame(existing, settings, defaultAction)) {
      throw duplicateListener(loadBalancer.loadBalancerArn);
    }
    if (existing === undefined && own.length >= LISTENERS_PER_LOAD_BALANCER) {
      throw new Refusal(
        "TooManyListeners",
        `The maximum number of listeners for load balancer '${loadBalancer.loadBalancerArn}' has been reached`, // Assumed wording.
      );
    }
    return { existing, loadBalancer, settings, defaultAction, tags: tagsIn(input.Tags) };
  },

  apply(ctx, { existing, loadBalancer, settings, defaultAction, tags }): CreateListenerOutput {
    if (existing !== undefined) return { Listeners: [describeListener(existing)] };
    const listenerArn = arnOf(loadBalancer.loadBalancerArn, hexId(ctx, 16));
    const row = ctx.insert(listeners, {
      listenerArn,
      loadBalancerArn: loadBalancer.loadBalancerArn,
      ...settings,
      attributes: {},
      defaultAction,
      defaultRuleArn: listenerRuleArn(listenerArn, hexId(ctx, 16)),
      tags,
    });
    associate(ctx, loadBalancer.loadBalancerArn, defaultAction);
    return { Listeners: [describeListener(row)] };
  },
});

function isSame(row: ListenerRow, settings: ListenerSettings, action: RouteAction): boolean {
  return (
    row.protocol === settings.protocol &&
    row.certificateArn === settings.certificateArn &&
    row.sslPolicy === settings.sslPolicy &&
    JSON.stringify(row.defaultAction) === JSON.stringify(action)
  );
}
