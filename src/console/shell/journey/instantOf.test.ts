import { expect, test } from "vitest";
import { instantOf, type ReadInstant } from "./instantOf.ts";

const unreadable = { problem: "Write hours, minutes and seconds as the clock shows them: 26:30:00." };

test.each<[string, ReadInstant]>([
  ["26:30", { at: 95_400_000 }],
  ["26:30:05", { at: 95_405_000 }],
  [" T+00:10:00.1 ", { at: 600_100 }],
  ["t+168:00:00", { at: 604_800_000 }],
  ["00:10:00", { problem: "The clock is at T+00:10:00.0 already." }],
  ["0:00", { problem: "The clock is at T+00:10:00.0 already." }],
  ["87840:00", { at: 316_224_000_000 }],
  ["87840:00:01", { problem: "A session lasts ten years at most." }],
  ["999999:59:59", { problem: "A session lasts ten years at most." }],
  ["", unreadable],
  ["7 days", unreadable],
  ["-1:00", unreadable],
  ["1:60", unreadable],
  ["1e9:00", unreadable],
  ["9".repeat(400) + ":00", unreadable],
])("'%s' after ten minutes", (text, read) => {
  expect(instantOf(text, 600_000)).toEqual(read);
});
