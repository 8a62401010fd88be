import { resourcePath } from "../../../../aws/arn.ts";
import type { View } from "../../../kernel/context.ts";
import { reading } from "../../../kernel/reading.ts";
import { countsNothing, level, tally, type Meter, type Samples, type Totals } from "../../cloudwatch/late/contract.ts";
import { loadBalancers, targetGroups, targetsByGroup, type LoadBalancerRow, type RequestFate, type TargetState } from "../tables.ts";
import { lateParts } from "../late.ts";
import { offeredTo } from "../spreadLoad.ts";
import { routeTo } from "../traffic.ts";
import { fatesOf, requestTotals, sumOf, type Fates } from "./requests.ts";

/** What load balancers and their target groups measure. ELB user guides, "CloudWatch metrics". */
export function balancerMeters(view: View): readonly Meter[] {
  return view.all(loadBalancers).flatMap((balancer) => metersAt(view, balancer));
}

const metersAt = reading("elbv2.meters", loadBalancers, (view, balancer: LoadBalancerRow): readonly Meter[] => {
  const groups = view.all(targetGroups).filter(({ loadBalancerArn }) => loadBalancerArn === balancer.loadBalancerArn);
  return [...metersOfBalancer(balancer), ...groups.flatMap(({ targetGroupArn }) => metersOfGroup(balancer, targetGroupArn))];
});

const TARGET_FATES = ["HTTPCode_Target_2XX_Count", "HTTPCode_Target_3XX_Count", "HTTPCode_Target_4XX_Count", "HTTPCode_Target_5XX_Count"] as const;
const BALANCER_FATES = ["HTTPCode_ELB_502_Count", "HTTPCode_ELB_503_Count", "HTTPCode_ELB_504_Count"] as const;

/** Requests for which a target was chosen: a group without targets has no part in it. */
const CHOSEN: readonly RequestFate[] = [...TARGET_FATES, "HTTPCode_ELB_502_Count", "HTTPCode_ELB_504_Count"];

type Counts = Readonly<Record<string, readonly RequestFate[]>>;

const each = (fates: readonly RequestFate[]): Counts => Object.fromEntries(fates.map((fate) => [fate, [fate]]));

/** What is counted of both, and of a load balancer alone. */
const APPLICATION: Counts = { RequestCount: CHOSEN, ...each(TARGET_FATES) };
const APPLICATION_ALONE: Counts = { HTTPCode_ELB_5XX_Count: BALANCER_FATES, ...each([...BALANCER_FATES, "HTTP_Redirect_Count", "HTTP_Fixed_Response_Count"]) };
const NETWORK_ALONE: Counts = each(["NewFlowCount", "TCP_Target_Reset_Count", "TCP_ELB_Reset_Count"]);

const isApplication = ({ type }: LoadBalancerRow): boolean => type === "application";

function metersOfBalancer(balancer: LoadBalancerRow): readonly Meter[] {
  const counts = isApplication(balancer) ? { ...APPLICATION, ...APPLICATION_ALONE } : NETWORK_ALONE;
  const counters = Object.entries(counts).map(([metricName, fates]) => counting({ balancer, metricName, fates }));
  return isApplication(balancer) ? [...counters, responseTime({ balancer })] : counters;
}

function metersOfGroup(balancer: LoadBalancerRow, targetGroupArn: string): readonly Meter[] {
  const hosts = (["HealthyHostCount", "UnHealthyHostCount"] as const).map((metricName): Meter => {
    const state = metricName === "HealthyHostCount" ? "healthy" : "unhealthy";
    return { ...named({ balancer, metricName, targetGroupArn }), totals: countsNothing, measure: (view) => level(hostsIn(view, targetGroupArn, state)) };
  });
  if (!isApplication(balancer)) return hosts;
  const counts = Object.entries(APPLICATION).map(([metricName, fates]) => counting({ balancer, metricName, targetGroupArn, fates }));
  const whole = counting({ balancer, metricName: "RequestCountPerTarget", targetGroupArn, fates: CHOSEN });
  const perTarget: Meter = { ...whole, measure: (view, counted) => shared(sumOf(fatesOf(view, counted), CHOSEN), hostsIn(view, targetGroupArn, "healthy")) };
  // It goes by its target group alone, too.
  return [...hosts, ...counts, responseTime({ balancer, targetGroupArn }), perTarget, { ...perTarget, dimensions: perTarget.dimensions.filter(({ name }) => name === "TargetGroup") }];
}

