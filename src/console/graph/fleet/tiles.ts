import type { PlacementVerdict } from "../../../bridge/protocol.ts";
import type { Replica } from "../../store/replica.ts";
import type { Box } from "../geometry.ts";
import { instanceLook } from "../instanceLook.ts";
import type { MapNode, Projection } from "../projection.ts";
import { cardsOf } from "./fleet.ts";
import { heatOf, type Measure } from "./heat.ts";

/** One instance as a tile of the picture, whatever else is shown on it. */
export interface Tile {
  readonly id: string;
  readonly box: Box;
  /** Step of the heat scale; null: not a container instance yet. */
  readonly heat: number | null;
  readonly mark: "draining" | "lost" | "failed" | null;
}

/** What is shown on the tiles besides their own state. */
export interface Shown {
  readonly verdicts: ReadonlyMap<string, PlacementVerdict>;
  /** Those that the stage on the map dropped. */
  readonly fresh: ReadonlySet<string>;
  readonly glowing: ReadonlySet<string> | null;
  readonly selected: string | null;
  readonly focused: string | null;
  /** The one that somebody called as the landing spot. */
  readonly guessed: string | null;
}

/** What a placement says of a tile: the step that dropped it, or 4: it was chosen. */
export interface TileVerdict {
  readonly step: 1 | 2 | 3 | 4;
  /** Tasks that would land on it. */
  readonly lands: number;
  /** Dropped by a stage before the one on the map. */
  readonly isPast: boolean;
}

/** How a tile is painted besides its own colour. */
export interface TileLook {
  readonly verdict: TileVerdict | null;
  readonly isDimmed: boolean;
  readonly ring: "selected" | "focused" | "guessed" | "glows" | null;
}

/** A tile for every instance on the map, in the order of the nodes; the list before, while nothing of it changed. */
export function tilesOf(state: Replica, { nodes, boxes }: Projection, measure: Measure): readonly Tile[] {
  const { tables } = state;
  const made = [nodes, boxes, measure, tables["ecs.containerInstances"], tables["ec2.instances"], tables["physics.machines"]];
  if (last.made.length === made.length && made.every((one, at) => one === last.made[at])) return last.tiles;
  last = { made, tiles: cardsOf(nodes).flatMap(({ id }) => tileOf(id, { state, box: boxes.get(id), measure })) };
  return last.tiles;
}

let last: { readonly made: readonly (readonly MapNode[] | ReadonlyMap<string, unknown> | Measure)[]; readonly tiles: readonly Tile[] } = { made: [], tiles: [] };

/** What is shown on a tile now. */
export function lookOf(id: string, { verdicts, fresh, glowing, selected, focused, guessed }: Shown): TileLook {
  const said = verdicts.get(id);
  const isDark = glowing !== null && !glowing.has(id);
  const ring = id === selected ? "selected" : id === focused ? "focused" : id === guessed ? "guessed" : glowing?.has(id) === true ? "glows" : null;
  if (said === undefined) return { verdict: null, isDimmed: isDark, ring };
  const { step, lands } = said;
  // As good as the chosen one, but not chosen: that is as quiet as having been outranked.
  const verdict = { step: step === null ? 4 : step === 4 ? 3 : step, lands: lands.length, isPast: step !== null && fresh.size > 0 && !fresh.has(id) } as const;
  return { verdict, isDimmed: isDark || step !== null, ring };
}

function tileOf(id: string, { state, box, measure }: { readonly state: Replica; readonly box: Box | undefined; readonly measure: Measure }): readonly Tile[] {
  if (box === undefined) return [];
  const row = state.tables["ecs.containerInstances"].get(id);
  return [{ id, box, heat: row === undefined ? null : heatOf(row, measure), mark: row === undefined ? null : markOf(instanceLook(state, id).status) }];
}

function markOf(status: string): Tile["mark"] {
  if (status === "draining") return "draining";
  if (status === "unreachable") return "lost";
  return status === "failed" ? "failed" : null;
}
