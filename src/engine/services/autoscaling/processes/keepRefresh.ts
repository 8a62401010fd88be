import type { Context } from "../../../kernel/context.ts";
import { autoScalingGroups, type Refresh } from "../tables.ts";

/** The row of a refresh after a change. */
export function keep(ctx: Context, name: string, refresh: Refresh): Refresh {
  const { refreshes = [] } = ctx.need(autoScalingGroups, name);
  ctx.update(autoScalingGroups, name, { refreshes: refreshes.map((one) => (one.instanceRefreshId === refresh.instanceRefreshId ? refresh : one)) });
  return refresh;
}
