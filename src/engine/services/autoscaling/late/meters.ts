import type { View } from "../../../kernel/context.ts";
import { seconds } from "../../../kernel/time.ts";
import { sumOf } from "../../../../lib/sum.ts";
import { countsNothing, level, type Meter, type Samples } from "../../cloudwatch/late/contract.ts";
import { cpuPercentOf, type CpuUsedOn } from "../../ec2/late/contract.ts";
import { groupMetric } from "../groupMetrics.ts";
import { inServiceSince } from "../lookup.ts";
import { autoScalingGroups, instancesByGroup, type AutoScalingGroupRow } from "../tables.ts";

/** What is measured of groups: their CPU by EC2, and how large they are where that is asked for. */
export const groupMeters = (view: View, cpuUsedOn: CpuUsedOn): readonly Meter[] => view.all(autoScalingGroups).flatMap((group) => [cpuMeter(group, cpuUsedOn), ...sizeMeters(group)]);

/** Each minute, as if all had detailed monitoring (assumed). */
const cpuMeter = (group: AutoScalingGroupRow, cpuUsedOn: CpuUsedOn): Meter => ({
  namespace: "AWS/EC2",
  metricName: "CPUUtilization",
  unit: "Percent",
  dimensions: dimensionsOf(group),
  totals: countsNothing,
  measure: (then) => cpuOf(then, group, cpuUsedOn),
});

const dimensionsOf = ({ autoScalingGroupName }: AutoScalingGroupRow): Meter["dimensions"] => [{ name: "AutoScalingGroupName", value: autoScalingGroupName }];

/** Auto Scaling guide, "Amazon CloudWatch metrics for Amazon EC2 Auto Scaling": once a minute, of what is enabled; the unit was observed. */
const sizeMeters = (group: AutoScalingGroupRow): readonly Meter[] =>
  (group.enabledMetrics ?? []).map((metricName) => ({
    namespace: "AWS/AutoScaling",
    metricName,
    unit: "None",
    dimensions: dimensionsOf(group),
    totals: countsNothing,
    measure: (then) => {
      const size = groupMetric(metricName, then.need(autoScalingGroups, group.autoScalingGroupName), then.where(instancesByGroup, group.autoScalingGroupName).map(({ lifecycleState }) => lifecycleState));
      return size === undefined ? undefined : level(size);
    },
  }));

/** On average, of what is in service and has warmed up. Auto Scaling guide, "Instance warmup". */
function cpuOf(view: View, { autoScalingGroupName, defaultInstanceWarmupSeconds = 0 }: AutoScalingGroupRow, cpuUsedOn: CpuUsedOn): Samples | undefined {
  const warmup = seconds(Math.max(0, defaultInstanceWarmupSeconds));
  const warm = view.where(instancesByGroup, autoScalingGroupName).filter((row) => row.lifecycleState === "InService" && inServiceSince(view, row) + warmup <= view.now);
  return warm.length === 0 ? undefined : level(Math.round((1_000_000 * sumOf(warm, (row) => cpuPercentOf(view, row.instanceId, cpuUsedOn))) / warm.length) / 1_000_000, warm.length);
}
