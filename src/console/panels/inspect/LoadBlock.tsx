import { curveOf, lengthOf } from "../../../aws/rules/load/curve.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { CurvePlot, frameOf } from "../../dialogs/load/CurvePlot.tsx";
import { openDialog } from "../../dialogs/requests.ts";
import { rate } from "../../graph/figures.ts";
import { Button } from "../../ui/Button.tsx";
import { Block } from "./Block.tsx";

export interface LoadBlockProps {
  readonly load: Rows["physics.loadCurves"];
  readonly requestsPerSecond: number;
  readonly now: number;
}

/** A load that follows a curve: all of it, and how far it has come. */
export function LoadBlock({ load, requestsPerSecond, now }: LoadBlockProps) {
  const curve = curveOf(load.curve, load.requestsPerSecond);
  const [passed, length] = [now - load.startedAt, lengthOf(curve)];
  const playhead = curve.repeats && length > 0 ? passed % length : Math.min(passed, length);
  return (
    <Block
      title="Load"
      aside={
        <Button size="sm" title="PutTraffic" onClick={() => openDialog({ kind: "traffic", targetGroupArn: load.goalArn })}>
          Edit…
        </Button>
      }
    >
      <p className="pb-1 text-ink-2">
        <b className="font-semibold text-ink tabular-nums">{rate(requestsPerSecond)}</b> now
        {!curve.repeats && passed >= length && ", where its curve has ended"}
        {load.weight < load.weights && `, ${Math.round((100 * load.weight) / load.weights)} % of the curve`}
      </p>
      <CurvePlot curve={curve} {...frameOf(curve)} playhead={playhead} />
    </Block>
  );
}
