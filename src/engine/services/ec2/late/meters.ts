import type { View } from "../../../kernel/context.ts";
import { level, type Meter } from "../../cloudwatch/late/contract.ts";
import { instanceTypes } from "../instanceTypes.ts";
import { instanceOf } from "../queries.ts";
import { liveInstances, LIVE } from "../tables.ts";

/** How many CPU units are used on an instance: who runs something there knows. */
export type CpuUsedOn = (view: View, instanceId: string) => number;

/** What EC2 measures of instances that run: each minute, as if all had detailed monitoring (assumed). */
export const instanceMeters = (view: View, cpuUsedOn: CpuUsedOn): readonly Meter[] =>
  view
    .where(liveInstances, LIVE)
    .filter(({ state }) => state === "running")
    .map(({ instanceId }) => ({
      namespace: "AWS/EC2",
      metricName: "CPUUtilization",
      unit: "Percent",
      dimensions: [{ name: "InstanceId", value: instanceId }],
      totals: () => ({}),
      measure: (then) => level(rounded(cpuPercentOf(then, instanceId, cpuUsedOn))),
    }));

/** How much of an instance's CPU is used, in percent. */
export function cpuPercentOf(view: View, instanceId: string, cpuUsedOn: CpuUsedOn): number {
  const cpuUnits = instanceTypes.get(instanceOf(view, instanceId)?.instanceType ?? "")?.cpuUnits;
  return cpuUnits === undefined ? 0 : Math.min(100, (100 * cpuUsedOn(view, instanceId)) / cpuUnits);
}

const rounded = (percent: number): number => Math.round(1_000_000 * percent) / 1_000_000;
