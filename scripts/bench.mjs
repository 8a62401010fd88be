#!/usr/bin/env node
// npm run bench: measures what the README claims.
//   --json      one JSON object on stdout and nothing else
//   --check     exits 1 when the pessimistic end of an interval misses its floor
//   --only ID   one metric
import { spawnSync } from "node:child_process";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { dayInWorker } from "./dayInWorker.mjs";
import { firstLoadKiB } from "./firstLoad.mjs";
import { ghostsMillis } from "./ghosts.mjs";
import { httpRates } from "./httpRates.mjs";
import { bundleTypeScript } from "./loadTypeScript.mjs";
import { rolloutMillis } from "./rollout.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const has = (flag) => process.argv.includes(flag);
const only = has("--only") ? process.argv[process.argv.indexOf("--only") + 1] : undefined;
const say = (line) => process.stderr.write(`${line}\n`);

/** What is measured from outside: on the page as it is built and in a worker, in a browser, and on the server that answers AWS's clients. */
const OUTSIDE = [
  { goals: [goal("initial-js-kib", "KiB", { floor: 350, aim: 250, better: "lower" })], run: async () => ({ "initial-js-kib": [await firstLoadKiB(root)] }) },
  {
    goals: [goal("day-seconds", "s", { floor: 1.7, aim: 0.17, better: "lower" }), goal("day-loop-milliseconds", "ms", { better: "lower" }), goal("day-times-simpy", "x", { floor: 5, aim: 50, peer: "SimPy" })],
    run: async () => {
      const { seconds, loops, ratios } = await dayInWorker(root);
      return { "day-seconds": seconds, "day-loop-milliseconds": loops, "day-times-simpy": ratios };
    },
  },
  { goals: [goal("ghosts-milliseconds-100", "ms", { floor: 50, aim: 16, better: "lower" })], run: async () => ({ "ghosts-milliseconds-100": await ghostsMillis(root, 100) }) },
  {
    goals: [
      goal("rollout-longest-task-milliseconds", "ms", { floor: 100, aim: 50, better: "lower" }),
      goal("rollout-frame-milliseconds-p95", "ms", { better: "lower" }),
      goal("rollout-loop-milliseconds", "ms", { better: "lower" }),
    ],
    run: async () => {
      const { longest, frames, loops } = await rolloutMillis(root);
      return { "rollout-longest-task-milliseconds": longest, "rollout-frame-milliseconds-p95": frames, "rollout-loop-milliseconds": loops };
    },
  },
  {
    goals: [
      goal("http-times-moto", "x", { floor: 8, aim: 25, peer: "moto_server" }),
      ...["run-task", "describe-100-tasks", "list-tasks", "update-service"].map((what) => goal(`http-${what}-per-second`, "requests/s", {})),
    ],
    run: async () => {
      const { ours, ratios } = await httpRates(root);
      return {
        "http-times-moto": ratios,
        "http-run-task-per-second": ours.RunTask,
        "http-describe-100-tasks-per-second": ours.DescribeTasks,
        "http-list-tasks-per-second": ours.ListTasks,
        "http-update-service-per-second": ours.UpdateService,
      };
    },
  },
];

function goal(id, unit, { floor = null, aim = null, better = "higher", peer = null }) {
  return { id, unit, floor, aim, better, peer };
}

const bundle = await bundleTypeScript(root, "bench/main.ts", "bench");
const { YIELDS, judged } = await import(bundle);
const metrics = YIELDS.flatMap((ids, at) => (only === undefined || ids.includes(only) ? measure(ids, at) : []));
for (const { goals, run } of OUTSIDE) metrics.push(...(await fromOutside(goals.filter(({ id }) => only === undefined || only === id), run)));

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
  const run = spawnSync(process.execPath, ["--input-type=module", "--eval", script], { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  if (run.status !== 0) throw new Error(`${ids.join(", ")}: the process ended with ${run.status ?? run.signal}`);
  return JSON.parse(run.stdout).filter(({ id }) => only === undefined || id === only);
}

/** Where there is no browser or no peer, or one fails, it says so and nothing is judged. */
async function fromOutside(goals, run) {
  if (goals.length === 0) return [];
  say(`measuring ${goals.map(({ id }) => id).join(", ")}`);
  const notMeasured = (goal, why) => ({ ...goal, value: null, ciLow: null, ciHigh: null, status: "not measured", why });
  try {
    const samples = await run();
    return goals.map((goal) => (samples[goal.id].length === 0 ? notMeasured(goal, `there is no ${goal.peer} here`) : judged(goal, samples[goal.id])));
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    return goals.map((goal) => notMeasured(goal, why));
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
