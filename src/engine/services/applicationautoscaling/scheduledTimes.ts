import { epochSeconds } from "../../../aws/epoch.ts";
import { simTime } from "../../../aws/simTime.ts";
import type { SimTime } from "../../kernel/time.ts";
import { nextTime, readSchedule } from "./schedule/next.ts";
import { zoneNamed } from "./schedule/zones.ts";
import type { ScheduledActionRow } from "./tables.ts";

/** When a scheduled action is carried out for the first time after an instant; null: never again. */
export function nextOf({ schedule, timezone, startAt, endAt, createdAt }: Pick<ScheduledActionRow, "schedule" | "timezone" | "startAt" | "endAt" | "createdAt">, after: SimTime): SimTime | null {
  const zone = zoneNamed(timezone ?? "UTC");
  const read = zone && readSchedule(schedule, zone);
  const span = { start: startAt === null ? null : since1970(startAt), end: endAt === null ? null : since1970(endAt), since: since1970(createdAt) };
  const next = read && nextTime(read, span, since1970(after));
  return next === undefined ? null : simTime(next / 1000);
}

const since1970 = (at: SimTime): number => Math.round(epochSeconds(at) * 1000);
