import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";

test("the swarm plays a session by itself, with every operation at hand", () => {
  const told = execFileSync(process.execPath, ["scripts/swarm.mjs", "--seeds", "1", "--acts", "30"], { encoding: "utf8" });
  expect(told).toMatch(/^seed 1: \d+ calls/);
});
