import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import { BUDGET_KIB, firstScripts, totalKiB } from "./budget.mjs";
import { planted } from "./planted.ts";

/** Random text hardly compresses: one character of base64 is 3/4 of a byte. */
const noise = (kib: number) => `/* ${randomBytes(kib * 1024).toString("base64")} */`;

const built = (inWorker: string, late: string) => ({
  "index.html": `<script src="./theme.js"></script><link rel="icon" href="./icon.svg"><script type="module" crossorigin src="./assets/index.js"></script><link rel="modulepreload" crossorigin href="./assets/react.js">`,
  "theme.js": `1`,
  "assets/index.js": `import{a as b}from"./react.js";import"./flow.js";export*from"./more.js";const l=()=>import("./late.js");new Worker(new URL(new URL(\`worker.js\`,import.meta.url).href,\`\`+import.meta.url),{type:\`module\`});`,
  "assets/react.js": `export const a=1`,
  "assets/flow.js": `import{a}from"./react.js"`,
  "assets/more.js": `export const m=1`,
  "assets/worker.js": `import{s}from"./inner.js"`,
  "assets/inner.js": inWorker,
  "assets/late.js": late,
});

let folder = "";
afterEach(() => rmSync(folder, { recursive: true }));
const exitCode = () => spawnSync(process.execPath, ["scripts/budget.mjs", folder]).status;

test("counts what the page and its worker reach at once, and not what comes late", () => {
  folder = planted(built("1", noise(BUDGET_KIB + 50)));
  expect([...firstScripts(folder).keys()].toSorted()).toEqual(
    ["assets/flow.js", "assets/index.js", "assets/inner.js", "assets/more.js", "assets/react.js", "assets/worker.js", "theme.js"],
  );
  expect(exitCode()).toBe(0);
});

test("a byte too many, were it deep in the worker, turns the run red", () => {
  folder = planted(built(noise(BUDGET_KIB), "1"));
  expect(totalKiB(firstScripts(folder).values())).toBeGreaterThan(BUDGET_KIB);
  expect(exitCode()).toBe(1);
});
