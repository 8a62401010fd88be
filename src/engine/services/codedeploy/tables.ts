import type {
  AlarmConfiguration,
  AutoRollbackConfiguration,
  BlueGreenDeploymentConfiguration,
  DeploymentCreator,
  DeploymentStatus,
  ErrorInformation,
  LifecycleEventStatus,
  RevisionLocation,
  RollbackInfo,
  TargetGroupPairInfo,
  TrafficRoutingConfig,
} from "../../../aws/generated/codedeploy.ts";
import { index, table } from "../../kernel/table.ts";
import type { SimTime } from "../../kernel/time.ts";

export interface ApplicationRow {
  readonly applicationName: string;
  readonly applicationId: string;
  readonly createdAt: SimTime;
}

/** How deployments of a group go. A deployment keeps what its group had as it was created. */
export interface GroupSettings {
  readonly deploymentConfigName: string;
  readonly serviceRoleArn: string;
  readonly service: { readonly clusterName: string; readonly serviceName: string };
  readonly pair: TargetGroupPairInfo;
  readonly blueGreen: BlueGreenDeploymentConfiguration;
  /** null: never given. */
  readonly alarms: AlarmConfiguration | null;
  readonly autoRollback: AutoRollbackConfiguration | null;
}

export interface GroupRow {
  /** `applicationName|deploymentGroupName` */
  readonly groupKey: string;
  readonly applicationName: string;
  readonly deploymentGroupName: string;
  readonly deploymentGroupId: string;
  readonly settings: GroupSettings;
  /** The deployments that were created and that succeeded last. */
  readonly lastAttempted: string | null;
  readonly lastSuccessful: string | null;
}

/** A deployment configuration that a person made. */
export interface ConfigRow {
  readonly deploymentConfigName: string;
  readonly deploymentConfigId: string;
  readonly routing: TrafficRoutingConfig;
  readonly createdAt: SimTime;
}

export interface EventRow {
  readonly status: LifecycleEventStatus;
  readonly startedAt: SimTime | null;
  readonly endedAt: SimTime | null;
}

export interface DeploymentRow {
  readonly deploymentId: string;
  readonly groupKey: string;
  readonly settings: GroupSettings;
  readonly creator: DeploymentCreator;
  readonly description: string | null;
  readonly revision: RevisionLocation | null;
  readonly previousRevision: RevisionLocation | null;
  readonly status: DeploymentStatus;
  readonly error: ErrorInformation | null;
  readonly rollback: RollbackInfo | null;
  readonly createdAt: SimTime;
  readonly startedAt: SimTime | null;
  readonly completedAt: SimTime | null;
  readonly updatedAt: SimTime;
  /** The lifecycle events, in their order. */
  readonly events: readonly EventRow[];
  /** Which of the places it goes through it is at, since when, and whether what happens there has begun. */
  readonly place: number;
  readonly since: SimTime;
  readonly begun: boolean;
  /** What the function that was invoked there reported; null: nothing, or there is none. */
  readonly answer: "Succeeded" | "Failed" | null;
  /** A person said that what it waits for is waited for no longer. */
  readonly continued: boolean;
  /** How many steps of the traffic were made, what green has of it in percent, and until when it stays so. */
  readonly step: number;
  readonly greenPercent: number;
  readonly stepUntil: SimTime;
  /** The task sets. Of what is rolled back they are those of the deployment that failed. null: there is none yet. */
  readonly blueSetId: string | null;
  readonly greenSetId: string | null;
}

export const applications = table<ApplicationRow>("codedeploy.applications", "applicationName");
export const groups = table<GroupRow>("codedeploy.groups", "groupKey");
export const configs = table<ConfigRow>("codedeploy.configs", "deploymentConfigName");
export const codeDeployments = table<DeploymentRow>("codedeploy.deployments", "deploymentId");

/** Those that have not ended. */
export const openDeployments = index("open", { table: codeDeployments, by: (row) => (row.completedAt === null ? "" : undefined) });

export const groupKeyOf = (applicationName: string, deploymentGroupName: string): string => `${applicationName}|${deploymentGroupName}`;
