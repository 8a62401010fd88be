import type { LoadCurve } from "../../../../aws/generated/physics.ts";
import { curveOf, lengthOf } from "../../../../aws/rules/load/curve.ts";
import { CurvePlot, frameOf } from "../../../dialogs/load/CurvePlot.tsx";
import { rate } from "../../../graph/figures.ts";

export interface FollowedCurveProps {
  readonly follows: { readonly curve: LoadCurve; readonly requestsPerSecond: number; readonly startedAt: number };
  /** What it is now. */
  readonly perSecond: number;
  readonly now: number;
  /** What part of the curve it is, if not all of it. */
  readonly part?: number;
  readonly noun?: "requests" | "messages";
}

/** A curve that a load follows: all of it, and how far it has come. */
export function FollowedCurve({ follows, perSecond, now, part = 1, noun }: FollowedCurveProps) {
  const curve = curveOf(follows.curve, follows.requestsPerSecond);
  const [passed, length] = [now - follows.startedAt, lengthOf(curve)];
  const playhead = curve.repeats && length > 0 ? passed % length : Math.min(passed, length);
  return (
    <>
      <p className="pb-1 text-ink-2">
        <b className="font-semibold text-ink tabular-nums">{rate(perSecond)}</b> now
        {!curve.repeats && passed >= length && ", where its curve has ended"}
        {part < 1 && `, ${Math.round(100 * part)} % of the curve`}
      </p>
      <CurvePlot curve={curve} {...frameOf(curve)} playhead={playhead} noun={noun} />
    </>
  );
}
