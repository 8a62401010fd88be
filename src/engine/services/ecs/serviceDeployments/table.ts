import type { ServiceDeploymentStatus } from "../../../../aws/generated/ecs.ts";
import { index, table } from "../../../kernel/table.ts";
import type { SimTime } from "../../../kernel/time.ts";
import { deployments } from "../tables.ts";

/** How many tasks a service revision was to have, and had. */
export interface RevisionCounts {
  readonly arn: string;
  readonly requestedTaskCount: number;
  readonly runningTaskCount: number;
  readonly pendingTaskCount: number;
}

/** Why and since when an earlier revision is deployed again, and which. */
export interface RollbackRow {
  readonly reason: string;
  readonly startedAt: SimTime;
  readonly serviceRevisionArn: string;
}

/** The history of one deployment, as it can be asked for afterwards. */
export interface ServiceDeploymentRow {
  readonly serviceDeploymentArn: string;
  readonly serviceArn: string;
  /** The deployment that carries it out; after a rollback began, the one that brings the earlier revision back. */
  readonly deploymentId: string;
  readonly status: ServiceDeploymentStatus;
  readonly statusReason: string | null;
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
  /** The counts of these are kept when it ends; until then the tasks are counted. */
  readonly target: RevisionCounts;
  readonly sources: readonly RevisionCounts[];
  readonly rollback: RollbackRow | null;
  readonly createdAt: SimTime;
  readonly startedAt: SimTime | null;
  readonly finishedAt: SimTime | null;
  readonly stoppedAt: SimTime | null;
  readonly updatedAt: SimTime;
}

export const serviceDeployments = table<ServiceDeploymentRow>("ecs.serviceDeployments", "serviceDeploymentArn");

export const serviceDeploymentsByService = index("byService", { table: serviceDeployments, by: (row) => row.serviceArn });
/** Those that have not ended: one of a service at most. */
export const openServiceDeployments = index("openByService", {
  table: serviceDeployments,
  by: (row) => (row.finishedAt === null ? row.serviceArn : undefined),
});
/** The deployments of a service revision: more than one when it was rolled back to. */
export const deploymentsByRevision = index("byRevision", { table: deployments, by: (row) => row.serviceRevisionArn });
