import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { planted } from "./planted.ts";
import { slowestTests } from "./slowestTests.mjs";

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
