#!/usr/bin/env node
// npm run bench: measures what the README claims.
//   --json      one JSON object on stdout and nothing else
//   --check     exits 1 when the pessimistic end of an interval misses its floor
//   --only ID   one metric
import { spawnSync } from "node:child_process";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { firstLoadKiB } from "./firstLoad.mjs";
import { ghostsMillis } from "./ghosts.mjs";
import { bundleTypeScript } from "./loadTypeScript.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const has = (flag) => process.argv.includes(flag);
const only = has("--only") ? process.argv[process.argv.indexOf("--only") + 1] : undefined;
const say = (line) => process.stderr.write(`${line}\n`);

/** What is measured in a browser, on the page as it is built. */
const PAGE_GOALS = [
  { goal: { id: "initial-js-kib", unit: "KiB", floor: 350, aim: 250, better: "lower", peer: null }, run: async () => [await firstLoadKiB(root)] },
  { goal: { id: "ghosts-milliseconds-100", unit: "ms", floor: 50, aim: 16, better: "lower", peer: null }, run: () => ghostsMillis(root, 100) },
];

const bundle = await bundleTypeScript(root, "bench/main.ts", "bench");
const { YIELDS, judged } = await import(bundle);
const metrics = YIELDS.flatMap((ids, at) => (only === undefined || ids.includes(only) ? measure(ids, at) : []));
for (const { goal, run } of PAGE_GOALS) if (only === undefined || only === goal.id) metrics.push(await onPage(goal, run));

const report = { node: process.version, cpus: cpus().length, commit: commit(), metrics };
if (has("--json")) process.stdout.write(`${JSON.stringify(report)}\n`);
else print(report);
if (metrics.length === 0) {
  say(`There is no metric ${only}.`);
  process.exit(2);
}
process.exit(has("--check") && metrics.some((metric) => metric.status === "below floor") ? 1 : 0);

/** Each in a process of its own, as the worker is: what one leaves behind in memory and compiled code is not the next one's. */
function measure(ids, at) {
  say(`measuring ${ids.join(", ")}`);
  const script = `console.log(JSON.stringify(await (await import(${JSON.stringify(bundle)})).measure(${at})))`;
  const run = spawnSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  if (run.status !== 0) throw new Error(`${ids.join(", ")}: the process ended with ${run.status ?? run.signal}`);
  return JSON.parse(run.stdout).filter(({ id }) => only === undefined || id === only);
}

/** Where there is no browser, or the page fails in it, it says so and nothing is judged. */
async function onPage(goal, run) {
  say(`measuring ${goal.id}`);
  try {
    return judged(goal, await run());
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    return { ...goal, value: null, ciLow: null, ciHigh: null, status: "not measured", why };
  }
}

function commit() {
  const git = spawnSync("git", ["rev-parse", "--short", "HEAD"], { cwd: root, encoding: "utf8" });
  return git.status === 0 ? git.stdout.trim() : "unknown";
}

function print({ node, cpus, commit, metrics }) {
  console.log(`Node ${node}, ${cpus} cores, commit ${commit}`);
  const rows = metrics.map((m) => [
    m.id,
    m.value === null ? "-" : short(m.value),
    m.ciLow === null ? "" : `${short(m.ciLow)} to ${short(m.ciHigh)}`,
    m.unit,
    m.floor === null ? "" : `${m.better === "higher" ? ">=" : "<="} ${short(m.floor)}`,
    m.why ?? (m.status === "ok" ? "ok" : m.status),
  ]);
  const head = ["metric", "value", "95 % interval", "unit", "floor", "status"];
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i].length)));
  for (const row of [head, ...rows]) console.log(row.map((cell, i) => cell.padEnd(widths[i])).join("  ").trimEnd());
}

function short(value) {
  return value >= 100 ? Math.round(value).toLocaleString("en-US") : String(Number(value.toPrecision(3)));
}
