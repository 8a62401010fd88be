import type { View } from "../../../kernel/context.ts";
import { seconds } from "../../../kernel/time.ts";
import { sumOf } from "../../../../lib/sum.ts";
import { level, type Meter, type Samples } from "../../cloudwatch/late/contract.ts";
import { instanceOf, instanceTypes } from "../../ec2/contract.ts";
import { inServiceSince } from "../lookup.ts";
import { autoScalingGroups, instancesByGroup, type AutoScalingGroupRow, type GroupInstanceRow } from "../tables.ts";

/** How many CPU units are used on an instance. */
type CpuUsedOn = (view: View, instanceId: string) => number;

/** What EC2 measures of groups: each minute, as if all had detailed monitoring (assumed). */
export const groupMeters = (view: View, cpuUsedOn: CpuUsedOn): readonly Meter[] =>
  view.all(autoScalingGroups).map((group) => ({
    namespace: "AWS/EC2",
    metricName: "CPUUtilization",
    unit: "Percent",
    dimensions: [{ name: "AutoScalingGroupName", value: group.autoScalingGroupName }],
    totals: () => ({}),
    measure: (then) => cpuOf(then, group, cpuUsedOn),
  }));

/** On average, of what is in service and has warmed up. Auto Scaling guide, "Instance warmup". */
function cpuOf(view: View, { autoScalingGroupName, defaultInstanceWarmupSeconds = 0 }: AutoScalingGroupRow, cpuUsedOn: CpuUsedOn): Samples | undefined {
  const warmup = seconds(Math.max(0, defaultInstanceWarmupSeconds));
  const warm = view.where(instancesByGroup, autoScalingGroupName).filter((row) => row.lifecycleState === "InService" && inServiceSince(view, row) + warmup <= view.now);
  return warm.length === 0 ? undefined : level(Math.round((1_000_000 * sumOf(warm, (row) => percentOf(view, row, cpuUsedOn))) / warm.length) / 1_000_000, warm.length);
}

function percentOf(view: View, { instanceId }: GroupInstanceRow, cpuUsedOn: CpuUsedOn): number {
  const cpuUnits = instanceTypes.get(instanceOf(view, instanceId)?.instanceType ?? "")?.cpuUnits;
  return cpuUnits === undefined ? 0 : Math.min(100, (100 * cpuUsedOn(view, instanceId)) / cpuUnits);
}
