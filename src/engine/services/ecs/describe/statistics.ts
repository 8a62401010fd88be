import type { KeyValuePair } from "../../../../aws/generated/ecs.ts";
import type { View } from "../../../kernel/context.ts";
import { isOnFargate } from "../processes/taskRows.ts";
import { inStatus, servicesByStatus, tasksByCluster, tasksByStatus } from "../tables.ts";

/** The tasks and services of a cluster by launch type. */
export function statisticsOf(view: View, clusterArn: string): readonly KeyValuePair[] {
  const onFargate = view.where(tasksByCluster, clusterArn).filter(isOnFargate);
  const tasks = (status: string) => {
    const fargate = onFargate.filter(({ lastStatus }) => lastStatus === status).length;
    return { fargate, ec2: view.count(tasksByStatus, inStatus(clusterArn, status)) - fargate };
  };
  const services = (status: string) => {
    const rows = view.where(servicesByStatus, inStatus(clusterArn, status));
    const fargate = rows.filter(({ launchType }) => launchType === "FARGATE").length;
    return { fargate, ec2: rows.length - fargate };
  };
  const [running, pending, active, draining] = [tasks("RUNNING"), tasks("PENDING"), services("ACTIVE"), services("DRAINING")];
  const counts = [
    ["runningEC2TasksCount", running.ec2] as const,
    ["runningFargateTasksCount", running.fargate] as const,
    ["pendingEC2TasksCount", pending.ec2] as const,
    ["pendingFargateTasksCount", pending.fargate] as const,
    ["activeEC2ServiceCount", active.ec2] as const,
    ["activeFargateServiceCount", active.fargate] as const,
    ["drainingEC2ServiceCount", draining.ec2] as const,
    ["drainingFargateServiceCount", draining.fargate] as const,
  ];
  return counts.map(([name, count]) => ({ name, value: String(count) }));
}
