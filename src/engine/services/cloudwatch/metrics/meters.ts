import { QUEUE_NAMESPACE } from "../../../../aws/rules/load/backlog.ts";
import { flatMapped } from "../../../../lib/flatMapped.ts";
import type { View } from "../../../kernel/context.ts";
import { groupMeters } from "../../autoscaling/late/contract.ts";
import { instanceMeters } from "../../ec2/late/contract.ts";
import { cpuUsedOn, ecsMeters, INSIGHTS_NAMESPACE, queueMeters } from "../../ecs/late/contract.ts";
import { balancerMeters } from "../../elbv2/late/contract.ts";
import type { Meter } from "../late/contract.ts";
import { metricKeyOf, type Named } from "./metric.ts";
import { MINUTE } from "./points.ts";
import type { Point } from "./tables.ts";
import type { Totals } from "./totals.ts";

/** All that services measure by themselves, as the world is, by the keys of the metrics; in some namespaces only, if they are named. */
export function metersIn(view: View, asked: ReadonlySet<string | undefined> = MEASURED): ReadonlyMap<string, Meter> {
  const meters = new Map<string, Meter>();
  for (const meter of metersAbout(view, asked)) if (asked.has(meter.namespace)) meters.set(metricKeyOf(meter), meter);
  return meters;
}

/** The meters of all who measure in some namespaces; some of these may be in others. */
export const metersAbout = (view: View, asked: ReadonlySet<string | undefined>): readonly Meter[] =>
  flatMapped(METERS, ({ namespaces, read }) => (namespaces.some((own) => asked.has(own)) ? read(view) : []));

/** Whether a metric is one that services measure, though perhaps of nothing that is there now. */
export const isMeasured = ({ Namespace, Dimensions = [] }: Named): boolean => measuresIn(Namespace) && Dimensions.length > 0;

/** Whether services measure things in a namespace by themselves. */
export const measuresIn = (namespace: string | undefined): boolean => MEASURED.has(namespace);

/** Who measures in which namespaces. Where nobody asks for these, there are no meters to be made. */
const METERS: readonly { readonly namespaces: readonly string[]; readonly read: (view: View) => readonly Meter[] }[] = [
  { namespaces: ["AWS/ECS", "AWS/ECS/ManagedScaling", INSIGHTS_NAMESPACE], read: ecsMeters },
  { namespaces: [QUEUE_NAMESPACE], read: queueMeters },
  { namespaces: ["AWS/ApplicationELB", "AWS/NetworkELB"], read: balancerMeters },
  { namespaces: ["AWS/EC2", "AWS/AutoScaling"], read: (view) => groupMeters(view, cpuUsedOn) },
  { namespaces: ["AWS/EC2"], read: (view) => instanceMeters(view, cpuUsedOn) },
];

const MEASURED: ReadonlySet<string | undefined> = new Set(METERS.flatMap(({ namespaces }) => namespaces));

/** The point of the minute that ends now, in which so much was counted; undefined: none is written. */
export function pointNow(view: View, meter: Meter, counted: Totals): Point | undefined {
  const samples = meter.measure(view, counted);
  if (samples === undefined) return undefined;
  const { sampleCount, sum, minimum, maximum } = samples;
  return { at: view.now - MINUTE, unit: meter.unit, sampleCount, sum, minimum, maximum };
}
