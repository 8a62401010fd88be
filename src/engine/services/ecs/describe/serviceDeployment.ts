import type { ServiceDeployment, ServiceDeploymentBrief } from "../../../../aws/generated/ecs.ts";
import { epochSeconds } from "../../../../aws/epoch.ts";
import type { View } from "../../../kernel/context.ts";
import { describeAlarms } from "../rollouts/alarms.ts";
import { describeBreaker } from "../rollouts/breaker.ts";
import { describeStage, describeWeights } from "../rollouts/shift/describeShift.ts";
import { countsOfRevisions } from "../serviceDeployments/counts.ts";
import type { ServiceDeploymentRow } from "../serviceDeployments/table.ts";
import { services } from "../tables.ts";
import { describeDeploymentConfiguration } from "./deploymentConfiguration.ts";

/** A service deployment as ListServiceDeployments gives it. */
export function describeBriefly(view: View, row: ServiceDeploymentRow): ServiceDeploymentBrief {
  return {
    serviceDeploymentArn: row.serviceDeploymentArn,
    serviceArn: row.serviceArn,
    clusterArn: view.need(services, row.serviceArn).clusterArn,
    startedAt: timeOf(row.startedAt),
    createdAt: epochSeconds(row.createdAt),
    finishedAt: timeOf(row.finishedAt),
    targetServiceRevisionArn: row.target.arn,
    status: row.status,
    statusReason: row.statusReason ?? undefined,
  };
}

/** The same as DescribeServiceDeployments gives it: with the tasks of each revision, as they are or as they were when it ended. */
export function describeServiceDeployment(view: View, row: ServiceDeploymentRow): ServiceDeployment {
  const { targetServiceRevisionArn: _arn, ...brief } = describeBriefly(view, row);
  const kept = [row.target, ...row.sources];
  const arns = kept.map(({ arn }) => arn);
  const counts = row.finishedAt === null ? countsOfRevisions(view, row.serviceArn, arns) : kept;
  const [target, ...sources] = counts.map((one) => describeWeights(view, row.serviceDeploymentArn, one));
  return {
    ...brief,
    stoppedAt: timeOf(row.stoppedAt),
    updatedAt: epochSeconds(row.updatedAt),
    sourceServiceRevisions: sources,
    targetServiceRevision: target,
    ...describeStage(view, row.serviceDeploymentArn),
    deploymentConfiguration: describeDeploymentConfiguration(view, row.serviceDeploymentArn, row),
    rollback: row.rollback === null ? undefined : { ...row.rollback, startedAt: epochSeconds(row.rollback.startedAt) },
    deploymentCircuitBreaker: describeBreaker(view, row),
    alarms: describeAlarms(view, row),
  };
}

const timeOf = (time: number | null): number | undefined => (time === null ? undefined : epochSeconds(time));
