import type { Context } from "../../../../kernel/context.ts";
import { standingsFor } from "../../placement/standing.ts";
import type { Subject } from "../../placement/subject.ts";
import { release, reserve } from "../../resources.ts";
import { containerInstances, daemonShares, sharesByService } from "../../tables.ts";

/**
 * Keeps on an instance what a daemon's task needs while it is not there: between one that ended and the next. ECS
 * guide, "Daemon scheduling strategy": capacity is reserved ahead of replica tasks. That it shows as reserved on the
 * instance, and that it is kept only once there is room for all of it, is assumed.
 */
export function keepShare(
  ctx: Context,
  serviceArn: string,
  { subject, containerInstanceArn }: { readonly subject: Subject; readonly containerInstanceArn: string },
): void {
  const shareKey = keyOf(serviceArn, containerInstanceArn);
  const instance = ctx.find(containerInstances, containerInstanceArn);
  if (instance === undefined || ctx.find(daemonShares, shareKey) !== undefined) return;
  const { bar, lack } = standingsFor(ctx, subject)(instance);
  if (bar !== undefined || lack !== undefined) return;
  ctx.insert(daemonShares, { shareKey, serviceArn, containerInstanceArn, needs: subject.needs });
  reserve(ctx, containerInstanceArn, subject.needs);
}

/** Gives back what was kept for a daemon on one instance, if anything was. */
export function freeShare(ctx: Context, serviceArn: string, containerInstanceArn: string): void {
  const share = ctx.find(daemonShares, keyOf(serviceArn, containerInstanceArn));
  if (share === undefined) return;
  ctx.remove(daemonShares, share.shareKey);
  release(ctx, containerInstanceArn, share.needs);
}

/** The same on all instances. Returns on how many there was something. */
export function freeShares(ctx: Context, serviceArn: string): number {
  const shares = ctx.where(sharesByService, serviceArn);
  for (const { containerInstanceArn } of shares) freeShare(ctx, serviceArn, containerInstanceArn);
  return shares.length;
}

const keyOf = (serviceArn: string, containerInstanceArn: string): string => `${serviceArn}|${containerInstanceArn}`;
