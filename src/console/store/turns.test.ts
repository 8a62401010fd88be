import { afterEach, expect, test, vi } from "vitest";
import type { Rows } from "../../bridge/protocol.ts";
import { NO_TABLES, replica } from "./replica.ts";
import { turnOf } from "./turns.ts";

const IDS = ["0", "1", "2", "3"];
let frames: (() => void)[] = [];
vi.stubGlobal("requestAnimationFrame", (frame: () => void) => frames.push(frame));

afterEach(() => {
  frames = [];
});

test("few instances hear of a change at once", () => {
  expect(heardAfter(40, 0)).toEqual(IDS);
  expect(frames).toEqual([]);
});

test("of many each hears of a change in a frame of its own, and of none twice", () => {
  expect([0, 1, 2, 3, 4].map((count) => heardAfter(41, count).length)).toEqual([0, 1, 2, 3, 4]);
  expect(frames).toEqual([]);
});

/** Who has heard of a change so many frames later; what is left of the frames is drawn before the next. */
function heardAfter(instances: number, count: number): readonly string[] {
  const heard: string[] = [];
  const stops = IDS.map((id) => turnOf(id).subscribe(() => heard.push(id)));
  const rows = new Map(Array.from({ length: instances }, (_, at) => [String(at), {} as Rows["ecs.containerInstances"]]));
  replica.setState({ tables: { ...NO_TABLES, "ecs.containerInstances": rows } });
  for (let at = 0; at < count; at++) frames.shift()?.();
  const sofar = [...heard];
  while (frames.length > 0) frames.shift()?.();
  for (const stop of stops) stop();
  return sofar.toSorted();
}
