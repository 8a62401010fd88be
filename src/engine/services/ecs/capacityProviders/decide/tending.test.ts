import { expect, test } from "vitest";
import { hours, minutes } from "../../../../kernel/time.ts";
import { decideTending } from "./tending.ts";

const DAY = hours(24);
const BUSY = { age: DAY, emptyFor: null, isDraining: false, idleFor: minutes(5) };

test.each([
  ["a busy one", {}, "stays"],
  ["an idle one", { emptyFor: minutes(5) - 1 }, "stays"],
  ["one that was idle for long enough", { emptyFor: minutes(5) }, "goes"],
  ["an idle one that is never to go for that", { emptyFor: DAY, idleFor: Infinity }, "stays"],
  ["one that drains", { isDraining: true }, "stays"],
  ["one that has drained", { isDraining: true, emptyFor: 0, idleFor: Infinity }, "goes"],
  ["one of almost fourteen days", { age: 14 * DAY - 1 }, "stays"],
  ["one of fourteen days", { age: 14 * DAY }, "drains"],
  ["an empty one of fourteen days", { age: 14 * DAY, emptyFor: 0 }, "goes"],
  ["one that drains for almost seven more", { age: 21 * DAY - 1, isDraining: true }, "stays"],
  ["one that drained for seven more", { age: 21 * DAY, isDraining: true }, "goes"],
])("%s", (_what, more, becomes) => expect(decideTending({ ...BUSY, ...more })).toBe(becomes));
