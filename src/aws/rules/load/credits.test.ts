import { expect, test } from "vitest";
import { charged, chargedPerHour, runOutAfter, settled, type CreditAccount } from "./credits.ts";

/** A t3.nano, which earns 6 credits an hour and has 144 at most. */
const nano = (more: Partial<CreditAccount>): CreditAccount => ({ mode: "standard", credits: 0, launchCredits: 0, mostCredits: 144, earnedPerHour: 6, spentPerHour: 0, spentCredits: 0, chargedCredits: 0, countedAt: 0, ...more });

test.each([
  ["earns while it is idle", nano({}), 2, { credits: 12, spentCredits: 0 }],
  ["has no more than a day earns", nano({ credits: 140 }), 24, { credits: 144 }],
  ["keeps launch credits beside", nano({ credits: 30, launchCredits: 30 }), 48, { credits: 174, launchCredits: 30 }],
  ["spends launch credits first", nano({ credits: 174, launchCredits: 30, spentPerHour: 26 }), 1, { credits: 154, launchCredits: 10 }],
  ["has not less than none in standard mode", nano({ credits: 10, spentPerHour: 26 }), 1, { credits: 0, chargedCredits: 0 }],
  ["owes them in unlimited mode", nano({ mode: "unlimited", credits: 10, spentPerHour: 26 }), 1, { credits: -10, chargedCredits: 0 }],
  ["pays for what a day cannot earn back", nano({ mode: "unlimited", credits: -140, spentPerHour: 26 }), 1, { credits: -144, chargedCredits: 16 }],
  ["earns back what it owes", nano({ mode: "unlimited", credits: -10 }), 2, { credits: 2, chargedCredits: 0 }],
  ["spends on", nano({ spentCredits: 5, spentPerHour: 6 }), 2, { credits: 0, spentCredits: 17 }],
  // EC2 guide, "Unlimited mode examples": 7 % of two vCPUs for a day take 201.6 and earn 144.
  ["comes to what the guide says", nano({ mode: "unlimited", credits: 144, spentPerHour: 8.4 }), 24, { credits: 144 - 57.6 }],
])("an account %s", (_what, account, passed, after) => {
  const { credits, launchCredits, spentCredits, chargedCredits } = settled(account, passed * 3_600_000);
  const figures = { credits, launchCredits, spentCredits, chargedCredits };
  for (const [name, value] of Object.entries(after)) expect(figures[name as keyof typeof figures]).toBeCloseTo(value, 9);
});

test.each([
  ["more is spent than earned", nano({ credits: 10, spentPerHour: 26 }), 1_800_000],
  ["an hour is no whole number of milliseconds", nano({ credits: 1, spentPerHour: 13 }), 514_286],
  ["as much is spent as earned", nano({ credits: 10, spentPerHour: 6 }), null],
  ["nothing is left", nano({ spentPerHour: 26 }), null],
  ["they are unlimited", nano({ mode: "unlimited", credits: 10, spentPerHour: 26 }), null],
])("how long credits last when %s", (_when, account, millis) => {
  expect(runOutAfter(account)).toBe(millis);
  if (millis !== null) expect([settled(account, millis - 1).credits > 0, settled(account, millis).credits]).toEqual([true, 0]);
});

test("what is owed is charged at an end, and by the hour once no more can be owed", () => {
  expect(charged(nano({ credits: -20, chargedCredits: 3 }))).toMatchObject({ credits: 0, chargedCredits: 23 });
  expect(charged(nano({ credits: 20 }))).toMatchObject({ credits: 20, chargedCredits: 0 });
  const owing = (credits: number) => chargedPerHour(nano({ mode: "unlimited", credits, spentPerHour: 26 }));
  expect([owing(-143), owing(-144)]).toEqual([0, 20]);
});
