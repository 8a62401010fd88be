import type { Context, View } from "../../../../kernel/context.ts";
import { authorize, canAssume } from "../../../iam/contract.ts";
import { actionNamed, followTraffic, forwardByWeight, inputOf, stickinessOf, type NamedAction } from "../../../elbv2/late/contract.ts";
import type { ServiceLoadBalancer } from "../../tables.ts";
import type { TrafficRouting } from "./routing.ts";
import { badNetworking } from "./words.ts";

const ECS = "ecs.amazonaws.com";
const SESSION = "ECSNetworkingWithELB";

export type TrafficKind = "production" | "test";

interface Balanced extends ServiceLoadBalancer {
  readonly advancedConfiguration: TrafficRouting;
}

const isBalanced = (one: ServiceLoadBalancer): one is Balanced => one.advancedConfiguration !== undefined;

/**
 * Gives the target groups of a deployment so much of the traffic, and the other ones the rest. ECS asks the load
 * balancer for it in the role that the service names. Returns what it is refused with.
 */
export function giveTraffic(ctx: Context, loadBalancers: readonly ServiceLoadBalancer[], { kind, percent }: { readonly kind: TrafficKind; readonly percent: number }): string | null {
  for (const one of loadBalancers.filter(isBalanced)) {
    const arn = ruleOf(one, kind);
    const problem = arn === undefined ? null : weigh(ctx, one, { kind, arn, percent });
    if (problem !== null) return problem;
  }
  return null;
}

/** Whether some of them have a rule for test traffic. */
export const isTested = (loadBalancers: readonly ServiceLoadBalancer[]): boolean => loadBalancers.some((one) => isBalanced(one) && ruleOf(one, "test") !== undefined);

/** Whether some of that traffic comes through a Network Load Balancer. */
export const isOverNetwork = (loadBalancers: readonly ServiceLoadBalancer[], kind: TrafficKind): boolean => loadBalancers.some((one) => isBalanced(one) && ruleOf(one, kind)?.includes(":listener/net/") === true);

const ruleOf = ({ advancedConfiguration }: Balanced, kind: TrafficKind): string | undefined =>
  kind === "production" ? advancedConfiguration.productionListenerRule : advancedConfiguration.testListenerRule;

function weigh(ctx: Context, { targetGroupArn, advancedConfiguration }: Balanced, { kind, arn, percent }: { readonly kind: TrafficKind; readonly arn: string; readonly percent: number }): string | null {
  const { alternateTargetGroupArn, roleArn } = advancedConfiguration;
  const named = actionNamed(ctx, arn);
  // Assumed wording.
  if (named === undefined) return `The listener rule ${arn} does not exist.`;
  const [weight, rest] = weightsOf(percent);
  const wanted = new Map([[targetGroupArn, weight], [alternateTargetGroupArn, rest]]);
  if (forwards(named, wanted)) return null;
  const { change, action } = named;
  const { operation, arn: resource } = change;
  const decision = authorize(ctx, { roleArn, sessionName: SESSION, action: `elasticloadbalancing:${operation}`, resource }, ECS);
  if (!decision.allowed) return decision.message;
  const answer = ctx.call("elbv2", operation, inputOf(change, forwardByWeight([...wanted], stickinessOf(action))));
  if (!answer.ok) return answer.message;
  if (kind === "production") followTraffic(ctx, wanted);
  return null;
}

/** Weights are whole: tenths of a percent are told in thousandths, of which no weight can be all. */
export function weightsOf(percent: number): readonly [own: number, rest: number] {
  const whole = Number.isInteger(percent) ? 100 : 1000;
  const own = Math.round((percent * whole) / 100);
  return [own, whole - own];
}

function forwards({ action }: NamedAction, wanted: ReadonlyMap<string, number>): boolean {
  return action.type === "forward" && action.targetGroups.length === wanted.size && action.targetGroups.every(({ targetGroupArn, weight }) => wanted.get(targetGroupArn) === weight);
}

/** Why traffic cannot be moved between the target groups of a deployment, as it is said of it; null: it can. */
export function networkProblem(view: View, loadBalancers: readonly ServiceLoadBalancer[]): string | null {
  for (const one of loadBalancers.filter(isBalanced)) {
    const problem = problemOf(view, one);
    if (problem !== null) return problem;
  }
  return null;
}

function problemOf(view: View, { advancedConfiguration, ...one }: Balanced): string | null {
  const { productionListenerRule, testListenerRule, alternateTargetGroupArn, roleArn } = advancedConfiguration;
  const pair = [one.targetGroupArn, alternateTargetGroupArn];
  const given = one.isSwapped ? pair.toReversed() : pair;
  if (!canAssume(view, roleArn, ECS)) return badNetworking(`. ECS was unable to manage the ELB resources due to missing permissions on ECS Infrastructure Role '${roleArn}'.`);
  const production = weightsAt(view, productionListenerRule);
  const known = new Set([...production, ...weightsAt(view, testListenerRule)].map(({ targetGroupArn }) => targetGroupArn));
  const stranger = production.find(({ targetGroupArn, weight }) => weight > 0 && !pair.includes(targetGroupArn));
  if (stranger !== undefined) {
    const expected = `Expected traffic to be forwarded to either targetGroupArn: ${given[0]} or alternateTargetGroupArn: ${given[1]}`;
    return badNetworking(`. Production listener rule is forwarding traffic to unexpected target group ${stranger.targetGroupArn}. ${expected}`);
  }
  const apart = given.find((arn) => !known.has(arn));
  if (apart !== undefined) return badNetworking(`: Target group ${apart} is not associated with either productionListenerRule or testListenerRule.`);
  const serving = production.filter(({ weight }) => weight > 0).length;
  if (serving === 1) return null;
  return badNetworking(`. productionListenerRule ${productionListenerRule} should have exactly one target group serving traffic but found ${serving} target groups which are serving traffic`);
}

function weightsAt(view: View, arn: string | undefined) {
  const action = arn === undefined ? undefined : actionNamed(view, arn)?.action;
  return action?.type === "forward" ? action.targetGroups : [];
}
