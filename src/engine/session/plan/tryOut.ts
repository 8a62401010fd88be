import type { Call } from "../../../aws/generated/api.ts";
import { minutes, seconds } from "../../kernel/time.ts";
import type { World } from "../../kernel/world.ts";
import { hindrancesOf } from "../../services/ecs/placement/hindrances.ts";
import type { Subject } from "../../services/ecs/placement/subject.ts";
import { containerInstances, instancesByCluster } from "../../services/ecs/tables.ts";
import type { Steps } from "./change.ts";
import { Lookout } from "./lookout.ts";
import { makeCalls } from "./makeCalls.ts";

/** The task that is to fit: its number and, when it is to be on one instance, which. */
export interface Goal {
  readonly number: number;
  readonly containerInstanceArn: string | null;
}

/** Room that a change makes comes within so long: an instance boots and registers, a task stops. */
export const ROOM_COMES_WITHIN = minutes(5);

/** What needs no more room is placed in the next pass or the one after. */
export const AT_ONCE = seconds(30);

/** Makes the calls of a change on a copy of the world. Answers after how many milliseconds the task fits; null: it does not. */
export function tryOut(fork: World, { calls, later, afterMillis }: Steps, goal: Goal & { readonly within: number }): number | null {
  fork.runUntil(fork.now);
  const start = fork.now;
  const lookout = new Lookout(fork, goal.containerInstanceArn === null ? [] : [goal.number]);
  if (!makeCalls(fork, lookout, calls).ok) return null;
  if (later.length > 0) {
    fork.runUntil(start + afterMillis);
    if (!makeCalls(fork, lookout, later).ok) return null;
  }
  const end = start + goal.within;
  while (lookout.tasks.length < goal.number && lookout.wanted.kind === "service" && fork.nextAt <= end) fork.runUntil(fork.nextAt);
  const task = lookout.tasks[goal.number - 1];
  if (task === undefined) return null;
  if (goal.containerInstanceArn !== null) {
    const verdict = task.explanation?.verdicts.find((one) => one.containerInstanceArn === goal.containerInstanceArn);
    if (verdict === undefined || verdict.step === 1 || verdict.step === 2) return null;
  }
  return task.at - start;
}

/** Who needs room; with an instance, there. */
interface Needy {
  readonly subject: Subject;
  readonly containerInstanceArn: string | null;
}

/** After how many milliseconds an instance takes a task of the subject that had no room for it; null: none does in time. */
export function whenRoomComes(fork: World, calls: readonly Call[], { subject, containerInstanceArn: named }: Needy): number | null {
  fork.runUntil(fork.now);
  const start = fork.now;
  const lookout = new Lookout(fork, []);
  const before = new Map(fork.view.where(instancesByCluster, subject.clusterArn).map((row) => [row.containerInstanceArn, row]));
  if (!makeCalls(fork, lookout, calls).ok) return null;
  for (;;) {
    const changed = fork.view.where(instancesByCluster, subject.clusterArn).filter((row) => before.get(row.containerInstanceArn) !== row);
    for (const row of changed) before.set(row.containerInstanceArn, row);
    const wanted = named === null ? changed : changed.filter(({ containerInstanceArn }) => containerInstanceArn === named);
    if (wanted.some(({ containerInstanceArn }) => isFree(fork, subject, containerInstanceArn))) return fork.now - start;
    if (fork.nextAt > start + ROOM_COMES_WITHIN) return null;
    fork.runUntil(fork.nextAt);
  }
}

function isFree({ view }: World, subject: Subject, containerInstanceArn: string): boolean {
  const instance = view.find(containerInstances, containerInstanceArn);
  return instance !== undefined && hindrancesOf(view, subject, [instance])[0]?.causes.length === 0;
}
