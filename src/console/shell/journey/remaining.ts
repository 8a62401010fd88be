import { spanText } from "../../../lib/timeText.ts";

/** Where a journey was at an instant of the wall clock; both in milliseconds. */
export interface Sight {
  readonly wallMs: number;
  readonly at: number;
}

/** What is longer ago says little: some hours of an account take far longer to live than others. */
const LOOKS_BACK_MS = 10_000;

/** Before so much has been seen nothing is foretold. */
const SEEN_AT_LEAST_MS = 1_000;

/** The sights from which the rest is foretold, with one more. Going back begins anew. */
export function withSight(sights: readonly Sight[], seen: Sight): readonly Sight[] {
  const last = sights.at(-1);
  if (last !== undefined && seen.at < last.at) return [seen];
  const first = sights.findLastIndex(({ wallMs }) => wallMs <= seen.wallMs - LOOKS_BACK_MS);
  return [...sights.slice(Math.max(0, first)), seen];
}

/** How long the rest of the way takes at the pace of late, in milliseconds; null while that cannot be told. */
export function remainingMs(sights: readonly Sight[], to: number): number | null {
  const [first, last] = [sights[0], sights.at(-1)];
  if (first === undefined || last === undefined) return null;
  const passedMs = last.wallMs - first.wallMs;
  const came = last.at - first.at;
  if (passedMs < SEEN_AT_LEAST_MS || came <= 0) return null;
  return (Math.max(0, to - last.at) * passedMs) / came;
}

/** The same for people, no finer than it is known: `about 40 s left`. */
export function remainingWords(ms: number | null): string {
  if (ms === null) return "";
  if (ms < 5_000) return "a few seconds left";
  const grain = ms < 60_000 ? 5_000 : ms < 3_600_000 ? 60_000 : 3_600_000;
  return `about ${spanText(Math.ceil(ms / grain) * grain)} left`;
}
