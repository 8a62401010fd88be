// @ts-check
/**
 * npm test: every gate in order, then what each took and the slowest tests. Those that wait more than they work go side
 * by side. A red gate does not hide the ones behind it, but a browser is not asked to show what could not be built.
 *
 *   npm test                 everything
 *   npm test -- --no-e2e     all but the browser
 */
import { spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "./freePort.mjs";
import { failedTests, slowestTests } from "./testReports.mjs";

/** @typedef {{ name: string, args: string[], needs?: string[], browser?: true, isLive?: true, env?: Record<string, string> }} Gate isLive: what it prints is shown at once, whoever runs beside it. */
/** @typedef {{ name: string, state: "passed" | "FAILED" | "not run", seconds: number }} Outcome */

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const modules = join(root, "node_modules");
const REPORTS = ["unit.json", "e2e.json"].map((file) => join(root, "test-results", file));
const SLOWEST = 10;

/** Each gate is one Node process; the paths are those of the packages' own commands. Gates of one list run side by side. */
const GATES = /** @type {Gate[][]} */ ([
  [{ name: "lockfile", args: ["scripts/lockcheck.mjs"] }],
  [
    { name: "types", args: ["scripts/typecheck.mjs"] },
    { name: "lint", args: ["node_modules/oxlint/bin/oxlint"] },
    { name: "boundaries", args: ["scripts/boundaries.mjs"] },
    { name: "aws command line", args: ["scripts/commandLine.mjs"] },
  ],
  [
    // Worlds make much that is soon forgotten: with more room for it a seventh less time goes into tidying up. The build takes the core that they leave idle while they start.
    { name: "unit tests", args: ["--max-semi-space-size=128", "node_modules/vitest/vitest.mjs", "run"], isLive: true },
    { name: "build", args: ["node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"] },
  ],
  [{ name: "bundle budget", args: ["scripts/budget.mjs"], needs: ["build"] }],
  [{ name: "browser", args: ["scripts/browser.mjs"], needs: ["build"], browser: true }],
  [
    {
      name: "end to end",
      args: ["node_modules/@playwright/test/cli.js", "test"],
      needs: ["build", "browser"],
      browser: true,
      // So that the built page under test is ours.
      env: { E2E_PORT: String(await freePort()) },
    },
  ],
]);

if (!existsSync(modules)) {
  console.error("Nothing is installed yet: run `npm ci` first.");
  process.exit(1);
}
for (const report of REPORTS) rmSync(report, { force: true });

const withBrowser = !process.argv.includes("--no-e2e");
const outcomes = /** @type {Outcome[]} */ ([]);
for (const sideBySide of GATES) {
  const asked = sideBySide.filter(({ browser }) => browser !== true || withBrowser);
  outcomes.push(...(await Promise.all(asked.map((gate) => outcomeOf(gate, gate.isLive ?? asked.length === 1)))));
}

const slowest = slowestTests(REPORTS, SLOWEST);
console.log(`\nThe ${slowest.length} slowest tests`);
for (const { title, seconds } of slowest) console.log(`${seconds.toFixed(2).padStart(8)} s  ${title}`);

console.log("\nThe gates");
for (const { name, state, seconds } of outcomes) console.log(`${seconds.toFixed(1).padStart(8)} s  ${state.padEnd(7)}  ${name}`);
for (const { title, why } of failedTests(REPORTS)) console.log(`\n✘ ${title}\n  ${why}`);
const failures = outcomes.filter(({ state }) => state !== "passed");
console.log(failures.length === 0 ? "\nPASSED" : `\nFAILED: ${failures.map(({ name, state }) => (state === "FAILED" ? name : `${name} (${state})`)).join(", ")}`);
process.exit(failures.length === 0 ? 0 : 1);

/**
 * @param {Gate} gate
 * @param {boolean} isLive What several print at once is shown by the gate, as each ends.
 * @returns {Promise<Outcome>}
 */
async function outcomeOf({ name, args, needs = [], env = {} }, isLive) {
  const missing = needs.find((need) => outcomes.find((outcome) => outcome.name === need)?.state !== "passed");
  if (isLive || missing !== undefined) console.log(`\n── ${name}`);
  if (missing !== undefined) {
    console.log(`not run: ${missing} failed`);
    return { name, state: "not run", seconds: 0 };
  }
  const started = performance.now();
  const gate = spawn(process.execPath, args, { cwd: root, stdio: isLive ? "inherit" : ["ignore", "pipe", "pipe"], env: { ...process.env, ...env } });
  let printed = "";
  for (const stream of [gate.stdout, gate.stderr]) stream?.on("data", (text) => (printed += text));
  const status = await new Promise((end) => gate.on("close", end));
  if (!isLive) process.stdout.write(`\n── ${name}\n${printed}`);
  return { name, state: status === 0 ? "passed" : "FAILED", seconds: (performance.now() - started) / 1000 };
}
