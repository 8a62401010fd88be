import { QUEUE_NAMESPACE } from "../../../../aws/rules/load/backlog.ts";
import type { View } from "../../../kernel/context.ts";
import { groupMeters } from "../../autoscaling/late/contract.ts";
import { instanceMeters } from "../../ec2/late/contract.ts";
import { cpuUsedOn, ecsMeters, INSIGHTS_NAMESPACE, queueMeters } from "../../ecs/late/contract.ts";
import { balancerMeters } from "../../elbv2/late/contract.ts";
import type { Meter, Totals } from "../late/contract.ts";
import { metricKeyOf, type Named } from "./metric.ts";
import { MINUTE } from "./points.ts";
import type { Point } from "./tables.ts";

/** All that services measure by themselves, as the world is, by the keys of the metrics; in some namespaces only, if they are named. */
export function metersIn(view: View, namespaces: ReadonlySet<string | undefined> = new Set(MEASURED)): ReadonlyMap<string, Meter> {
  const meters = [...ecsMeters(view), ...queueMeters(view), ...(BALANCED.some((own) => namespaces.has(own)) ? balancerMeters(view) : []), ...groupMeters(view, cpuUsedOn), ...(namespaces.has("AWS/EC2") ? instanceMeters(view, cpuUsedOn) : [])];
  return new Map(meters.filter(({ namespace }) => namespaces.has(namespace)).map((meter) => [metricKeyOf(meter), meter]));
}

/** Whether a metric is one that services measure, though perhaps of nothing that is there now. */
export const isMeasured = ({ Namespace, Dimensions = [] }: Named): boolean => measuresIn(Namespace) && Dimensions.length > 0;

/** Whether services measure things in a namespace by themselves. */
export const measuresIn = (namespace: string | undefined): boolean => MEASURED.some((own) => own === namespace);

const BALANCED = ["AWS/ApplicationELB", "AWS/NetworkELB"] as const;

const MEASURED = ["AWS/ECS", "AWS/ECS/ManagedScaling", ...BALANCED, "AWS/EC2", "AWS/AutoScaling", INSIGHTS_NAMESPACE, QUEUE_NAMESPACE] as const;

/** The point of the minute that ends now, in which so much was counted; undefined: none is written. */
export function pointNow(view: View, meter: Meter, counted: Totals): Point | undefined {
  const samples = meter.measure(view, counted);
  return samples && { at: view.now - MINUTE, unit: meter.unit, ...samples };
}
