// @ts-check
import { existsSync, readFileSync } from "node:fs";

/** @typedef {{ title: string, seconds: number }} Timed */

/**
 * The slowest tests of vitest's and Playwright's JSON reports, taken together. A report that is not
 * there (the browser left out, a run that broke off) adds nothing.
 * @param {readonly string[]} files
 * @param {number} count
 * @returns {Timed[]}
 */
export function slowestTests(files, count) {
  return files
    .filter((file) => existsSync(file))
    .flatMap((file) => timed(JSON.parse(readFileSync(file, "utf8"))))
    .toSorted((a, b) => b.seconds - a.seconds)
    .slice(0, count);
}

/**
 * @param {any} report
 * @returns {Timed[]}
 */
function timed(report) {
  return "testResults" in report ? report.testResults.flatMap(ofVitest) : report.suites.flatMap(ofPlaywright);
}

/**
 * @param {{ name: string, assertionResults: { fullName: string, duration?: number | null }[] }} file
 * @returns {Timed[]}
 */
function ofVitest({ name, assertionResults }) {
  return assertionResults.map(({ fullName, duration }) => ({
    title: `${name.split(/[\\/]/).at(-1)}: ${fullName}`,
    seconds: (duration ?? 0) / 1000,
  }));
}

/**
 * @param {{ file: string, specs: { title: string, tests: { results: { duration: number }[] }[] }[], suites?: any[] }} suite
 * @returns {Timed[]}
 */
function ofPlaywright({ file, specs, suites = [] }) {
  const own = specs.map(({ title, tests }) => ({
    title: `${file}: ${title}`,
    seconds: tests.flatMap(({ results }) => results).reduce((sum, { duration }) => sum + duration, 0) / 1000,
  }));
  return [...own, ...suites.flatMap(ofPlaywright)];
}
