import type { Context } from "../../../kernel/context.ts";
import { staying } from "../lookup.ts";
import { isLaunchedBy, percentOf } from "../refresh.ts";
import { autoScalingGroups, type Refresh } from "../tables.ts";
import { groupLooks } from "../timers.ts";
import { GROUP_LOOKS } from "../timing.ts";
import { keep } from "./keepRefresh.ts";

interface RolledBack {
  readonly refresh: Refresh;
  readonly launching: NonNullable<Refresh["launching"]>;
  readonly reason: string;
}

/** Replaces what was replaced by what was launched before, without a pause. That what was replaced meanwhile counts anew is assumed. */
export function rollBack(ctx: Context, name: string, { refresh, launching: { from }, reason }: RolledBack): void {
  const left = staying(ctx, name).filter((row) => !isLaunchedBy(row, from)).map(({ instanceId }) => instanceId);
  ctx.update(autoScalingGroups, name, { launchTemplate: from, failures: 0 });
  const rollback = { reason, at: ctx.now, percent: percentOf(refresh), left: refresh.left.length };
  keep(ctx, name, { ...refresh, status: "RollbackInProgress", startedAt: refresh.startedAt ?? ctx.now, left, total: left.length, surge: 0, rollback });
  ctx.schedule(groupLooks, name, GROUP_LOOKS);
}
