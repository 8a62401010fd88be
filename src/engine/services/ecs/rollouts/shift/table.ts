import type { DeploymentLifecycleHook, DeploymentLifecycleHookStatus } from "../../../../../aws/generated/ecs.ts";
import { index, table, unhashed } from "../../../../kernel/table.ts";
import type { SimTime } from "../../../../kernel/time.ts";
import type { Stage } from "./stages.ts";

/** How a service is deployed whose traffic moves from one revision to the next. What is not its strategy's is kept for when it is. */
export interface ShiftOptions {
  readonly linear: { readonly stepPercent: number; readonly stepBakeTimeInMinutes: number } | null;
  readonly canary: { readonly canaryPercent: number; readonly canaryBakeTimeInMinutes: number } | null;
  readonly hooks: readonly DeploymentLifecycleHook[];
}

/** A hook of the stage that a deployment is in. */
export interface HookRun {
  readonly hookId: string;
  /** Which of the hooks of the deployment. */
  readonly hook: number;
  readonly status: DeploymentLifecycleHookStatus;
  /** When its function answers, or nobody is waited for any longer. */
  readonly dueAt: SimTime;
}

/** How far the traffic of a service has moved in one of its deployments. */
export interface TrafficShiftRow {
  readonly serviceDeploymentArn: string;
  readonly serviceArn: string;
  /** The new deployment, and the one that has the traffic until then; null: the service has none yet. */
  readonly greenId: string;
  readonly blueId: string | null;
  /** Back: the traffic returns to blue. */
  readonly direction: "forward" | "back";
  readonly stage: Stage;
  readonly since: SimTime;
  /** How many steps of the production traffic were begun before. */
  readonly step: number;
  /** What green has of the traffic, in percent. */
  readonly productionPercent: number;
  readonly testPercent: number;
  /** Those of the stage; null: they have not begun. */
  readonly hooks: readonly HookRun[] | null;
}

/** A stage, or a step of the production traffic, that a deployment has left. */
export interface PassedStage extends Pick<TrafficShiftRow, "greenId" | "direction" | "stage" | "since" | "step" | "productionPercent" | "hooks"> {
  readonly until: SimTime;
}

/** The stages that one service deployment has left, the first one first. The one it is in, and ends in, is with its traffic. */
export interface PassedStagesRow {
  readonly serviceDeploymentArn: string;
  readonly stages: readonly PassedStage[];
}

/** What a Lambda function answers, which is not simulated. */
export interface FunctionBehaviorRow {
  readonly functionArn: string;
  readonly hookStatus: "SUCCEEDED" | "FAILED" | "IN_PROGRESS";
  readonly afterSeconds: number;
  /** After an answer of IN_PROGRESS it is asked again when so long has passed. */
  readonly callBackDelaySeconds: number;
}

export const trafficShifts = table<TrafficShiftRow>("ecs.trafficShifts", "serviceDeploymentArn");
/** Each follows from changes that the digest has heard of already, and nothing that happens asks for it. */
export const passedStages = unhashed(table<PassedStagesRow>("ecs.passedStages", "serviceDeploymentArn"));
export const functionBehaviors = table<FunctionBehaviorRow>("ecs.functionBehaviors", "functionArn", 1_000);

export const trafficShiftsByService = index("byService", { table: trafficShifts, by: (row) => row.serviceArn });
