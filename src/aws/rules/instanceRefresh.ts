import type { InstanceRefreshStatus } from "../generated/autoscaling.ts";

const ACTIVE: ReadonlySet<InstanceRefreshStatus> = new Set<InstanceRefreshStatus>(["Pending", "InProgress", "Cancelling", "RollbackInProgress", "Baking"]);

/** Whether a refresh of a group's instances is not over yet. */
export const isActiveRefresh = ({ status }: { readonly status: InstanceRefreshStatus }): boolean => ACTIVE.has(status);
