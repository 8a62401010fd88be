import type { AutoScalingGroupRow, WarmPool } from "./tables.ts";

/** How many instances a warm pool is to have. Auto Scaling API, PutWarmPool. */
export function warmPoolSize({ maxSize, desiredCapacity, isDeleting }: Pick<AutoScalingGroupRow, "maxSize" | "desiredCapacity" | "isDeleting">, pool: WarmPool): number {
  if (isDeleting || pool.deletion !== null) return 0;
  return Math.max(pool.minSize, (pool.maxGroupPreparedCapacity ?? maxSize) - desiredCapacity);
}
