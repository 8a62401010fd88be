import { epochSeconds } from "../../../aws/epoch.ts";

/** An instant of a session as the clocks of a time zone show it: `Tue 6 Jan, 08:00 Europe/Berlin`. null: UTC, and so is what the browser has not heard of. */
export function wallClock(at: number, timeZone: string | null): string {
  try {
    return textIn(timeZone ?? "UTC", at);
  } catch {
    return textIn("UTC", at);
  }
}

function textIn(timeZone: string, at: number): string {
  const parts = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone }).formatToParts(epochSeconds(at) * 1000);
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? "";
  return `${of("weekday")} ${of("day")} ${of("month")}, ${of("hour")}:${of("minute")} ${timeZone}`;
}
