import type { Rows } from "../../../../bridge/protocol.ts";
import { openDialog } from "../../../dialogs/requests.ts";
import { Button } from "../../../ui/Button.tsx";
import { Block } from "../Block.tsx";
import { FollowedCurve } from "./FollowedCurve.tsx";

export interface LoadBlockProps {
  readonly load: Rows["physics.loadCurves"];
  readonly requestsPerSecond: number;
  readonly now: number;
  /** Where the load is put, if there may be several. */
  readonly name?: string | undefined;
}

/** A load on a target group or a listener that follows a curve. */
export function LoadBlock({ load, requestsPerSecond, now, name }: LoadBlockProps) {
  return (
    <Block
      title={name === undefined ? "Load" : `Load on ${name}`}
      aside={
        <Button size="sm" title="PutTraffic" onClick={() => openDialog({ kind: "traffic", goalArn: load.goalArn })}>
          Edit…
        </Button>
      }
    >
      <FollowedCurve follows={load} perSecond={requestsPerSecond} now={now} part={load.weight / load.weights} />
    </Block>
  );
}
