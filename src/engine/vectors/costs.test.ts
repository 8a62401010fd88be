import { expect, test } from "vitest";
import { chargedMs, type Use } from "../services/billing/contract.ts";
import { countsNothing } from "../services/cloudwatch/late/contract.ts";
import { ecsMeters } from "../services/ecs/late/contract.ts";
import { instance } from "../services/ecs/placement/fixture.ts";
import { clusters, containerInstances } from "../services/ecs/tables.ts";
import { dollarsFor } from "../session/bill/prices.ts";
import { Trial } from "../trial.ts";
import costs from "./costs.json" with { type: "json" };
import reservations from "./reservations.json" with { type: "json" };

test.each(costs.vectors)("$id: $count of $cpuUnits CPU units and $memoryMiB MiB for $seconds seconds", ({ cpuUnits, memoryMiB, storageGiB, system, architecture, count, seconds, dollars }) => {
  const use = { kind: "fargate", serviceArn: null, cpuUnits, memoryMiB, storageGiB, system: oneOf(["linux", "windows"], system), architecture: oneOf(["x86_64", "arm64"], architecture), spot: false } satisfies Use;
  const cost = count * dollarsFor(use, chargedMs(use, seconds * 1000));
  // As many decimals as the reference gives.
  expect(Math.abs(cost - dollars)).toBeLessThan(0.6 * 10 ** -decimals(dollars));
});

function oneOf<Name extends string>(names: readonly Name[], text: string): Name {
  const name = names.find((one) => one === text);
  if (name === undefined) throw new Error(`${text} is none of ${names.join(", ")}`);
  return name;
}

const decimals = (amount: number): number => String(amount).split(".")[1]?.length ?? 0;

test.each(reservations.vectors)("$id: a cluster with $registered.cpuUnits CPU units of which $reserved.cpuUnits are reserved", ({ registered, reserved, CPUReservation, MemoryReservation }) => {
  const trial = new Trial();
  trial.call("ecs", "CreateCluster", { clusterName: "prod" });
  const { context, view } = trial.world;
  const [clusterArn = ""] = view.all(clusters).map((cluster) => cluster.clusterArn);
  const free = { cpuUnitsFree: registered.cpuUnits - reserved.cpuUnits, memoryMiBFree: registered.memoryMiB - reserved.memoryMiB };
  context.insert(containerInstances, instance("1", { clusterArn, ...registered, ...free }));
  const percent = (metricName: string) => {
    const { sum = 0, sampleCount = 0 } = ecsMeters(view).find((meter) => meter.metricName === metricName)?.measure(view, countsNothing()) ?? {};
    return Math.round((100 * sum) / sampleCount) / 100;
  };
  expect([percent("CPUReservation"), percent("MemoryReservation")]).toEqual([CPUReservation, MemoryReservation]);
});
