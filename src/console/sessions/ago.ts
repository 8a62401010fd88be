import { MINUTE } from "../../lib/minute.ts";

const DAY = 24 * 60 * MINUTE;

/** How long ago something was, as one says it: `just now`, `12 minutes ago`, `yesterday`, `Tuesday`, `May 13, 2026`. */
export function ago(then: number, now: number): string {
  const span = now - then;
  if (span < MINUTE) return "just now";
  if (span < 60 * MINUTE) return counted(Math.floor(span / MINUTE), "minute");
  const days = Math.round((startOfDay(now) - startOfDay(then)) / DAY);
  if (days === 0) return counted(Math.floor(span / (60 * MINUTE)), "hour");
  if (days === 1) return "yesterday";
  if (days < 7) return new Intl.DateTimeFormat("en", { weekday: "long" }).format(then);
  return new Intl.DateTimeFormat("en", { day: "numeric", month: "long", year: "numeric" }).format(then);
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"} ago`;
}

function startOfDay(instant: number): number {
  return new Date(instant).setHours(0, 0, 0, 0);
}
