/**
 * An instant of a session as the clock shows it, without leading hours: `14:31.8`, `1:14:31.8`. What was before the
 * session, as in an account that was brought along, has a minus, and from a day on is a span: `−02:28.0`, `−1 d 1 h`.
 */
export function clockText(at: number): string {
  if (at < 0) return beforeText(at);
  const tenths = Math.floor(at / 100);
  const hours = Math.floor(tenths / 36_000);
  const minutes = Math.floor(tenths / 600) % 60;
  const seconds = Math.floor(tenths / 10) % 60;
  const rest = `${two(minutes)}:${two(seconds)}.${tenths % 10}`;
  return hours === 0 ? rest : `${hours}:${rest}`;
}

/** The same without tenths, for what is never between seconds: `14:31`. */
export const wholeClockText = (at: number): string => clockText(at).replace(/\.\d$/, "");

/** An instant in two parts, always with hours, as the large clock shows it: `00:14:32` and `.4`. */
export function clockParts(at: number): readonly [string, string] {
  const tenths = Math.floor(at / 100);
  const seconds = Math.floor(tenths / 10);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(":");
  return [clock, `.${tenths % 10}`];
}

/** The same in one piece, for sentences: `00:14:32.4`. */
export function fullClockText(at: number): string {
  if (at < 0) return beforeText(at);
  return clockParts(at).join("");
}

const beforeText = (at: number): string => (at > -DAY ? `−${clockText(-at)}` : `−${spanText(-at)}`);

const DAY = 86_400_000;

/** A span in words, with its two largest units: `1 min 52 s`, `2 h 5 min`, `0.4 s`. */
export function spanText(millis: number): string {
  const span = Math.max(0, millis);
  if (span < 10_000) return `${Math.floor(span / 100) / 10} s`;
  const seconds = Math.floor(span / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return pair(minutes, "min", seconds % 60, "s");
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return pair(hours, "h", minutes % 60, "min");
  return pair(Math.floor(hours / 24), "d", hours % 24, "h");
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

function two(count: number): string {
  return count < 10 ? `0${count}` : String(count);
}
