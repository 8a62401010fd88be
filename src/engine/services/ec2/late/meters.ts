import type { CreditAccount } from "../../../../aws/rules/load/credits.ts";
import type { View } from "../../../kernel/context.ts";
import { anyResources } from "../../../physics/contract.ts";
import { countsNothing, level, Totals, type Meter } from "../../cloudwatch/late/contract.ts";
import { burstableOf } from "../credits/burstable.ts";
import { creditsNow } from "../credits/creditsNow.ts";
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
    .flatMap(({ instanceId, instanceType }) => [
      {
        ...ofInstance(instanceId),
        metricName: "CPUUtilization",
        unit: "Percent",
        totals: countsNothing,
        measure: (then) => level(rounded(cpuPercentOf(then, instanceId, cpuUsedOn))),
      },
      ...(anyResources(view) && burstableOf(instanceType) !== undefined ? creditMeters(instanceId) : []),
    ]);

const ofInstance = (instanceId: string) => ({ namespace: "AWS/EC2", dimensions: [{ name: "InstanceId", value: instanceId }] });

/** CPU credits, once it is said what programs use. AWS has a point of them every five minutes; here it is each minute, as of the rest. */
function creditMeters(instanceId: string): readonly Meter[] {
  const balance = (metricName: string, of: (account: CreditAccount) => number): Meter => ({
    ...ofInstance(instanceId),
    metricName,
    unit: "Count",
    totals: countsNothing,
    measure: (then) => {
      const account = creditsNow(then, instanceId);
      return account && level(rounded(of(account)));
    },
  });
  const sum = (metricName: string, of: (account: CreditAccount) => number): Meter => ({
    ...ofInstance(instanceId),
    metricName,
    unit: "Count",
    totals: (then) => {
      const account = creditsNow(then, instanceId);
      const totals = new Totals();
      totals.append(CREDITS, account === undefined ? 0 : of(account));
      return totals;
    },
    measure: (_then, counted) => level(rounded(Math.max(0, counted.of(CREDITS)))),
  });
  return [
    balance("CPUCreditBalance", ({ credits }) => Math.max(0, credits)),
    balance("CPUSurplusCreditBalance", ({ credits }) => Math.max(0, -credits)),
    sum("CPUCreditUsage", ({ spentCredits }) => spentCredits),
    sum("CPUSurplusCreditsCharged", ({ chargedCredits }) => chargedCredits),
  ];
}

const CREDITS = "credits";

/** How much of an instance's CPU is used, in percent. */
export function cpuPercentOf(view: View, instanceId: string, cpuUsedOn: CpuUsedOn): number {
  const cpuUnits = instanceTypes.get(instanceOf(view, instanceId)?.instanceType ?? "")?.cpuUnits;
  return cpuUnits === undefined ? 0 : Math.min(100, (100 * cpuUsedOn(view, instanceId)) / cpuUnits);
}

const rounded = (percent: number): number => Math.round(1_000_000 * percent) / 1_000_000;
