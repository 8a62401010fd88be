import type { Member } from "../rollout.ts";

/** One container instance as a DAEMON service sees it. */
export interface Post {
  readonly containerInstanceArn: string;
  /**
   * `open`: it is to have a task. `away`: ECS does not hear its agent. `barred`: an attribute or a constraint keeps
   * the task off. `leaving`: it is DRAINING.
   */
  readonly state: "open" | "away" | "barred" | "leaving";
  /** There is room for a task, none being there. */
  readonly fits: boolean;
  /** Tasks of the service that are to run here: one, unless something went wrong. */
  readonly members: readonly PostMember[];
  /** Tasks of the service here that were told to stop and have not STOPPED. */
  readonly stopping: number;
  /** Tasks are still here that are no daemon's. */
  readonly hasOthers: boolean;
}

/** A task on its post; `current`: it belongs to the primary deployment. */
export interface PostMember {
  readonly member: Member;
  readonly current: boolean;
}

/** All that one pass over a DAEMON service looks at. */
export interface Watch {
  readonly posts: readonly Post[];
  readonly minimumHealthyPercent: number;
  /** The primary deployment has not completed. */
  readonly inProgress: boolean;
  /** False while the primary deployment is throttled. */
  readonly mayStart: boolean;
}

/** What one pass over a DAEMON service does. */
export interface DaemonDecision {
  /** How many instances are to have a task. */
  readonly desiredCount: number;
  /** The instances on which a task of the primary deployment is started. */
  readonly start: readonly string[];
  readonly stop: readonly Member[];
  /** Instances that should have a task and have no room for one. */
  readonly unplaceable: readonly string[];
  /** minimumHealthyPercent allows no task to be stopped, so none can be replaced. */
  readonly blocked: boolean;
}

/**
 * What one pass of the scheduler does for a DAEMON service: one task on each instance that qualifies, replaced by
 * stopping the old one first, for maximumPercent is 100. ECS guide, "Daemon scheduling strategy"; ECS API,
 * DeploymentConfiguration. A task on an instance whose agent is away is left alone (assumed: ECS moves nothing then),
 * and one that fails its health checks is replaced at once, as it holds up no floor (assumed).
 */
export function decideDaemon({ posts, minimumHealthyPercent, inProgress, mayStart }: Watch): DaemonDecision {
  const open = posts.filter(({ state }) => state === "open");
  const floor = Math.ceil((open.length * minimumHealthyPercent) / 100);
  const stop: Member[] = posts.flatMap(leavers);

  const start: string[] = [];
  const unplaceable: string[] = [];
  for (const { containerInstanceArn, members, stopping, fits } of open) {
    if (members.length > 0 || stopping > 0) continue;
    if (!fits) unplaceable.push(containerInstanceArn);
    else if (mayStart) start.push(containerInstanceArn);
  }

  const here = open.flatMap(({ members }) => members);
  const useless = here.filter(({ member, current }) => member.failing || (!current && !member.healthy));
  stop.push(...useless.map(({ member }) => member));
  const healthy = here.filter(({ member }) => member.healthy).length;
  const outdated = here.filter(({ member, current }) => !current && member.healthy && !member.failing);
  const spare = mayStart ? Math.max(0, healthy - floor) : 0;
  const replaceable = outdated.filter(({ member }) => !member.protected);
  stop.push(...replaceable.slice(0, spare).map(({ member }) => member));

  const inFlight = here.some(({ member }) => !member.healthy && !member.failing) || posts.some(({ stopping }) => stopping > 0);
  const still = start.length === 0 && stop.length === 0 && !inFlight;
  const blocked = inProgress && mayStart && still && replaceable.length > 0;
  return { desiredCount: open.length, start, stop, unplaceable, blocked };
}

/**
 * Tasks that have no business on their instance any more. On one that is DRAINING those that are not RUNNING stop at
 * once, the others last. ECS guide, "Managed instance draining"; it speaks of replica tasks: that standalone ones are
 * waited for as well, which run to their end, is assumed.
 */
function leavers({ state, members, hasOthers }: Post): readonly Member[] {
  if (state === "barred") return members.map(({ member }) => member);
  if (state !== "leaving") return [];
  return members.filter(({ member }) => member.starting || !hasOthers).map(({ member }) => member);
}
