import { flatMapped } from "../../../../lib/flatMapped.ts";
import { sumOf } from "../../../../lib/sum.ts";
import type { View } from "../../../kernel/context.ts";
import { hearing, type Derived } from "../../../kernel/derived.ts";
import { reading } from "../../../kernel/reading.ts";
import { countsNothing, level, type Meter, type Samples } from "../../cloudwatch/late/contract.ts";
import { providerMeters } from "../capacityProviders/meters.ts";
import { cpuUsed, crewOf, memoryUsed } from "../load/crew.ts";
import { clusters, instancesByCluster, services, servicesByCluster, type ClusterRow, type ContainerInstanceRow, type ServiceRow } from "../tables.ts";
import { insightMeters } from "./insightMeters.ts";
import { served, servedAmong, servedOf, servedTogether } from "./served.ts";

/** What ECS measures of services and clusters. ECS guide, "CloudWatch metrics". */
export function ecsMeters(view: View): readonly Meter[] {
  return flatMapped(view.all(clusters), (cluster) => (cluster.status === "ACTIVE" ? metersIn(view, cluster) : []));
}

function metersIn(view: View, cluster: ClusterRow): readonly Meter[] {
  return [...ownMeters(view, cluster), ...insightMeters(view, cluster), ...providerMeters(view, cluster), ...metersOfServices(view, cluster)];
}

/** Each minute they are the same ones, whatever else becomes of services: by the ARNs of clusters, until a service comes or goes. */
const serviceMeters: Derived<Map<string, readonly Meter[]>> = {
  name: "ecs.serviceMeters",
  build: () => new Map(),
  hears: [
    hearing(services, (known, before, after) => {
      if (before?.status !== after?.status) known.delete((after ?? before)?.clusterArn ?? "");
    }),
  ],
};

function metersOfServices(view: View, cluster: ClusterRow): readonly Meter[] {
  const known = view.derived(serviceMeters);
  let meters = known.get(cluster.clusterArn);
  if (meters === undefined) known.set(cluster.clusterArn, (meters = flatMapped(view.where(servicesByCluster, cluster.clusterArn), (service) => (service.status === "INACTIVE" ? [] : metersOfService(cluster, service)))));
  return meters;
}

function metersOfService({ clusterName }: ClusterRow, { serviceArn, serviceName }: ServiceRow): readonly Meter[] {
  const of = { namespace: "AWS/ECS", unit: "Percent" as const, dimensions: [{ name: "ClusterName", value: clusterName }, { name: "ServiceName", value: serviceName }] };
  return [
    {
      ...of,
      metricName: "CPUUtilization",
      totals: (view) => served(view, view.need(services, serviceArn)),
      measure: (view, counted) => {
        const crew = crewOf(view, view.need(services, serviceArn));
        return percent(cpuUsed(crew, servedOf(view, counted)), crew.reservedCpuUnits, crew.count);
      },
    },
    {
      ...of,
      metricName: "MemoryUtilization",
      totals: countsNothing,
      measure: (view) => {
        const crew = crewOf(view, view.need(services, serviceArn));
        return percent(memoryUsed(view, crew), crew.reservedMemoryMiB, crew.count);
      },
    },
  ];
}

/** Of clusters with container instances alone: nothing of Fargate is in these. */
const ownMeters = reading("ecs.clusterMeters", clusters, (_view, { clusterArn, clusterName }: ClusterRow): readonly Meter[] => {
  const of = { namespace: "AWS/ECS", unit: "Percent" as const, dimensions: [{ name: "ClusterName", value: clusterName }] };
  const plain = (metricName: string, read: (view: View, instances: readonly ContainerInstanceRow[]) => Samples | undefined): Meter => ({
    ...of,
    metricName,
    totals: countsNothing,
    measure: (view) => read(view, instancesOf(view, clusterArn)),
  });
  return [
    plain("CPUReservation", (_view, rows) => percent(sumOf(rows, ({ cpuUnits, cpuUnitsFree }) => cpuUnits - cpuUnitsFree), sumOf(rows, ({ cpuUnits }) => cpuUnits))),
    plain("MemoryReservation", (_view, rows) => percent(sumOf(rows, ({ memoryMiB, memoryMiBFree }) => memoryMiB - memoryMiBFree), sumOf(rows, ({ memoryMiB }) => memoryMiB))),
    plain("MemoryUtilization", (view, rows) => percent(sumOf(servicesOn(view, clusterArn), (service) => memoryUsed(view, crewOf(view, service))), sumOf(rows, ({ memoryMiB }) => memoryMiB))),
    {
      ...plain("CPUUtilization", () => undefined),
      totals: (view) => servedTogether(view, servicesOn(view, clusterArn)),
      measure: (view, counted) => {
        const used = sumOf(servicesOn(view, clusterArn), (service) => cpuUsed(crewOf(view, service), servedOf(view, servedAmong(counted, service))));
        return percent(used, sumOf(instancesOf(view, clusterArn), ({ cpuUnits }) => cpuUnits));
      },
    },
  ];
});

/** To the millionth. Nothing is written of what there is none of. */
const percent = (used: number, of: number, sampleCount = 1): Samples | undefined => (of === 0 || sampleCount === 0 ? undefined : level(Math.round((100_000_000 * used) / of) / 1_000_000, sampleCount));

const instancesOf = (view: View, clusterArn: string): readonly ContainerInstanceRow[] => view.where(instancesByCluster, clusterArn).filter(({ status }) => status === "ACTIVE" || status === "DRAINING");

const servicesOn = (view: View, clusterArn: string): readonly ServiceRow[] => view.where(servicesByCluster, clusterArn).filter(({ launchType, status }) => launchType === "EC2" && status !== "INACTIVE");
