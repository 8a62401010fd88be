import type { NodeProps } from "@xyflow/react";
import { Globe } from "lucide-react";
import { memo } from "react";
import { type Replica, useReplica } from "../../store/replica.ts";
import { StatusGlyph } from "../../ui/StatusGlyph.tsx";
import { rate } from "../figures.ts";
import { useLevel } from "../level.ts";
import type { MapNode } from "../projection.ts";
import { Frame } from "./Frame.tsx";

const THING = { kind: "internet" } as const;

/** Where requests come from: how many a second there are, and whether some are not answered. */
export const InternetNode = memo(function InternetNode(_: NodeProps<MapNode>) {
  const level = useLevel();
  const total = useReplica(requestsPerSecond);
  const failing = useReplica(failingPercent);
  const label = `Internet. ${rate(total)} requests${failing === 0 ? "" : `, ${failing} % of them fail`}.`;
  return (
    <Frame thing={THING} label={label} className={level === "near" ? "n inet" : "n inet mid"}>
      <Globe aria-hidden size={level === "near" ? 15 : 22} />
      {level !== "far" && <span>Internet</span>}
      {level === "near" && total > 0 && (
        <em title={failing === 0 ? undefined : `${failing} % of the requests fail`}>
          {failing > 0 && <StatusGlyph status="failed" size={10} label={`${failing} % fail`} />}
          {rate(total)}
        </em>
      )}
    </Frame>
  );
});

/** Only what a listener forwards has a way in. */
function requestsPerSecond({ tables }: Replica): number {
  let sum = 0;
  for (const row of tables["physics.traffic"].values()) sum += row.requestsPerSecond;
  return sum;
}

function failingPercent(state: Replica): number {
  let failing = 0;
  for (const row of state.tables["physics.traffic"].values()) failing += row.requestsPerSecond * (1 - row.successShare);
  const total = requestsPerSecond(state);
  return total === 0 ? 0 : Math.ceil((failing / total) * 100);
}
