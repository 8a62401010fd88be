import { sumOf } from "../../../../lib/sum.ts";
import { hours, type Millis, type SimTime } from "../../../kernel/time.ts";

/** What an hour had to do: the mean of its minutes. */
export interface LoadHour {
  /** When it began. */
  readonly at: SimTime;
  readonly load: number;
}

export const HOUR = hours(1);
const DAY = hours(24);

/** When the next hour begins. */
export const hourAfter = (at: SimTime): SimTime => (Math.floor(at / HOUR) + 1) * HOUR;

/** ECS guide, "Predictive auto scaling": a forecast takes a day of history, looks two days ahead, and is made anew each six hours from up to fourteen days. */
const LEAST_HISTORY: Millis = DAY;
const AHEAD: Millis = 2 * DAY;
const RENEWED_EVERY: Millis = hours(6);
export const HOURS_KEPT = 14 * 24;

/** When the forecast was made last that stands at an instant; undefined: there is too little history for any. */
export function forecastMadeAt(history: readonly LoadHour[], now: SimTime): SimTime | undefined {
  const [first] = history;
  const earliest = first === undefined ? Infinity : first.at + LEAST_HISTORY;
  return now < earliest ? undefined : earliest + Math.floor((now - earliest) / RENEWED_EVERY) * RENEWED_EVERY;
}

/** The load that is expected in an hour: the mean of the same hour of the days before. AWS's models are its own; this one is assumed. */
function expectedIn(history: readonly LoadHour[], hour: SimTime, madeAt: SimTime): number | undefined {
  const same = history.filter(({ at }) => at + HOUR <= madeAt && (hour - at) % DAY === 0);
  return same.length === 0 ? undefined : Math.round((1_000_000 * sumOf(same, ({ load }) => load)) / same.length) / 1_000_000;
}

/** The tasks that bring what each has to do to a target. */
export const capacityFor = (load: number, target: number): number => Math.max(0, Math.ceil(load / target - 1e-9));

/** What was, or is, expected in the hours from an instant until before another, by the forecast that stood when each began. */
export function forecastIn(history: readonly LoadHour[], { from, to, now }: { readonly from: SimTime; readonly to: SimTime; readonly now: SimTime }): readonly LoadHour[] {
  const until = Math.min(to, (forecastMadeAt(history, now) ?? -Infinity) + AHEAD);
  const found: LoadHour[] = [];
  for (let at = Math.ceil(Math.max(0, from) / HOUR) * HOUR; at < until; at += HOUR) {
    const madeAt = forecastMadeAt(history, Math.min(at, now));
    const load = madeAt === undefined ? undefined : expectedIn(history, at, madeAt);
    if (load !== undefined) found.push({ at, load });
  }
  return found;
}
