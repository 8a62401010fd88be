import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { planted } from "./planted.ts";
import { failedTests, slowestTests } from "./testReports.mjs";

const UNIT = {
  testResults: [
    { name: "/any/heap.test.ts", assertionResults: [{ fullName: "pops in order", duration: 1500 }, { fullName: "is empty", duration: null }] },
  ],
};
const BROWSER = {
  suites: [
    {
      file: "story.spec.ts",
      specs: [{ title: "deploys", tests: [{ results: [{ duration: 2000 }, { duration: 500 }] }] }],
      suites: [{ file: "story.spec.ts", specs: [{ title: "undoes", tests: [{ results: [{ duration: 700 }] }] }] }],
    },
  ],
};

test("takes both reports together, the slowest first, and does without one that is not there", () => {
  const folder = planted({ "unit.json": JSON.stringify(UNIT), "e2e.json": JSON.stringify(BROWSER) });
  const reports = ["unit.json", "e2e.json", "none.json"].map((file) => join(folder, file));

  expect(slowestTests(reports, 3)).toEqual([
    { title: "story.spec.ts: deploys", seconds: 2.5 },
    { title: "heap.test.ts: pops in order", seconds: 1.5 },
    { title: "story.spec.ts: undoes", seconds: 0.7 },
  ]);
  rmSync(folder, { recursive: true });
});

test("names what failed with the head of why and where, without the colours", () => {
  const unit = { testResults: [{ name: "/any/heap.test.ts", assertionResults: [{ fullName: "pops", status: "failed", failureMessages: ["Error: 1 is not 2\n  at heap.ts"] }, { fullName: "is empty", status: "passed" }] }] };
  const browser = { suites: [{ file: "story.spec.ts", specs: [{ title: "deploys", ok: false, tests: [{ results: [{ duration: 1, error: { message: "\u001b[31mnot visible\u001b[39m\n\nLocator: the map\nCall log:\n- waits", location: { file: "/any/story.spec.ts", line: 7 } } }] }] }, { title: "undoes", ok: true, tests: [] }] }] };
  const folder = planted({ "unit.json": JSON.stringify(unit), "e2e.json": JSON.stringify(browser) });

  expect(failedTests(["unit.json", "e2e.json"].map((file) => join(folder, file)))).toEqual([
    { title: "heap.test.ts: pops", why: "Error: 1 is not 2" },
    { title: "story.spec.ts: deploys", why: "not visible · Locator: the map (story.spec.ts:7)" },
  ]);
  rmSync(folder, { recursive: true });
});
