import { expect, test } from "vitest";
import { namesFit } from "./chipRoom.ts";

test.each([
  [1.3, 160, 16],
  [1.55, 160, 12],
  [1.85, 160, 6],
  [2.2, 160, 4],
  [2.6, 160, 2],
  [2.2, 226, 6],
  [2.6, 226, 6],
  [2.6, 358, 12],
])("magnified %d times, a card %i high has room for the names of %i tasks", (magnification, height, most) => {
  const fitting = Array.from({ length: 24 }, (_, i) => i + 1).filter((tasks) => namesFit({ tasks, height, magnification }));
  expect(fitting.length).toBe(most);
});
