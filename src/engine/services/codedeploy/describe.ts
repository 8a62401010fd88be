import type { DeploymentInfo, DeploymentTarget, ECSTaskSet, TargetStatus } from "../../../aws/generated/codedeploy.ts";
import { epochSeconds } from "../../../aws/epoch.ts";
import type { View } from "../../kernel/context.ts";
import { findCluster, findService } from "../ecs/contract.ts";
import { findSet } from "../ecs/late/contract.ts";
import { LIFECYCLE, placeOf } from "../../../aws/rules/codeDeployLifecycle.ts";
import type { DeploymentRow, GroupSettings } from "./tables.ts";

export const STYLE = { deploymentType: "BLUE_GREEN", deploymentOption: "WITH_TRAFFIC_CONTROL" } as const;

/** A deployment as GetDeployment gives it. */
export function describeDeployment(row: DeploymentRow): DeploymentInfo {
  const [applicationName, deploymentGroupName] = row.groupKey.split("|");
  const { settings } = row;
  return {
    applicationName,
    deploymentGroupName,
    deploymentConfigName: settings.deploymentConfigName,
    deploymentId: row.deploymentId,
    previousRevision: row.previousRevision ?? undefined,
    revision: row.revision ?? undefined,
    status: row.status,
    errorInformation: row.error ?? undefined,
    createTime: epochSeconds(row.createdAt),
    startTime: timeOf(row.startedAt),
    completeTime: timeOf(row.completedAt),
    deploymentOverview: { Pending: 0, InProgress: 0, Succeeded: 0, Failed: 0, Skipped: 0, Ready: 0, [overviewOf(row)]: 1 },
    description: row.description ?? undefined,
    creator: row.creator,
    ignoreApplicationStopFailures: false,
    autoRollbackConfiguration: settings.autoRollback ?? undefined,
    updateOutdatedInstancesOnly: false,
    rollbackInfo: row.rollback ?? undefined,
    deploymentStyle: STYLE,
    instanceTerminationWaitTimeStarted: row.creator !== "codeDeployRollback" && row.begun && placeOf(row) === "Termination",
    blueGreenDeploymentConfiguration: settings.blueGreen,
    loadBalancerInfo: { targetGroupPairInfoList: [settings.pair] },
    fileExistsBehavior: "DISALLOW",
    deploymentStatusMessages: [],
    computePlatform: "ECS",
    overrideAlarmConfiguration: undefined,
  };
}

const timeOf = (at: number | null): number | undefined => (at === null ? undefined : epochSeconds(at));

/** Of the one target that an ECS deployment has. */
function overviewOf({ status }: DeploymentRow): Exclude<TargetStatus, "Unknown"> {
  switch (status) {
    case "Created":
    case "Queued":
      return "Pending";
    case "Succeeded":
    case "Ready":
      return status;
    case "Failed":
    case "Stopped":
      return "Failed";
    default:
      return "InProgress";
  }
}

/** The id of the one target of an ECS deployment. Observed. */
export const targetIdOf = ({ service }: GroupSettings): string => `${service.clusterName}:${service.serviceName}`;

/** The target of a deployment as GetDeploymentTarget gives it. */
export function describeTarget(view: View, row: DeploymentRow): DeploymentTarget {
  const { clusterName, serviceName } = row.settings.service;
  const cluster = findCluster(view, clusterName);
  const service = cluster === undefined ? undefined : findService(view, cluster, serviceName);
  return {
    deploymentTargetType: "ECSTarget",
    ecsTarget: {
      deploymentId: row.deploymentId,
      targetId: targetIdOf(row.settings),
      targetArn: service?.serviceArn,
      lastUpdatedAt: epochSeconds(row.updatedAt),
      lifecycleEvents: row.events.map(({ status, startedAt, endedAt }, i) => ({ lifecycleEventName: LIFECYCLE[i], status, startTime: timeOf(startedAt), endTime: timeOf(endedAt) })),
      status: overviewOf(row),
      taskSetsInfo: [...describeSet(view, row, "Blue"), ...describeSet(view, row, "Green")],
    },
  };
}

function describeSet(view: View, { blueSetId, greenSetId, greenPercent }: DeploymentRow, taskSetLabel: "Blue" | "Green"): readonly ECSTaskSet[] {
  const set = findSet(view, (taskSetLabel === "Blue" ? blueSetId : greenSetId) ?? "");
  if (set === undefined) return [];
  const { taskSetId, desiredCount, pendingCount, runningCount, status, loadBalancers } = set;
  const group = loadBalancers[0]?.targetGroupArn.split("/")[1];
  return [{ identifer: taskSetId, desiredCount, pendingCount, runningCount, status, trafficWeight: taskSetLabel === "Blue" ? 100 - greenPercent : greenPercent, targetGroup: { name: group }, taskSetLabel }];
}
