import { epochSeconds } from "../../../aws/epoch.ts";
import { offsetAt, zoneNamed } from "../../../aws/rules/schedule/zones.ts";

/** An instant of a session as the clocks of a time zone show it, by the rules that schedules go by: `Tue 6 Jan, 08:00 Europe/Berlin`. null: UTC, and so is what is no zone. */
export function wallClock(at: number, timeZone: string | null): string {
  const instant = epochSeconds(at) * 1000;
  const zone = zoneNamed(timeZone ?? "UTC");
  return zone === undefined ? `${clockOf(instant)} UTC` : `${clockOf(instant + offsetAt(zone, instant))} ${timeZone ?? "UTC"}`;
}

const PARTS = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: "UTC" });

function clockOf(local: number): string {
  const parts = PARTS.formatToParts(local);
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? "";
  return `${of("weekday")} ${of("day")} ${of("month")}, ${of("hour")}:${of("minute")}`;
}
