import { expect, test } from "vitest";
import { hours, minutes } from "../../kernel/time.ts";
import { LIFECYCLE, type Place } from "../../../aws/rules/codeDeployLifecycle.ts";
import { type Facts, type Next, nextOf, type Progress } from "./lifecycle.ts";

const PLACES: readonly Place[] = ["BeforeInstall", "Install", "AfterInstall", "AllowTestTraffic", "AfterAllowTestTraffic", "Ready", "BeforeAllowTraffic", "AllowTraffic", "AfterAllowTraffic", "Termination"];

const at = (place: Place, more: Partial<Progress> = {}): Progress => ({ creator: "user", place: PLACES.indexOf(place), since: 0, begun: true, answer: null, continued: false, step: 0, stepUntil: 0, ...more });
const STEPS = [{ percent: 10, waitMillis: minutes(5) }, { percent: 100, waitMillis: 0 }];
const FACTS: Facts = { now: 0, hook: null, hasTestRoute: true, isGreenSteady: true, steps: STEPS, readyMillis: null, terminationMillis: 0 };

const SILENT = { reports: null, afterMillis: 0 } as const;
const SOON = { reports: "Succeeded", afterMillis: 1000 } as const;
const PASS = { does: "pass", as: "Succeeded" } as const;
const SKIP = { does: "pass", as: "Skipped" } as const;
const BEGIN = { does: "begin" } as const;
const wait = (until: number) => ({ does: "wait", until }) as const;

test.each<[string, Progress, Partial<Facts>, Next]>([
  ["an event begins", at("BeforeInstall", { begun: false }), {}, BEGIN],
  ["without a function it is over", at("BeforeInstall"), {}, PASS],
  ["a function is waited for", at("BeforeInstall"), { hook: SILENT }, wait(hours(1))],
  ["to the last instant", at("BeforeInstall"), { hook: SILENT, now: hours(1) - 1 }, wait(hours(1))],
  ["and no longer", at("BeforeInstall"), { hook: SILENT, now: hours(1) }, { does: "fail", why: "hookSilent" }],
  ["a function succeeded", at("AfterInstall", { answer: "Succeeded" }), { hook: SILENT }, PASS],
  ["a function failed", at("AfterInstall", { answer: "Failed" }), { hook: SILENT }, { does: "fail", why: "hookFailed" }],
  ["a function reports by itself", at("AfterInstall"), { hook: SOON }, wait(1000)],
  ["when it is done", at("AfterInstall"), { hook: SOON, now: 1000 }, PASS],
  ["or fails", at("AfterInstall"), { hook: { reports: "Failed", afterMillis: 1000 }, now: 1000 }, { does: "fail", why: "hookFailed" }],
  ["but not after the hour", at("AfterInstall"), { hook: { reports: "Succeeded", afterMillis: hours(2) } }, wait(hours(1))],
  ["green is steady", at("Install"), {}, PASS],
  ["green is waited for", at("Install"), { isGreenSteady: false, now: hours(1) - 1 }, wait(hours(1))],
  ["for an hour", at("Install"), { isGreenSteady: false, now: hours(1) }, { does: "fail", why: "installTimedOut" }],
  ["nobody tests", at("AllowTestTraffic", { begun: false }), { hasTestRoute: false }, SKIP],
  ["and nothing looks at it", at("AfterAllowTestTraffic", { begun: false }), { hasTestRoute: false, hook: SILENT }, SKIP],
  ["tests begin", at("AllowTestTraffic", { begun: false }), {}, BEGIN],
  ["and are possible at once", at("AllowTestTraffic"), {}, PASS],
  ["it goes on by itself", at("Ready", { begun: false }), {}, PASS],
  ["it is ready", at("Ready", { begun: false }), { readyMillis: 60_000 }, BEGIN],
  ["and waits", at("Ready"), { readyMillis: 60_000, now: 59_999 }, wait(60_000)],
  ["in vain", at("Ready"), { readyMillis: 60_000, now: 60_000 }, { does: "fail", why: "notContinued" }],
  ["it is continued", at("Ready", { continued: true }), { readyMillis: 60_000 }, PASS],
  ["the first step", at("AllowTraffic"), {}, { does: "shift", percent: 10, waitMillis: minutes(5) }],
  ["stays so", at("AllowTraffic", { step: 1, stepUntil: minutes(5) }), { now: minutes(5) - 1 }, wait(minutes(5))],
  ["until the last", at("AllowTraffic", { step: 1, stepUntil: minutes(5) }), { now: minutes(5) }, { does: "shift", percent: 100, waitMillis: 0 }],
  ["and that was all", at("AllowTraffic", { step: 2, stepUntil: 5 }), { now: 5 }, PASS],
  ["a scaling is waited for", at("AllowTraffic", { step: 1, stepUntil: 5 }), { now: 5, isGreenSteady: false }, wait(minutes(5) + 5)],
  ["not for ever", at("AllowTraffic", { step: 1, stepUntil: 5 }), { now: minutes(5) + 5, isGreenSteady: false }, { does: "fail", why: "scalingTimedOut" }],
  ["blue waits for its end", at("Termination"), { terminationMillis: 1000, now: 999 }, wait(1000)],
  ["which comes", at("Termination"), { terminationMillis: 1000, now: 1000 }, { does: "finish" }],
  ["or is brought on", at("Termination", { continued: true }), { terminationMillis: 1000 }, { does: "finish" }],
  ["what comes back is not asked whether it is steady", { ...at("BeforeInstall"), creator: "codeDeployRollback" }, { isGreenSteady: false, steps: [{ percent: 0, waitMillis: 0 }] }, { does: "shift", percent: 0, waitMillis: 0 }],
])("%s", (_name, progress, facts, next) => expect(nextOf(progress, { ...FACTS, ...facts })).toEqual(next));

test("there are eight events", () => expect(LIFECYCLE).toHaveLength(8));
