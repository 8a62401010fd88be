import { table } from "../../../kernel/table.ts";
import type { SimTime } from "../../../kernel/time.ts";

/** What an account uses of Fargate, or of Fargate Spot. */
export interface FargateUseRow {
  readonly capacityProvider: string;
  /** CPU units of its tasks that are not STOPPED. */
  readonly cpuUnits: number;
  /** When all places of its launch quota are free again. */
  readonly restedAt: SimTime;
}

export const fargateUse = table<FargateUseRow>("ecs.fargateUse", "capacityProvider", 2);
