import { epochSeconds } from "../../../aws/epoch.ts";
import { simTime } from "../../../aws/simTime.ts";
import type { SimTime } from "../../kernel/time.ts";
import { nextTime, readSchedule, type Schedule } from "../../../aws/rules/schedule/next.ts";
import { readUnixCron } from "../../../aws/rules/schedule/unixCron.ts";
import { zoneNamed } from "../../../aws/rules/schedule/zones.ts";
import type { ScheduledActionRow } from "./tables.ts";

/** When a scheduled action is carried out for the first time after an instant; null: never again. */
export function nextOf({ schedule, timezone, startAt, endAt, createdAt }: Pick<ScheduledActionRow, "schedule" | "timezone" | "startAt" | "endAt" | "createdAt">, after: SimTime): SimTime | null {
  const zone = zoneNamed(timezone ?? "UTC");
  const read = zone && readSchedule(schedule, zone);
  return read === undefined ? null : nextWithin(read, { startAt, endAt, createdAt }, after);
}

/** When something is done by a schedule for the first time after an instant; null: never again. */
function nextWithin(schedule: Schedule, { startAt, endAt, createdAt }: Pick<ScheduledActionRow, "startAt" | "endAt" | "createdAt">, after: SimTime): SimTime | null {
  const span = { start: startAt === null ? null : since1970(startAt), end: endAt === null ? null : since1970(endAt), since: since1970(createdAt) };
  const next = nextTime(schedule, span, since1970(after));
  return next === undefined ? null : simTime(next / 1000);
}

/** The next time of an expression as EC2 Auto Scaling takes it; null: there is none, or it cannot be read. */
export function nextRecurrence({ recurrence, timeZone, startAt, endAt, createdAt }: Recurring, after: SimTime): SimTime | null {
  const zone = zoneNamed(timeZone ?? "UTC");
  const crons = readUnixCron(recurrence);
  return zone === undefined || crons === undefined ? null : nextWithin({ kind: "cron", crons, zone }, { startAt, endAt, createdAt }, after);
}

interface Recurring extends Pick<ScheduledActionRow, "startAt" | "endAt" | "createdAt"> {
  readonly recurrence: string;
  readonly timeZone: string | null;
}

const since1970 = (at: SimTime): number => Math.round(epochSeconds(at) * 1000);
