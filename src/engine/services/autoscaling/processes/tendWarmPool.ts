import { utcTime } from "../../../../aws/utcTime.ts";
import type { Context } from "../../../kernel/context.ts";
import { countInPool, warmedOf } from "../lookup.ts";
import { autoScalingGroups, type AutoScalingGroupRow } from "../tables.ts";
import { warmPoolSize } from "../warmPoolSize.ts";
import { endPool } from "./endPool.ts";
import { grow } from "./grow.ts";
import { nextToGo } from "./nextToGo.ts";
import { retire } from "./retire.ts";
import { isSuspended } from "./suspended.ts";

/** Empties the warm pool of a group, or fills it; the answer is how many could not be launched. What its group itself cannot launch is not tried for the pool. */
export function tendWarmPool(ctx: Context, name: string, { isFilled }: { readonly isFilled: boolean }): number {
  const group = ctx.find(autoScalingGroups, name);
  if (group?.warmPool === undefined || group.warmPool === null) return 0;
  const size = warmPoolSize(group, group.warmPool);
  const missing = size - countInPool(ctx, name);
  if (missing < 0) empty(ctx, group, size);
  endPool(ctx, name);
  return isFilled && missing > 0 && !isSuspended(group, "Launch") ? grow(ctx, group, { count: missing, into: "pool", cause: whyMore(ctx, group, size) }) : 0;
}

/** The wording is assumed, as that below. */
const whyMore = (ctx: Context, { autoScalingGroupName: name }: AutoScalingGroupRow, size: number): string =>
  `At ${utcTime(ctx.now)} an instance was started in response to a difference between desired and actual capacity of the warm pool, increasing the capacity of the warm pool from ${countInPool(ctx, name)} to ${size}.`;

function empty(ctx: Context, group: AutoScalingGroupRow, size: number): void {
  const { autoScalingGroupName: name } = group;
  if (isSuspended(group, "Terminate")) return;
  const there = countInPool(ctx, name);
  for (let left = there; left > size; left--) {
    const row = nextToGo(ctx, group, warmedOf(ctx, name));
    if (row === undefined) return;
    const at = utcTime(ctx.now);
    retire(ctx, row, `At ${at} an instance was taken out of service in response to a difference between desired and actual capacity of the warm pool, shrinking the capacity of the warm pool from ${there} to ${size}.  At ${at} instance ${row.instanceId} was selected for termination.`);
  }
}
