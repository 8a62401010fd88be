import type { Dimension, Metric, Statistic } from "../../../../aws/generated/cloudwatch.ts";
import type { Rows } from "../../../../bridge/protocol.ts";
import { isClassic } from "../../../graph/things.ts";
import { balancerDimension, groupDimension } from "../../../store/balancerMetrics.ts";
import { QUEUE_NAMESPACE } from "../../../../aws/rules/load/backlog.ts";
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
    case "autoScalingGroup":
      return ofScalingGroup(subject.group);
    case "capacityProvider":
      return ofProvider(subject.provider, tables);
    case "instance":
      return subject.machine === null ? [] : ofMachine(subject.machine, tables);
    default:
      return [];
  }
}

/** Its credits are measured once they are counted. */
function ofMachine({ instanceId }: Rows["ec2.instances"], tables: Tables): readonly Charted[] {
  const dimension = { Name: "InstanceId", Value: instanceId };
  const credits = tables["ec2.cpuCredits"].has(instanceId) ? ["CPUCreditBalance", "CPUCreditUsage"] : [];
  return [machineCpu(dimension), ...credits.map((name) => charted("AWS/EC2", name, { dimensions: [dimension], statistic: "Average" }))];
}

function charted(Namespace: string, MetricName: string, of: { readonly dimensions: readonly Dimension[]; readonly statistic: Statistic; readonly unit?: "%"; readonly title?: string }): Charted {
  const { dimensions, statistic, unit = "", title = MetricName } = of;
  return { title, statistic, unit, metric: { Namespace, MetricName, Dimensions: dimensions } };
}

const average = (name: string, dimensions: readonly Dimension[]): Charted => charted("AWS/ECS", name, { dimensions, statistic: "Average", unit: "%" });

const ofCluster = (ClusterName: string): readonly Charted[] => ["CPUReservation", "MemoryReservation", "CPUUtilization", "MemoryUtilization"].map((name) => average(name, [{ Name: "ClusterName", Value: ClusterName }]));

function ofService({ clusterArn, serviceArn, serviceName, loadBalancers }: Rows["ecs.services"], tables: Tables): readonly Charted[] {
  const dimensions = [{ Name: "ClusterName", Value: nameIn(clusterArn) }, { Name: "ServiceName", Value: serviceName }];
  const arns = [...new Set(loadBalancers.map(({ targetGroupArn }) => targetGroupArn).filter((arn) => !isClassic(arn)))];
  const groups = arns.flatMap((arn) => tables["elbv2.targetGroups"].get(arn) ?? []);
  // Where there are several, each says whose it is.
  const named = (group: Rows["elbv2.targetGroups"]) => ofGroup(group, tables).map((one) => (groups.length === 1 ? one : { ...one, title: `${one.title}, ${group.targetGroupName}` }));
  return [average("CPUUtilization", dimensions), average("MemoryUtilization", dimensions), ...ofQueues({ serviceArn, dimensions }, tables), ...groups.flatMap(named)];
}

function ofQueues({ serviceArn, dimensions: [cluster, service] }: { readonly serviceArn: string; readonly dimensions: readonly Dimension[] }, tables: Tables): readonly Charted[] {
  const queues = [...tables["ecs.queues"].values()].filter((queue) => queue.serviceArn === serviceArn);
  return queues.flatMap(({ queueName }) => {
    const dimensions = [cluster, { Name: "QueueName", Value: queueName }, service].flatMap((one) => one ?? []);
    return ["Backlog", "BacklogPerTask"].map((name) => charted(QUEUE_NAMESPACE, name, { dimensions, statistic: "Average", title: queues.length === 1 ? name : `${name}, ${queueName}` }));
  });
}

/** Of what a group is told, the number of instances: it is that of capacity units as well. */
const SIZES: readonly string[] = ["GroupDesiredCapacity", "GroupInServiceInstances", "GroupPendingInstances", "GroupTerminatingInstances", "GroupStandbyInstances", "GroupTotalInstances", "GroupMinSize", "GroupMaxSize"];

function ofScalingGroup({ autoScalingGroupName, enabledMetrics = [] }: Rows["autoscaling.groups"]): readonly Charted[] {
  const of = { Name: "AutoScalingGroupName", Value: autoScalingGroupName };
  const told = SIZES.filter((name) => enabledMetrics.some((metric) => metric === name));
  return [...told.map((name) => charted("AWS/AutoScaling", name, { dimensions: [of], statistic: "Average" })), machineCpu(of)];
}

const machineCpu = (of: Dimension): Charted => charted("AWS/EC2", "CPUUtilization", { dimensions: [of], statistic: "Average", unit: "%" });

/** In each cluster that may use it. */
function ofProvider({ name }: Rows["ecs.capacityProviders"], tables: Tables): readonly Charted[] {
  const clusters = [...tables["ecs.clusterOptions"].values()].filter(({ capacityProviders }) => capacityProviders.includes(name)).map(({ clusterArn }) => nameIn(clusterArn));
  return clusters.map((cluster) => {
    const dimensions = [{ Name: "CapacityProviderName", Value: name }, { Name: "ClusterName", Value: cluster }];
    return charted("AWS/ECS/ManagedScaling", "CapacityProviderReservation", { dimensions, statistic: "Average", unit: "%", ...(clusters.length === 1 ? {} : { title: `CapacityProviderReservation, ${cluster}` }) });
  });
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
