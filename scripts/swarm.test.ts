import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";

test("the swarm plays a session by itself, with every operation at hand", () => {
  const told = execFileSync(process.execPath, ["scripts/swarm.mjs", "--seeds", "1", "--acts", "30"], { encoding: "utf8" });
  expect(told).toMatch(/^seed 1: \d+ calls/);
});

test("the swarm holds the laws of deployments of every kind, and tells how far it is", () => {
  const told = execFileSync(process.execPath, ["scripts/swarm.mjs", "--deployments", "--seeds", "5"], { encoding: "utf8" });
  expect(told).toMatch(/^5 of 5: \d+ deployments completed, \d+ came back, 0 worlds broke/);
});
