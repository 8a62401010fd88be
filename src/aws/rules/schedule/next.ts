import { nextOfCron, readAt, readCron, type Cron } from "./cron.ts";
import type { Zone } from "./zones.ts";

/** When something is to be done: once, in a rhythm, or by the calendar. Instants are milliseconds since 1970. */
export type Schedule =
  | { readonly kind: "at"; readonly at: number }
  | { readonly kind: "rate"; readonly everyMillis: number }
  | { readonly kind: "cron"; readonly crons: readonly Cron[]; readonly zone: Zone };

/** undefined: it is no such expression. Application Auto Scaling API, PutScheduledAction. */
export function readSchedule(text: string, zone: Zone): Schedule | undefined {
  const [, kind, inner = ""] = /^(at|rate|cron)\((.*)\)$/.exec(text.trim()) ?? [];
  if (kind === "at") {
    const at = readAt(inner, zone);
    return at === undefined ? undefined : { kind, at };
  }
  if (kind === "cron") {
    const cron = readCron(inner);
    return cron === undefined ? undefined : { kind, crons: [cron], zone };
  }
  const [, count = "", unit = ""] = /^([1-9]\d{0,8}) (minute|hour|day)s?$/.exec(inner) ?? [];
  const unitMillis = UNIT_MILLIS[unit];
  return kind !== "rate" || unitMillis === undefined ? undefined : { kind, everyMillis: Number(count) * unitMillis };
}

const UNIT_MILLIS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

interface Span {
  readonly start: number | null;
  readonly end: number | null;
  /** Where a rhythm begins that has no start: its first time is a whole interval later (assumed). */
  readonly since: number;
}

/** The first time after an instant; undefined: there is none. What has a start is done then, and after that as its expression says. */
export function nextTime(schedule: Schedule, { start, end, since }: Span, after: number): number | undefined {
  const next = schedule.kind !== "at" && start !== null && start > after ? start : byExpression(schedule, start ?? since, after);
  return next === undefined || (end !== null && next > end) ? undefined : next;
}

function byExpression(schedule: Schedule, from: number, after: number): number | undefined {
  switch (schedule.kind) {
    case "at":
      return schedule.at > after ? schedule.at : undefined;
    case "rate":
      return from + (Math.floor((after - from) / schedule.everyMillis) + 1) * schedule.everyMillis;
    case "cron":
      return soonest(schedule.crons.map((cron) => nextOfCron(cron, schedule.zone, after)));
  }
}

const soonest = (times: readonly (number | undefined)[]): number | undefined => times.reduce((first, time) => (first === undefined || (time !== undefined && time < first) ? time : first), undefined);
