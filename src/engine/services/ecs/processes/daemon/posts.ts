import type { View } from "../../../../kernel/context.ts";
import type { Cause } from "../../placement/cause.ts";
import { standingsFor } from "../../placement/standing.ts";
import type { Subject } from "../../placement/subject.ts";
import { instancesByCluster, liveTasksByInstance, type ContainerInstanceRow, type ServiceRow, type TaskRow } from "../../tables.ts";
import { isOfDaemon } from "../../lookupService.ts";
import type { Sighting } from "../members.ts";
import type { Post, PostMember } from "./decideDaemon.ts";

/** What a pass has to know of an instance beside what it decides by. */
export interface FoundPost extends Post {
  readonly instance: ContainerInstanceRow;
  /** What there is too little of for the service's task. */
  readonly lack: Cause | undefined;
}

/** Every instance of a DAEMON service's cluster, in the order in which they registered. */
export function postsOf(
  view: View,
  service: ServiceRow,
  { subject, primaryId, sightings, live }: {
    readonly subject: Subject;
    readonly primaryId: string;
    readonly sightings: readonly Sighting[];
    readonly live: readonly TaskRow[];
  },
): readonly FoundPost[] {
  const standingOf = standingsFor(view, subject);
  const members = new Map<string, PostMember[]>();
  for (const { task, member } of sightings) {
    const here = members.get(task.containerInstanceArn) ?? [];
    members.set(task.containerInstanceArn, [...here, { member, current: task.deploymentId === primaryId }]);
  }
  const stopping = new Map<string, number>();
  for (const { containerInstanceArn, desiredStatus } of live) {
    if (desiredStatus === "STOPPED") stopping.set(containerInstanceArn, (stopping.get(containerInstanceArn) ?? 0) + 1);
  }
  return view.where(instancesByCluster, service.clusterArn).map((instance) => {
    const { containerInstanceArn } = instance;
    const { bar, lack } = standingOf(instance);
    const state = stateOf(instance, bar);
    return {
      containerInstanceArn,
      instance,
      lack,
      state,
      fits: lack === undefined,
      members: members.get(containerInstanceArn) ?? [],
      stopping: stopping.get(containerInstanceArn) ?? 0,
      hasOthers: state === "leaving" && hasOthers(view, containerInstanceArn),
    };
  });
}

function stateOf({ status, agentConnected }: ContainerInstanceRow, bar: Cause | undefined): Post["state"] {
  if (status !== "ACTIVE") return "leaving";
  if (!agentConnected) return "away";
  return bar === undefined ? "open" : "barred";
}

/** Daemons do not wait for each other. */
const hasOthers = (view: View, containerInstanceArn: string): boolean =>
  view.where(liveTasksByInstance, containerInstanceArn).some((task) => !isOfDaemon(view, task));
