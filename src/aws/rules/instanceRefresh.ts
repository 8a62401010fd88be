import type { InstanceRefreshStatus } from "../generated/autoscaling.ts";

const ACTIVE: ReadonlySet<InstanceRefreshStatus> = new Set<InstanceRefreshStatus>(["Pending", "InProgress", "Cancelling", "RollbackInProgress", "Baking"]);

const ENDING: ReadonlySet<InstanceRefreshStatus> = new Set<InstanceRefreshStatus>(["Cancelling", "RollbackInProgress"]);

/** Whether a refresh of a group's instances is not over yet. */
export const isActiveRefresh = ({ status }: { readonly status: InstanceRefreshStatus }): boolean => ACTIVE.has(status);

/** Whether it can still be rolled back: it goes on, and was not told to end. That one which ends cannot is assumed. */
export const canRollBack = (refresh: { readonly status: InstanceRefreshStatus }): boolean => isActiveRefresh(refresh) && !ENDING.has(refresh.status);
