import { minutes, type Millis } from "../../../kernel/time.ts";

/** How traffic moves from one to another: at once, by equal parts, or first a little and then all the rest. */
export type Shift =
  | { readonly type: "allAtOnce" }
  | { readonly type: "linear"; readonly stepPercent: number; readonly waitMinutes: number }
  | { readonly type: "canary"; readonly percent: number; readonly waitMinutes: number };

/** How much of the traffic the new one has then, in percent, and how long it stays so. */
export interface Step {
  readonly percent: number;
  readonly waitMillis: Millis;
}

/** The steps in which traffic moves. The last takes all, and nothing is waited for after it. ECS API, LinearConfiguration and CanaryConfiguration. */
export function stepsOf(shift: Shift): readonly Step[] {
  return percentsOf(shift).map((percent) => ({ percent, waitMillis: percent === ALL || shift.type === "allAtOnce" ? 0 : minutes(shift.waitMinutes) }));
}

const ALL = 100;

function percentsOf(shift: Shift): readonly number[] {
  switch (shift.type) {
    case "allAtOnce":
      return [ALL];
    case "canary":
      return shift.percent >= ALL ? [ALL] : [shift.percent, ALL];
    case "linear": {
      // In tenths of a percent, which ECS takes: sums of fractions would not come to 100.
      const tenths = Math.round(shift.stepPercent * 10);
      const count = Math.ceil((ALL * 10) / tenths);
      return Array.from({ length: count }, (_none, i) => Math.min(ALL, ((i + 1) * tenths) / 10));
    }
  }
}
