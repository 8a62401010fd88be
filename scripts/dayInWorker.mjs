// @ts-check
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { ensureBrowser } from "./browser.mjs";
import { bundleForBrowser } from "./loadTypeScript.mjs";
import { loopMillis } from "./loopMillis.mjs";

/** Days that are lived, after one that warms up; the peer's day is lived after each. */
const TURNS = 9;

/** By how much a peer's day may come to something else: its random numbers are others. */
const ALIKE_WITHIN = 0.05;

/** Debian has SimPy for its own Python, others for the first one on the path. */
const PYTHONS = ["python3", "/usr/bin/python3"];

/**
 * The day of bench/balanced.ts in a worker of the browser, in seconds; after each a fixed loop in the same browser, in
 * milliseconds, and how many times longer SimPy takes for the same. Without SimPy the last list is empty. Throws where
 * there is no browser, when a day comes out otherwise than the one before, and when SimPy's is not like it.
 * @param {string} root
 * @returns {Promise<{ seconds: number[], loops: number[], ratios: number[] }>}
 */
export function dayInWorker(root) {
  return inWorker(join(root, "bench/dayWorker.ts"), root, async (live, page) => {
    const first = await live();
    /** @type {{ seconds: number[], loops: number[], ratios: number[] }} */
    const { seconds, loops, ratios } = { seconds: [], loops: [], ratios: [] };
    for (let turn = 0; turn < TURNS; turn++) {
      const day = await live();
      if (day.digest !== first.digest) throw new Error("the same day came out differently");
      seconds.push(day.seconds);
      loops.push(await page.evaluate(loopMillis));
      const theirs = simpyDay(root);
      if (theirs === null) continue;
      refuseUnlike(theirs, first);
      ratios.push(theirs.seconds / day.seconds);
    }
    return { seconds, loops, ratios };
  });
}

/** @typedef {{ seconds: number, tasks: number, alarmChanges: number }} Day */
/** @typedef {Day & { digest: string }} LivedDay */

/**
 * A worker on a page that is empty but for it.
 * @template T
 * @param {string} entry
 * @param {string} root
 * @param {(live: () => Promise<LivedDay>, page: import("@playwright/test").Page) => Promise<T>} visit
 * @returns {Promise<T>}
 */
async function inWorker(entry, root, visit) {
  const { executablePath, args } = await ensureBrowser({ install: false });
  const script = readFileSync(await bundleForBrowser(root, entry, "day"));
  const server = createServer(({ url }, response) => {
    response.setHeader("content-type", url === "/day.js" ? "text/javascript" : "text/html");
    response.end(url === "/day.js" ? script : "<title>A day</title>");
  }).listen(0, "localhost");
  const browser = await chromium.launch({ args, ...(executablePath === undefined ? {} : { executablePath }) });
  try {
    const page = await browser.newPage();
    const address = server.address();
    await page.goto(`http://localhost:${typeof address === "object" ? address?.port : ""}/`);
    const worker = await page.evaluateHandle(() => new Worker("/day.js", { type: "module" }));
    return await visit(() => worker.evaluate(answerOf), page);
  } finally {
    await browser.close();
    server.close();
  }
}

/**
 * In the page: tells the worker to live a day, and waits for it.
 * @param {Worker} worker
 * @returns {Promise<LivedDay>}
 */
function answerOf(worker) {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage("live");
  });
}

/**
 * The same day in SimPy; null where that is not installed.
 * @param {string} root
 * @returns {Day | null}
 */
function simpyDay(root) {
  for (const python of PYTHONS) {
    const run = spawnSync(python, [join(root, "bench/day.py")], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    if (run.status === 0) return JSON.parse(run.stdout);
  }
  return null;
}

/**
 * Two days of one model run as many tasks on average, and their alarms change as often.
 * @param {Day} theirs
 * @param {Day} ours
 */
function refuseUnlike(theirs, ours) {
  for (const what of /** @type {const} */ (["tasks", "alarmChanges"])) {
    if (Math.abs(theirs[what] / ours[what] - 1) > ALIKE_WITHIN) throw new Error(`SimPy's day comes to ${theirs[what]} ${what}, this one to ${ours[what]}`);
  }
}
