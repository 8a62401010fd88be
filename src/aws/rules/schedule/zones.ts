import { dayOf } from "../../../lib/civilDay.ts";
import { DAY, sundayOf } from "./calendar.ts";

const HOUR = 3_600_000;

/** When clocks are put forward: nowhere, as in the United States since 2007, or as in the European Union since 1996. */
export interface Zone {
  readonly hours: number;
  readonly summer: "none" | "us" | "eu";
}

/** The zones that are known, each by a rule; AWS takes every name of the IANA database. */
const ZONES: Readonly<Record<string, Zone>> = {
  "UTC": { hours: 0, summer: "none" }, "Etc/UTC": { hours: 0, summer: "none" }, "GMT": { hours: 0, summer: "none" },
  "America/New_York": { hours: -5, summer: "us" }, "America/Chicago": { hours: -6, summer: "us" },
  "America/Denver": { hours: -7, summer: "us" }, "America/Los_Angeles": { hours: -8, summer: "us" },
  "America/Phoenix": { hours: -7, summer: "none" }, "America/Sao_Paulo": { hours: -3, summer: "none" },
  "Europe/London": { hours: 0, summer: "eu" }, "Europe/Dublin": { hours: 0, summer: "eu" }, "Europe/Lisbon": { hours: 0, summer: "eu" },
  "Europe/Berlin": { hours: 1, summer: "eu" }, "Europe/Paris": { hours: 1, summer: "eu" }, "Europe/Madrid": { hours: 1, summer: "eu" },
  "Europe/Rome": { hours: 1, summer: "eu" }, "Europe/Zurich": { hours: 1, summer: "eu" }, "Europe/Vienna": { hours: 1, summer: "eu" },
  "Europe/Amsterdam": { hours: 1, summer: "eu" }, "Europe/Stockholm": { hours: 1, summer: "eu" }, "Europe/Warsaw": { hours: 1, summer: "eu" },
  "Europe/Athens": { hours: 2, summer: "eu" }, "Europe/Helsinki": { hours: 2, summer: "eu" },
  "Asia/Kolkata": { hours: 5.5, summer: "none" }, "Asia/Singapore": { hours: 8, summer: "none" }, "Asia/Shanghai": { hours: 8, summer: "none" },
  "Asia/Tokyo": { hours: 9, summer: "none" }, "Asia/Seoul": { hours: 9, summer: "none" }, "Australia/Brisbane": { hours: 10, summer: "none" },
};

/** The zone of a name; undefined: it is none of those that are known. */
export function zoneNamed(name: string): Zone | undefined {
  const fixed = /^Etc\/GMT([+-])(\d{1,2})$/.exec(name);
  // The sign of these is the other way round: Etc/GMT+9 is nine hours behind.
  if (fixed !== null) return { hours: Number(fixed[2]) * (fixed[1] === "+" ? -1 : 1), summer: "none" };
  return Object.hasOwn(ZONES, name) ? ZONES[name] : undefined;
}

/** The instant of a local time, in milliseconds; undefined: clocks leave it out. Of one that comes twice it is the first. Assumed, as EventBridge Scheduler has it. */
export function instantOf(zone: Zone, local: number): number | undefined {
  const standard = zone.hours * HOUR;
  return [local - standard - HOUR, local - standard].find((instant) => instant + offsetAt(zone, instant) === local);
}

/** What local time is ahead of UTC at an instant, in milliseconds. */
export function offsetAt({ hours, summer }: Zone, instant: number): number {
  const standard = hours * HOUR;
  if (summer === "none") return standard;
  const { year } = dayOf(Math.floor((instant + standard) / DAY));
  const [from, to] = summer === "us"
    ? [sundayOf(year, 3, 2) * DAY + 2 * HOUR - standard, sundayOf(year, 11, 1) * DAY + HOUR - standard]
    : [sundayOf(year, 3, "last") * DAY + HOUR, sundayOf(year, 10, "last") * DAY + HOUR];
  return from <= instant && instant < to ? standard + HOUR : standard;
}
