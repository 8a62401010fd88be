import { counted } from "../../../lib/plural.ts";

/** What a rolling deployment of a service may do at once. */
export interface RolloutPlan {
  /** Healthy tasks that ECS keeps, and tasks it has at most, old and new together. */
  readonly floor: number;
  readonly ceiling: number;
  /** What will happen, in sentences. */
  readonly sentence: string;
}

export interface RolloutSettings {
  readonly desiredCount: number;
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
}

/** ECS guide, "Deployments": the floor is rounded up, the ceiling down, both of desiredCount. */
export function rolloutPlan({ desiredCount, minimumHealthyPercent, maximumPercent }: RolloutSettings, revision: number): RolloutPlan {
  const floor = Math.ceil((desiredCount * minimumHealthyPercent) / 100);
  const ceiling = Math.floor((desiredCount * maximumPercent) / 100);
  const startable = Math.max(0, Math.min(desiredCount, ceiling - desiredCount));
  const stoppable = Math.max(0, desiredCount - floor);
  return { floor, ceiling, sentence: sentenceFor({ desiredCount, floor, ceiling, startable, stoppable }, revision) };
}

interface Room {
  readonly desiredCount: number;
  readonly floor: number;
  readonly ceiling: number;
  readonly startable: number;
  readonly stoppable: number;
}

function sentenceFor({ desiredCount, floor, ceiling, startable, stoppable }: Room, revision: number): string {
  if (desiredCount === 0) return `The service wants no tasks, so nothing starts until it does; then it starts revision ${revision}.`;
  if (startable === 0 && stoppable === 0) {
    return `ECS can neither start nor stop a task: it keeps at least ${floor} and has at most ${ceiling}. Lower minimumHealthyPercent or raise maximumPercent.`;
  }
  const bounds = `ECS keeps at least ${counted(floor, "healthy task")} and has at most ${ceiling}.`;
  if (startable === 0) {
    const round = stoppable >= desiredCount ? `Stops ${all(desiredCount)}, then starts` : `Stops ${stoppable} of ${counted(desiredCount, "old task")}, then starts as many`;
    return `${round}${stoppable >= desiredCount ? ` ${desiredCount}` : ""} of revision ${revision}${stoppable >= desiredCount ? "" : ", until all are replaced"}. ${bounds}`;
  }
  if (startable >= desiredCount) {
    return `Starts ${counted(desiredCount, "task")} of revision ${revision}, waits until ${desiredCount === 1 ? "it is" : "they are"} healthy, then drains ${all(desiredCount)}. ${bounds}`;
  }
  return `Starts ${counted(startable, "task")} of revision ${revision}${stoppable > 0 ? ` and may stop ${stoppable} old at once` : ""}, waits until healthy, drains as many, and goes on until all ${desiredCount} are replaced. ${bounds}`;
}

function all(count: number): string {
  return count === 1 ? "the old one" : `the ${count} old ones`;
}
