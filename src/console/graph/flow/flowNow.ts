import { lensNow } from "../../store/lens.ts";
import { replica } from "../../store/replica.ts";
import { selection } from "../../store/selection.ts";
import { projectionNow } from "../projection.ts";
import { shownService } from "../shownService.ts";
import { distanceFrom, type Point } from "./line.ts";
import { roadsOf } from "./roads.ts";
import { type Stream, streamsOn } from "./streams.ts";

let roads: { readonly of: readonly unknown[]; readonly are: ReturnType<typeof roadsOf> } = { of: [], are: [] };
let streams: { readonly of: readonly unknown[]; readonly are: readonly Stream[] } = { of: [], are: [] };

/** What goes along the roads of the map now; the same array while nothing of it can have changed. */
export function streamsNow(): readonly Stream[] {
  const state = replica.getState();
  const { tables } = state;
  const projection = projectionNow();
  const placed = [projection.structure, projection.boxes];
  if (!sameEach(placed, roads.of)) roads = { of: placed, are: roadsOf(projection.structure, projection.boxes, tables) };
  const lens = lensNow();
  const shown = shownService(selection.getState(), tables);
  const seen = [roads.are, lens, shown, tables["elbv2.streams"], tables["ecs.serviceFlows"], tables["physics.traffic"], tables["elbv2.targets"], tables["ecs.services"], shown === null ? null : tables["ecs.tasks"]];
  if (!sameEach(seen, streams.of)) streams = { of: seen, are: streamsOn(roads.are, { state, projection, lens, shown }) };
  return streams.are;
}

/** The stream at a point of the world, within so many of its pixels. */
export function streamAt(point: Point, within: number): Stream | undefined {
  let found: { readonly stream: Stream; readonly distance: number } | undefined;
  for (const stream of streamsNow()) {
    const distance = Math.min(distanceFrom(stream.line, point), ...stream.taps.map((tap) => distanceFrom(tap, point)));
    if (distance <= within && (found === undefined || distance < found.distance)) found = { stream, distance };
  }
  return found?.stream;
}

function sameEach(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at]);
}
