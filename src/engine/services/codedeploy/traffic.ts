import type { Action } from "../../../aws/generated/elbv2.ts";
import type { Context, View } from "../../kernel/context.ts";
import type { Outcome } from "../../kernel/operation.ts";
import { balancerOfListener, followTraffic, forwardByWeight, groupByName, inputOf, routesTo, type Route } from "../elbv2/late/contract.ts";
import { elbRefused, type Ending } from "./words.ts";
import { mayNot } from "./rights.ts";
import type { DeploymentRow, GroupSettings } from "./tables.ts";

/** The two target groups of a deployment: that of the task set it began with, and the other. */
export interface Sides {
  readonly blueGroupArn: string;
  readonly greenGroupArn: string;
}

/** The sides, by the target group of the task set that has the traffic; undefined: it is in neither group of the pair. */
export function sidesOf(view: View, { pair }: GroupSettings, blueGroupArn: string): Sides | undefined {
  const arns = (pair.targetGroups ?? []).map(({ name = "" }) => groupByName(view, name)?.targetGroupArn);
  const greenGroupArn = arns.find((arn) => arn !== blueGroupArn);
  return arns.includes(blueGroupArn) && greenGroupArn !== undefined ? { blueGroupArn, greenGroupArn } : undefined;
}

/** Gives green its share of the requests of a listener, in percent. Answers why the deployment cannot go on. */
export function shiftTraffic(ctx: Context, { settings }: Pick<DeploymentRow, "settings">, shift: { readonly sides: Sides; readonly route: "prod" | "test"; readonly percent: number }): Ending | undefined {
  const { prodTrafficRoute, testTrafficRoute } = settings.pair;
  const [listenerArn = ""] = (shift.route === "prod" ? prodTrafficRoute : testTrafficRoute)?.listenerArns ?? [];
  const { blueGroupArn, greenGroupArn } = shift.sides;
  const routes = routesTo(ctx, listenerArn, [blueGroupArn, greenGroupArn]);
  if (routes === undefined) return elbRefused(`The listener ${listenerArn} cannot be found.`);
  // Observed of a production listener; that a test listener which forwards elsewhere is taken over is assumed.
  if (routes.length === 0 && shift.route === "prod") return elbRefused("Primary taskset target group must be behind listener");
  const changed: readonly Omit<Route, "action">[] = routes.length === 0 ? [{ operation: "ModifyListener", arn: listenerArn, stickinessSeconds: null }] : routes;
  // Seen: both groups stay in the action, also when one of them has nothing. A Network Load Balancer sends all to one.
  const isWhole = isNetwork(ctx, settings);
  const percent = isWhole ? (shift.percent < 50 ? 0 : 100) : shift.percent;
  const shares = [[blueGroupArn, 100 - percent], [greenGroupArn, percent]] as const;
  for (const { stickinessSeconds, ...change } of changed) {
    const denied = mayNot(ctx, settings, `elasticloadbalancing:${change.operation}`, change.arn);
    if (denied !== undefined) return denied;
    const action = isWhole ? whole(percent === 0 ? blueGroupArn : greenGroupArn) : forwardByWeight(shares, stickinessSeconds);
    const answer: Outcome = ctx.call("elbv2", change.operation, inputOf(change, action));
    if (!answer.ok) return elbRefused(answer.message);
  }
  if (shift.route === "prod") followTraffic(ctx, shares);
  return undefined;
}

const whole = (TargetGroupArn: string): Action => ({ Type: "forward", TargetGroupArn });

/** Whether the traffic goes through a Network Load Balancer. */
export const isNetwork = (view: View, { pair }: GroupSettings): boolean => balancerOfListener(view, pair.prodTrafficRoute?.listenerArns?.[0] ?? "")?.type === "network";
