// @ts-check
/**
 * The bundle budget: every script byte, page and worker, that is fetched before the first drag is
 * possible. This counts the built files; e2e/firstVisit.spec.ts counts what the browser really fetches.
 */
import { readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

/** In gzip KiB. */
export const BUDGET_KIB = 350;

/** The mark that the page sets (src/console/store/firstDrag.ts). */
export const FIRST_DRAG = "first drag possible";

const SCRIPT_TAG = /<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+\.js)"/g;
const STATIC_IMPORT = /\b(?:import|export)\s*(?:[\w$*{},\s]+?\bfrom\s*)?["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g;
const WORKER = /\bnew Worker\(.{0,80}?["'`]([^"'`]+\.js)["'`]/g;

/**
 * The scripts that index.html reaches without waiting for anybody: by tag, by static import, or by
 * starting a worker, each with its size in gzip bytes.
 * @param {string} dist
 * @returns {Map<string, number>}
 */
export function firstScripts(dist) {
  const html = readFileSync(join(dist, "index.html"), "utf8");
  /** @type {Map<string, number>} */
  const sizes = new Map();
  const waiting = matches(html, SCRIPT_TAG).map((path) => posix.normalize(path));
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (sizes.has(path)) continue;
    const code = readFileSync(join(dist, path), "utf8");
    sizes.set(path, gzipSync(code).length);
    for (const next of [...matches(code, STATIC_IMPORT), ...matches(code, WORKER)]) {
      waiting.push(posix.join(posix.dirname(path), next));
    }
  }
  return sizes;
}

/**
 * Runs in the page: the addresses it asked for before it marked that the first drag is possible
 * (src/console/store/firstDrag.ts). Without the mark, all there are.
 * @returns {string[]}
 */
export function fetchedBeforeFirstDrag() {
  const at = performance.getEntriesByName("first drag possible")[0]?.startTime ?? Infinity;
  return performance.getEntriesByType("resource").filter(({ startTime }) => startTime <= at).map(({ name }) => name);
}

/** @param {Iterable<number>} sizes */
export function totalKiB(sizes) {
  let bytes = 0;
  for (const size of sizes) bytes += size;
  return bytes / 1024;
}

/**
 * @param {string} text
 * @param {RegExp} pattern
 */
function matches(text, pattern) {
  return [...text.matchAll(pattern)].flatMap(([, path]) => (path === undefined ? [] : [path]));
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === process.argv[1]) {
  const dist = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), "../dist");
  const sizes = firstScripts(dist);
  for (const [path, bytes] of sizes) console.log(`${(bytes / 1024).toFixed(1).padStart(7)} KiB  ${path}`);
  const total = totalKiB(sizes.values());
  console.log(`${total.toFixed(1).padStart(7)} KiB  of ${BUDGET_KIB} KiB before the first drag, gzip`);
  process.exit(total <= BUDGET_KIB ? 0 : 1);
}
