import { counted } from "../../../../lib/plural.ts";
import { wholeClockText } from "../../../../lib/timeText.ts";
import type { Band } from "./alarmsOn.ts";

interface Charted {
  readonly title: string;
  readonly unit: string;
  /** What is shown, in words: `the last hour`. */
  readonly along: string;
  readonly datapoints: number;
  readonly thresholds: readonly number[];
  readonly bands: readonly Band[];
}

/** What a chart shows, for who cannot see it: its thresholds, and when an alarm on it was in ALARM. */
export function chartWords({ title, unit, along, datapoints, thresholds, bands }: Charted): string {
  const ringing = bands.filter(({ state }) => state === "ALARM").map(({ from, to }) => `${wholeClockText(from)} to ${wholeClockText(to)}`);
  return [
    `${title} along ${along}, ${counted(datapoints, "datapoint")}`,
    ...thresholds.map((value) => `threshold ${value}${unit}`),
    ...(ringing.length === 0 ? [] : [`in ALARM ${ringing.join(" and ")}`]),
  ].join(", ");
}
