import { expect, test } from "vitest";
import { creditFacts } from "./creditFacts.ts";

type Row = Parameters<typeof creditFacts>[0];

/** A t3.small, which earns 24 credits an hour, as it stands after one. */
const after = (more: Partial<Row>) =>
  creditFacts({ instanceId: "i-1", mode: "standard", credits: 100, launchCredits: 0, mostCredits: 576, earnedPerHour: 24, spentPerHour: 0, spentCredits: 0, chargedCredits: 0, countedAt: 0, ...more }, 3_600_000);

test.each([
  ["124 of 576", "come faster than they are spent", false, {}],
  ["52 of 576", "run out in 1 h 5 min", true, { spentPerHour: 72 }],
  ["0 of 576", "none left: it gets its baseline", true, { credits: 0, spentPerHour: 24 }],
  ["12 of 576", "come faster than they are spent", false, { credits: 0, spentPerHour: 12 }],
  ["576 of 576", "stay as they are", false, { credits: 576 }],
  ["606 of 606", "stay as they are", false, { credits: 606, launchCredits: 30 }],
  ["100 of 576", "stay as they are while it is stopped", false, { earnedPerHour: 0 }],
  ["172 owed, 576 at most", "spent faster than they come", false, { mode: "unlimited", credits: -100, spentPerHour: 96 }],
  ["576 owed, 576 at most", "all beyond the baseline is charged", true, { mode: "unlimited", credits: -576, spentPerHour: 96 }],
] as const)("%s: %s", (balance, says, isBad, row) => {
  expect(after(row)).toMatchObject({ balance, says, isBad, baselineVcpus: 0.4 });
});

test("what is used is told in vCPUs", () => {
  expect(after({ spentPerHour: 96 }).usedVcpus).toBe(1.6);
});
