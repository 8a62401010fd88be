import type { Context } from "../../../../kernel/context.ts";
import { standingsFor } from "../../placement/standing.ts";
import { subjectOfService } from "../../placement/subjectOf.ts";
import { roleProblem } from "../../roleRules.ts";
import {
  containerInstances,
  daemonsByCluster,
  deploymentsByService,
  liveTasksByInstance,
  services,
  type ContainerInstanceRow,
  type ServiceRow,
  type TaskRow,
} from "../../tables.ts";
import { launchMember } from "../launchMember.ts";
import { wakeService } from "../wakeService.ts";
import { freeShare, keepShare } from "./shares.ts";

/**
 * An instance came, or something on it became free: the daemons of its cluster that miss their task there get it now,
 * in the same instant and so before any other service looks at the instance. ECS guide, "Daemon scheduling strategy":
 * the first to start, with capacity reserved ahead of replica tasks. What is freed bit by bit is not kept together
 * for a daemon that has no room yet: assumed. The event stream is told by the next pass, of many at once.
 */
export function seatDaemons(ctx: Context, containerInstanceArn: string, among: (daemon: ServiceRow) => boolean = () => true): void {
  const instance = ctx.find(containerInstances, containerInstanceArn);
  if (instance?.status !== "ACTIVE" || !instance.agentConnected) return;
  for (const daemon of ctx.where(daemonsByCluster, instance.clusterArn)) if (among(daemon)) seat(ctx, daemon, instance);
}

/**
 * A task has STOPPED. Daemons that waited for room get what it held, and one that the scheduler stopped to replace it
 * gets its place back; one that ended by itself waits for its service's next pass, and its share is kept. On an instance that is DRAINING the
 * daemons wait for the last of the others.
 */
export function makeRoomForDaemons(ctx: Context, { serviceArn, containerInstanceArn, stopCode, clusterArn }: TaskRow): void {
  const replaced = stopCode === "ServiceSchedulerInitiated" ? serviceArn : null;
  seatDaemons(ctx, containerInstanceArn, (daemon) => daemon.waitsForRoom || daemon.serviceArn === replaced);
  const own = ctx.where(daemonsByCluster, clusterArn).find((daemon) => daemon.serviceArn === serviceArn);
  if (own !== undefined) keepShareOf(ctx, own, containerInstanceArn);
  if (ctx.find(containerInstances, containerInstanceArn)?.status !== "DRAINING") return;
  for (const task of ctx.where(liveTasksByInstance, containerInstanceArn)) wakeService(ctx, task.serviceArn);
}

function seat(ctx: Context, daemon: ServiceRow, { containerInstanceArn }: ContainerInstanceRow): void {
  const { serviceArn, retryAt } = daemon;
  if (retryAt !== null && ctx.now < retryAt) return;
  if (isSeated(ctx, daemon, containerInstanceArn)) return;
  const primary = ctx.where(deploymentsByService, serviceArn).find(({ status }) => status === "PRIMARY");
  if (primary === undefined) return;
  const subject = subjectOfService(ctx, daemon, primary);
  if (roleProblem(ctx, subject.definition.definition) !== null) return;
  freeShare(ctx, serviceArn, containerInstanceArn);
  const instance = ctx.need(containerInstances, containerInstanceArn);
  const { bar, lack } = standingsFor(ctx, subject)(instance);
  if (bar !== undefined || lack !== undefined) return;
  const { taskArn } = launchMember(ctx, { deployment: primary, subject, instance });
  ctx.update(services, serviceArn, { startsToTell: [...daemon.startsToTell, taskArn] });
  wakeService(ctx, serviceArn);
}

function isSeated(ctx: Context, { serviceArn }: ServiceRow, containerInstanceArn: string): boolean {
  return ctx.where(liveTasksByInstance, containerInstanceArn).some((task) => task.serviceArn === serviceArn);
}

function keepShareOf(ctx: Context, daemon: ServiceRow, containerInstanceArn: string): void {
  const primary = ctx.where(deploymentsByService, daemon.serviceArn).find(({ status }) => status === "PRIMARY");
  if (primary === undefined || isSeated(ctx, daemon, containerInstanceArn)) return;
  keepShare(ctx, daemon.serviceArn, { subject: subjectOfService(ctx, daemon, primary), containerInstanceArn });
}
