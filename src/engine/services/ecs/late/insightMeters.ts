import { sumOf } from "../../../../lib/sum.ts";
import type { View } from "../../../kernel/context.ts";
import { countsNothing, level, type Meter, type Samples, type Totals } from "../../cloudwatch/late/contract.ts";
import { cpuUsed, crewOf, memoryUsed, type Crew } from "../load/crew.ts";
import { deploymentsByService, instancesByCluster, liveTasksByService, servicesByCluster, type ClusterRow, type ServiceRow, type TaskRow } from "../tables.ts";
import { served, servedAmong, servedOf, servedTogether } from "./served.ts";

export const INSIGHTS_NAMESPACE = "ECS/ContainerInsights";

/** What Container Insights measures of a cluster that has it on. CloudWatch guide, "Amazon ECS Container Insights metrics". */
export function insightMeters(view: View, cluster: ClusterRow): readonly Meter[] {
  if (cluster.containerInsights === "disabled") return [];
  const services = servicesOf(view, cluster);
  return [...metersOfCluster(cluster), ...services.flatMap((service) => metersOfService(cluster, service))];
}

const servicesOf = (view: View, { clusterArn }: ClusterRow): readonly ServiceRow[] => view.where(servicesByCluster, clusterArn).filter(({ status }) => status !== "INACTIVE");

type Reading = (view: View, counted: Totals) => number | undefined;

interface Measured {
  readonly dimensions: Meter["dimensions"];
  readonly totals: Meter["totals"];
}

/** Meters by their names, in the unit that the guide gives them. */
function meters({ dimensions, totals }: Measured, unit: Meter["unit"], readings: Readonly<Record<string, Reading>>): readonly Meter[] {
  return Object.entries(readings).map(([metricName, read]) => ({ namespace: INSIGHTS_NAMESPACE, metricName, dimensions, unit, totals, measure: (view, counted) => sampleOf(read(view, counted)) }));
}

/** Nothing is written of what no task has. */
const sampleOf = (value: number | undefined): Samples | undefined => (value === undefined ? undefined : level(value));

function metersOfService(cluster: ClusterRow, service: ServiceRow): readonly Meter[] {
  const dimensions = [{ name: "ClusterName", value: cluster.clusterName }, { name: "ServiceName", value: service.serviceName }];
  const of = { dimensions, totals: countsNothing };
  const live = (view: View): readonly TaskRow[] => view.where(liveTasksByService, service.serviceArn);
  const ofRunning = (view: View, amount: (crew: Crew) => number): number | undefined => {
    const crew = crewOf(view, service);
    return crew.count === 0 ? undefined : amount(crew);
  };
  return [
    ...meters(of, "Count", {
      RunningTaskCount: (view) => crewOf(view, service).count,
      PendingTaskCount: (view) => live(view).filter(({ desiredStatus, lastStatus }) => desiredStatus === "RUNNING" && lastStatus !== "RUNNING").length,
      DesiredTaskCount: (view) => view.where(servicesByCluster, cluster.clusterArn).find(({ serviceArn }) => serviceArn === service.serviceArn)?.desiredCount,
      DeploymentCount: (view) => view.where(deploymentsByService, service.serviceArn).length,
    }),
    ...meters(of, "None", { CpuReserved: (view) => ofRunning(view, ({ reservedCpuUnits }) => reservedCpuUnits) }),
    ...meters({ ...of, totals: (view) => served(view, service) }, "None", { CpuUtilized: (view, counted) => ofRunning(view, (crew) => cpuUsed(crew, servedOf(view, counted))) }),
    ...meters(of, "Megabytes", {
      MemoryReserved: (view) => ofRunning(view, ({ reservedMemoryMiB }) => reservedMemoryMiB),
      MemoryUtilized: (view) => ofRunning(view, (crew) => memoryUsed(view, crew)),
    }),
  ];
}

/** Of all its services together, on instances and on Fargate; what runs for none of them is left out (assumed). */
function metersOfCluster(cluster: ClusterRow): readonly Meter[] {
  const of = { dimensions: [{ name: "ClusterName", value: cluster.clusterName }], totals: countsNothing };
  const overServices = (view: View, amount: (service: ServiceRow) => number): number => sumOf(servicesOf(view, cluster), amount);
  const counted = (view: View): Totals => servedTogether(view, servicesOf(view, cluster));
  return [
    ...meters(of, "Count", {
      ContainerInstanceCount: (view) => view.where(instancesByCluster, cluster.clusterArn).length,
      ServiceCount: (view) => servicesOf(view, cluster).length,
      TaskCount: (view) => overServices(view, (service) => crewOf(view, service).count),
    }),
    ...meters(of, "None", { CpuReserved: (view) => overServices(view, (service) => crewOf(view, service).reservedCpuUnits) }),
    ...meters({ ...of, totals: counted }, "None", { CpuUtilized: (view, all) => overServices(view, (service) => cpuUsed(crewOf(view, service), servedOf(view, servedAmong(all, service)))) }),
    ...meters(of, "Megabytes", {
      MemoryReserved: (view) => overServices(view, (service) => crewOf(view, service).reservedMemoryMiB),
      MemoryUtilized: (view) => overServices(view, (service) => memoryUsed(view, crewOf(view, service))),
    }),
  ];
}
