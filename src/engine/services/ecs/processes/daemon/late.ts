import { assert } from "../../../../../lib/assert.ts";
import type { Context } from "../../../../kernel/context.ts";
import { daemonsByCluster, sharesByService, type ContainerInstanceRow, type ServiceRow, type TaskRow } from "../../tables.ts";

/** How DAEMON services are kept up, for most accounts have none. */
export interface DaemonCode {
  /** One pass over such a service. */
  readonly pass: (ctx: Context, service: ServiceRow) => void;
  /** An instance takes tasks: those get one there who have none. */
  readonly seat: (ctx: Context, containerInstanceArn: string) => void;
  /** A task has STOPPED in a cluster with such services. */
  readonly makeRoom: (ctx: Context, task: TaskRow) => void;
  /** Gives back on all instances what was kept for one. Returns on how many there was something. */
  readonly freeShares: (ctx: Context, serviceArn: string) => number;
}

let provided: DaemonCode | undefined;

/** Hands in the code. A session that has such a service must not be opened before. */
export function provideDaemons(code: DaemonCode): void {
  provided = code;
}

/** Whether a call makes such a service. */
export const needsDaemons = ({ operation, input }: { readonly operation: string; readonly input: unknown }): boolean =>
  operation === "CreateService" && (input as { readonly schedulingStrategy?: unknown } | null)?.schedulingStrategy === "DAEMON";

function daemons(): DaemonCode {
  assert(provided !== undefined, "the code of DAEMON services was not handed in");
  return provided;
}

export const daemonPass = (ctx: Context, service: ServiceRow): void => daemons().pass(ctx, service);

/** An instance takes tasks: the daemons of its cluster that have none there get one. */
export function seatDaemons(ctx: Context, { clusterArn, containerInstanceArn }: ContainerInstanceRow): void {
  if (ctx.count(daemonsByCluster, clusterArn) > 0) daemons().seat(ctx, containerInstanceArn);
}

/** A task has STOPPED: daemons may have waited for what it held, or get their place back. */
export function makeRoomForDaemons(ctx: Context, task: TaskRow): void {
  if (ctx.count(daemonsByCluster, task.clusterArn) > 0) daemons().makeRoom(ctx, task);
}

/** Gives back what was kept for a service that ends. Returns on how many instances there was something. */
export const freeShares = (ctx: Context, serviceArn: string): number =>
  ctx.count(sharesByService, serviceArn) === 0 ? 0 : daemons().freeShares(ctx, serviceArn);
