import type { Rehearsal } from "../../bridge/protocol.ts";
import { clockText, spanText } from "../../lib/timeText.ts";
import { figure } from "../graph/figures.ts";
import type { Rehearsals } from "./useRehearsals.ts";
import type { WayId } from "./ways.ts";

/** A moment of the chart: minutes since the deployments began, and what part of the requests failed in each way. */
export type Moment = { readonly minutes: number } & { readonly [way in WayId]?: number };

/** All ways on one axis. What is not known yet, or was refused, has no curve. */
export function momentsOf(ids: readonly WayId[], rehearsals: Rehearsals): readonly Moment[] {
  const moments = new Map<number, Record<string, number>>();
  ids.forEach((id, place) => {
    for (const { atSeconds, answeredPerSecond, failedPerSecond } of rehearsals[place]?.samples ?? []) {
      const moment = moments.get(atSeconds) ?? { minutes: atSeconds / 60 };
      const all = answeredPerSecond + failedPerSecond;
      moment[id] = all === 0 ? 0 : Math.round((failedPerSecond / all) * 1000) / 10;
      moments.set(atSeconds, moment);
    }
  });
  return [...moments.entries()].toSorted(([a], [b]) => a - b).map(([, moment]) => moment as unknown as Moment);
}

/** A way's line in the table. */
export interface Verdict {
  readonly failed: string;
  readonly began: string;
  readonly takenBack: string;
  readonly recovery: string;
  readonly deployment: string;
  readonly tasks: string;
}

export function verdictOf({ failedCount, requestCount, failingAtSeconds, takenBackAtSeconds, recoveredAtSeconds, deployment, leastHealthyTasks, mostTasks }: Rehearsal): Verdict {
  const part = requestCount === 0 ? 0 : (failedCount / requestCount) * 100;
  return {
    failed: failedCount === 0 ? "none" : `${figure(failedCount)} (${part < 0.1 ? "under 0.1" : part.toFixed(1)} %)`,
    began: timeOf(failingAtSeconds),
    takenBack: timeOf(takenBackAtSeconds),
    recovery: failingAtSeconds === null ? "nobody was harmed" : recoveredAtSeconds === null ? "never" : spanText((recoveredAtSeconds - failingAtSeconds) * 1000),
    deployment: deployment === null ? "" : `${deployment.status}${deployment.endedAtSeconds === null ? "" : ` at ${clockText(deployment.endedAtSeconds * 1000)}`}`,
    tasks: `${leastHealthyTasks} to ${mostTasks}`,
  };
}

const timeOf = (seconds: number | null): string => (seconds === null ? "" : clockText(seconds * 1000));
