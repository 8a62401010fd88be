import { numbersOf, readCron, WEEKDAYS, type Cron } from "./cron.ts";

/**
 * `minute hour day-of-month month day-of-week`, as EC2 Auto Scaling takes it from Unix: Sunday is 0 or 7, and where days of
 * the month and of the week are both said, either will do. What is due is due by any of the answers; undefined: it is no such expression.
 */
export function readUnixCron(text: string): readonly Cron[] | undefined {
  const [minute = "", hour = "", dayOfMonth = "", month = "", dayOfWeek = "", ...more] = text.trim().toUpperCase().split(/\s+/);
  const weekdays = weekdaysOf(dayOfWeek);
  if (more.length > 0 || weekdays === undefined) return undefined;
  const by = (day: string, weekday: string) => readCron(`${minute} ${hour} ${day} ${month} ${weekday} *`);
  const all = dayOfWeek === "*" ? [by(dayOfMonth, "?")] : dayOfMonth === "*" ? [by("?", weekdays)] : [by(dayOfMonth, "?"), by("?", weekdays)];
  const crons = all.flatMap((one) => one ?? []);
  // What is AWS's own in its other expressions is none of these.
  return /[?LW#]/.test(dayOfMonth) || crons.length < all.length ? undefined : crons;
}

/** As AWS counts them: Sunday is 1. */
function weekdaysOf(field: string): string | undefined {
  const named = field.replace(/[A-Z]{3}/g, (name) => (WEEKDAYS.includes(name) ? String(WEEKDAYS.indexOf(name)) : name));
  const days = numbersOf(named, 0, 7);
  return days && [...new Set(days.map((day) => (day % 7) + 1))].join(",");
}
