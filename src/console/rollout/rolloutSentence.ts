import { counted } from "../../lib/plural.ts";
import { rangeOf, type RangeSettings } from "./range.ts";
import { isBlocked } from "./rangeWords.ts";

/** What ECS will do in which order, as far as the percentages say it. */
export function rolloutSentence(settings: RangeSettings, revision: number): string {
  const { desiredCount } = settings;
  const { floor, ceiling } = rangeOf(settings);
  const startable = Math.max(0, Math.min(desiredCount, ceiling - desiredCount));
  const stoppable = Math.max(0, desiredCount - floor);
  return sentenceFor({ desiredCount, floor, ceiling, startable, stoppable, isBlocked: isBlocked(settings) }, revision);
}

interface Room {
  readonly desiredCount: number;
  readonly floor: number;
  readonly ceiling: number;
  readonly startable: number;
  readonly stoppable: number;
  readonly isBlocked: boolean;
}

function sentenceFor({ desiredCount, floor, ceiling, startable, stoppable, isBlocked }: Room, revision: number): string {
  if (desiredCount === 0) return `The service wants no tasks, so nothing starts until it does; then it starts revision ${revision}.`;
  if (isBlocked) {
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
