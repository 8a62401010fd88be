import { expect, test } from "vitest";
import { COLUMNS, drawnTo, withStroke } from "./drawing.ts";

const at = (column: number, height: number) => ({ column, height });
const point = (atSeconds: number, requestsPerSecond: number) => ({ atSeconds, requestsPerSecond });

test("a stroke has a height in every column that the hand went over, however fast", () => {
  const stroke = drawnTo(drawnTo(new Map(), null, at(10, 100)), at(10, 100), at(14, 20));
  expect([...stroke]).toEqual([[10, 100], [11, 80], [12, 60], [13, 40], [14, 20]]);
  expect([...drawnTo(stroke, at(14, 20), at(12, 0)).values()]).toEqual([100, 80, 0, 10, 20]);
});

test("a stroke replaces what it covers, and what is straight needs no point", () => {
  const stroke = drawnTo(drawnTo(new Map(), null, at(10, 100)), at(10, 100), at(20, 200));
  expect(withStroke([point(0, 50), point(300, 50), point(600, 50)], stroke, 600)).toEqual([point(0, 50), point(100, 100), point(200, 200), point(300, 50), point(600, 50)]);
  const all = drawnTo(drawnTo(new Map(), null, at(0, 7)), at(0, 7), at(COLUMNS, 7));
  expect(withStroke([point(0, 50), point(600, 50)], all, 600)).toEqual([point(0, 7), point(600, 7)]);
});

test("a load of less than a request per second is drawn as finely as one of thousands, and what was there beside the stroke stays, straight or not", () => {
  const stroke = drawnTo(drawnTo(new Map(), null, at(10, 0)), at(10, 0), at(20, 0.5));
  expect(stroke.get(13)).toBe(0.15);
  const beside = [point(0, 1), point(10, 1), point(20, 1), point(400, 1)];
  expect(withStroke(beside, stroke, 600)).toEqual([...beside.slice(0, 3), point(100, 0), point(200, 0.5), point(400, 1)]);
  const bent = drawnTo(stroke, at(20, 0.5), at(30, 0.1));
  expect(withStroke([], bent, 600)).toEqual([point(100, 0), point(200, 0.5), point(300, 0.1)]);
});