/** How long targets took for what they answered. That of a balancer is the mean of its groups, by what each was sent. */
function responseTime({ balancer, targetGroupArn }: Omit<Named, "metricName">): Meter {
  const scope = targetGroupArn === undefined ? { loadBalancerArn: balancer.loadBalancerArn } : { targetGroupArn };
  const measure = (view: View, counted: Totals): Samples | undefined => {
    const count = sumOf(fatesOf(view, counted), TARGET_FATES);
    const groups = view.all(targetGroups).filter((group) => (targetGroupArn === undefined ? group.loadBalancerArn === balancer.loadBalancerArn : group.targetGroupArn === targetGroupArn));
    const means = groups.flatMap((group) => meanOf(view, group.targetGroupArn));
    const weight = means.reduce((sum, { perSecond }) => sum + perSecond, 0);
    const mean = weight === 0 ? means[0]?.meanSeconds : means.reduce((sum, { perSecond, meanSeconds }) => sum + perSecond * meanSeconds, 0) / weight;
    return count === 0 || mean === undefined || mean === 0 ? undefined : times(count, mean);
  };
  return { ...named({ balancer, metricName: "TargetResponseTime", ...(targetGroupArn !== undefined && { targetGroupArn }) }), unit: "Seconds", totals: (view) => requestTotals(view, scope), measure };
}

/** As targets are now, and as many requests come: assumed for all of the minute. */
function meanOf(view: View, targetGroupArn: string): readonly { readonly perSecond: number; readonly meanSeconds: number }[] {
  const group = view.find(targetGroups, targetGroupArn);
  const route = group && routeTo(view, group);
  const perSecond = offeredTo(view, targetGroupArn) / 1000;
  return route === undefined ? [] : [{ perSecond, meanSeconds: lateParts().pressureOn(view, targetGroupArn, perSecond).meanSeconds }];
}

/** Times that are spread exponentially: of a hundred the first is one hundredth of the mean, of a thousand the last 6.9 times it. */
const times = (count: number, mean: number): Samples => ({ sampleCount: count, sum: count * mean, minimum: mean / 100, maximum: 6.9 * mean });

/** Zeros are written as well. That it is by the targets that are healthy is assumed. */
const shared = (count: number, healthy: number): Samples | undefined => (healthy === 0 ? undefined : level(count / healthy));

const hostsIn = (view: View, targetGroupArn: string, state: TargetState): number => view.where(targetsByGroup, targetGroupArn).filter((target) => target.state === state).length;

interface Named {
  readonly balancer: LoadBalancerRow;
  readonly metricName: string;
  readonly targetGroupArn?: string;
}

/** `app/web/0123…` and `targetgroup/web/0123…` */
function named({ balancer, metricName, targetGroupArn }: Named): Omit<Meter, "totals" | "measure"> {
  const dimensions = [
    { name: "LoadBalancer", value: pathOf(balancer.loadBalancerArn).slice(1).join("/") },
    ...(targetGroupArn === undefined ? [] : [{ name: "TargetGroup", value: pathOf(targetGroupArn).join("/") }]),
  ];
  return { namespace: isApplication(balancer) ? "AWS/ApplicationELB" : "AWS/NetworkELB", metricName, dimensions, unit: "Count" };
}

const pathOf = (arn: string): readonly string[] => resourcePath(arn) ?? [];

/** Requests that came to certain ends. There is no datapoint where there were none. */
function counting({ fates, ...of }: Named & { readonly fates: readonly RequestFate[] }): Meter {
  const { balancer, targetGroupArn } = of;
  const scope = targetGroupArn === undefined ? { loadBalancerArn: balancer.loadBalancerArn } : { targetGroupArn };
  const count = (all: Fates): Samples | undefined => tally(sumOf(all, fates));
  return { ...named(of), totals: (view) => requestTotals(view, scope), measure: (view, counted) => count(fatesOf(view, counted)) };
}
