import type { Dimension, Metric, Statistic } from "../../../../aws/generated/cloudwatch.ts";
import type { Rows } from "../../../../bridge/protocol.ts";
import { isClassic } from "../../../graph/things.ts";
import { balancerDimension, groupDimension } from "../../../store/balancerMetrics.ts";
import { nameIn } from "../../../store/names.ts";
import type { Tables } from "../../../store/replica.ts";
import type { Subject } from "../subject.ts";

/** A metric that is drawn, by the statistic that says most of it. */
export interface Charted {
  readonly title: string;
  readonly metric: Required<Metric>;
  readonly statistic: Statistic;
  readonly unit: "%" | "";
}

/** What CloudWatch measures of a thing, as far as it is drawn; nothing: nothing is. */
export function chartedOf(subject: Subject, tables: Tables): readonly Charted[] {
  switch (subject.kind) {
    case "cluster":
      return ofCluster(subject.cluster.clusterName);
    case "service":
      return ofService(subject.service, tables);
    case "targetGroup":
      return ofGroup(subject.group, tables);
    case "loadBalancer":
      return ofBalancer(subject.balancer);
    default:
      return [];
  }
}

/** Whether anything is drawn of things of a kind. */
export const isCharted = ({ kind }: Subject): boolean => kind === "cluster" || kind === "service" || kind === "targetGroup" || kind === "loadBalancer";

function charted(Namespace: string, MetricName: string, of: { readonly dimensions: readonly Dimension[]; readonly statistic: Statistic; readonly unit?: "%"; readonly title?: string }): Charted {
  const { dimensions, statistic, unit = "", title = MetricName } = of;
  return { title, statistic, unit, metric: { Namespace, MetricName, Dimensions: dimensions } };
}

const average = (name: string, dimensions: readonly Dimension[]): Charted => charted("AWS/ECS", name, { dimensions, statistic: "Average", unit: "%" });

const ofCluster = (ClusterName: string): readonly Charted[] => ["CPUReservation", "MemoryReservation", "CPUUtilization", "MemoryUtilization"].map((name) => average(name, [{ Name: "ClusterName", Value: ClusterName }]));

function ofService({ clusterArn, serviceName, loadBalancers }: Rows["ecs.services"], tables: Tables): readonly Charted[] {
  const dimensions = [{ Name: "ClusterName", Value: nameIn(clusterArn) }, { Name: "ServiceName", Value: serviceName }];
  const arns = [...new Set(loadBalancers.map(({ targetGroupArn }) => targetGroupArn).filter((arn) => !isClassic(arn)))];
  const groups = arns.flatMap((arn) => tables["elbv2.targetGroups"].get(arn) ?? []);
  // Where there are several, each says whose it is.
  const named = (group: Rows["elbv2.targetGroups"]) => ofGroup(group, tables).map((one) => (groups.length === 1 ? one : { ...one, title: `${one.title}, ${group.targetGroupName}` }));
  return [average("CPUUtilization", dimensions), average("MemoryUtilization", dimensions), ...groups.flatMap(named)];
}

function ofGroup({ targetGroupArn, loadBalancerArn }: Rows["elbv2.targetGroups"], tables: Tables): readonly Charted[] {
  const balancer = tables["elbv2.loadBalancers"].get(loadBalancerArn ?? "");
  if (balancer === undefined) return [];
  const dimensions = [groupDimension(targetGroupArn), balancerDimension(balancer.loadBalancerArn)];
  const namespace = namespaceOf(balancer);
  const hosts = ["HealthyHostCount", "UnHealthyHostCount"].map((name) => charted(namespace, name, { dimensions, statistic: "Average" }));
  return balancer.type === "network" ? hosts : [...["RequestCount", "HTTPCode_Target_5XX_Count", "RequestCountPerTarget"].map((name) => charted(namespace, name, { dimensions, statistic: "Sum" })), ...hosts];
}

function ofBalancer(balancer: Rows["elbv2.loadBalancers"]): readonly Charted[] {
  const names = balancer.type === "network" ? ["NewFlowCount", "TCP_Target_Reset_Count", "TCP_ELB_Reset_Count"] : ["RequestCount", "HTTPCode_Target_5XX_Count", "HTTPCode_ELB_5XX_Count"];
  return names.map((name) => charted(namespaceOf(balancer), name, { dimensions: [balancerDimension(balancer.loadBalancerArn)], statistic: "Sum" }));
}

const namespaceOf = ({ type }: Rows["elbv2.loadBalancers"]): string => (type === "network" ? "AWS/NetworkELB" : "AWS/ApplicationELB");
