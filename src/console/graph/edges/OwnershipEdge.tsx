import type { EdgeProps } from "@xyflow/react";
import { memo } from "react";
import { useLensMark } from "../../store/lens.ts";
import { hueStyle } from "../../ui/hue.ts";
import type { OwnershipEdgeType } from "../projection.ts";
import { useServiceLook } from "../serviceLooks.ts";
import { useShownService } from "../shownService.ts";
import { Stop } from "../LensPart.ts";
import { lineOf } from "./paths.ts";

/** From a service to the cluster it runs in; its dot has the service's hue. Without traffic, and so without motion. */
export const OwnershipEdge = memo(function OwnershipEdge({ data }: EdgeProps<OwnershipEdgeType>) {
  const look = useServiceLook(data?.serviceArn ?? "");
  const isShown = useShownService() === data?.serviceArn;
  const mark = useLensMark(data?.serviceArn ?? "");
  if (data === undefined || look === undefined) return null;
  if (isShown && data.way === "across") return null; // The bus takes its place.
  return (
    <g style={hueStyle(look.hue)}>
      <path d={lineOf(data)} className="edge" strokeWidth={1.2} opacity={0.75} />
      {mark !== undefined && data.way === "across" && (
        <Stop at={{ x: (data.from.x + data.to.x) / 2, y: (data.from.y + data.to.y) / 2 }} says={mark.says} isLocked={mark.kind === "locked"} />
      )}
      <circle cx={data.to.x} cy={data.to.y} r={3.2} fill="var(--c)" />
    </g>
  );
});
