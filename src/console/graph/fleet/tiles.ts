import type { PlacementVerdict } from "../../../bridge/protocol.ts";
import type { Replica } from "../../store/replica.ts";
import { instanceLook } from "../instanceLook.ts";
import type { Projection } from "../projection.ts";
import { cardsOf } from "./fleet.ts";
import { heatOf, type Measure } from "./heat.ts";
import type { Tile } from "./paint.ts";

/** What is shown on the tiles besides their own state. */
export interface Shown {
  readonly measure: Measure;
  readonly verdicts: ReadonlyMap<string, PlacementVerdict>;
  readonly glowing: ReadonlySet<string> | null;
  readonly selected: string | null;
  readonly focused: string | null;
}

/** A tile for every instance on the map, in the order of the nodes. */
export function tilesOf(state: Replica, { nodes, boxes }: Projection, shown: Shown): readonly Tile[] {
  const rows = state.tables["ecs.containerInstances"];
  return cardsOf(nodes).flatMap(({ id }): readonly Tile[] => {
    const box = boxes.get(id);
    if (box === undefined) return [];
    const row = rows.get(id);
    const ring = id === shown.selected ? "selected" : id === shown.focused ? "focused" : shown.glowing?.has(id) === true ? "glows" : null;
    if (row === undefined) return [{ box, heat: null, mark: null, verdict: null, dimmed: shown.glowing !== null, ring }];
    const verdict = shown.verdicts.get(id);
    return [
      {
        box,
        heat: heatOf(row, shown.measure),
        mark: markOf(instanceLook(state, id).status),
        verdict: verdict === undefined ? null : verdict.lands.length > 0 ? 4 : ((verdict.step === 4 ? 3 : verdict.step) ?? 4),
        dimmed: (shown.glowing !== null && !shown.glowing.has(id)) || (verdict !== undefined && verdict.lands.length === 0),
        ring,
      },
    ];
  });
}

function markOf(status: string): Tile["mark"] {
  if (status === "draining") return "draining";
  if (status === "unreachable") return "lost";
  return status === "failed" ? "failed" : null;
}
