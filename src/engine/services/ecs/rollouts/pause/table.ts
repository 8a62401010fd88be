import { table } from "../../../../kernel/table.ts";
import type { Staged } from "../shift/hooks.ts";
import type { TrafficShiftRow } from "../shift/table.ts";

/** How far a rolling deployment has come that pauses on its way. */
export interface RollingPauseRow extends Pick<TrafficShiftRow, "serviceDeploymentArn" | "serviceArn" | "since"> {
  readonly stage: "PRE_SCALE_UP" | "SCALE_UP" | "POST_SCALE_UP";
  /** Those of the stage. */
  readonly hooks: NonNullable<TrafficShiftRow["hooks"]>;
}

export const rollingPauses = table<RollingPauseRow>("ecs.rollingPauses", "serviceDeploymentArn");

/** Each stage comes once, and a rollback asks nobody. */
export const stagedOf = (row: RollingPauseRow): Staged => ({ ...row, step: 0, direction: "forward" });
