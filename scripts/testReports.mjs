// @ts-check
import { existsSync, readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";

/** @typedef {{ title: string, seconds: number }} Timed */
/** @typedef {{ title: string, why: string }} Failed */
/** @typedef {Timed & { why?: string }} Test  `why` only if it failed. */
/** @typedef {{ message?: string, location?: { file: string, line: number } }} Complaint */

const HEAD_LINES = 8;

/**
 * The slowest tests of vitest's and Playwright's JSON reports, taken together. A report that is not
 * there (the browser left out, a run that broke off) adds nothing.
 * @param {readonly string[]} files
 * @param {number} count
 * @returns {Timed[]}
 */
export function slowestTests(files, count) {
  return tests(files)
    .map(({ title, seconds }) => ({ title, seconds }))
    .toSorted((a, b) => b.seconds - a.seconds)
    .slice(0, count);
}

/**
 * The tests that failed, each with the head of its complaint and where it arose: whoever has only the
 * end of a long log reads here what to look at.
 * @param {readonly string[]} files
 * @returns {Failed[]}
 */
export function failedTests(files) {
  return tests(files).flatMap(({ title, why }) => (why === undefined ? [] : [{ title, why }]));
}

/**
 * @param {readonly string[]} files
 * @returns {Test[]}
 */
function tests(files) {
  return files.filter((file) => existsSync(file)).flatMap((file) => ofReport(JSON.parse(readFileSync(file, "utf8"))));
}

/**
 * @param {any} report
 * @returns {Test[]}
 */
function ofReport(report) {
  return "testResults" in report ? report.testResults.flatMap(ofVitest) : report.suites.flatMap(ofPlaywright);
}

/**
 * @param {{ name: string, assertionResults: { fullName: string, duration?: number | null, status?: string, failureMessages?: string[] }[] }} file
 * @returns {Test[]}
 */
function ofVitest({ name, assertionResults }) {
  return assertionResults.map(({ fullName, duration, status, failureMessages }) => ({
    title: `${name.split(/[\\/]/).at(-1)}: ${fullName}`,
    seconds: (duration ?? 0) / 1000,
    ...(status === "failed" && { why: headOf(failureMessages?.[0]) }),
  }));
}

/**
 * @param {{ file: string, specs: { title: string, ok?: boolean, tests: { results: { duration: number, error?: Complaint }[] }[] }[], suites?: any[] }} suite
 * @returns {Test[]}
 */
function ofPlaywright({ file, specs, suites = [] }) {
  const own = specs.map(({ title, ok, tests: runs }) => {
    const results = runs.flatMap((run) => run.results);
    return {
      title: `${file}: ${title}`,
      seconds: results.reduce((sum, { duration }) => sum + duration, 0) / 1000,
      ...(ok === false && { why: placed(results.find(({ error }) => error !== undefined)?.error) }),
    };
  });
  return [...own, ...suites.flatMap(ofPlaywright)];
}

/**
 * @param {Complaint | undefined} error
 * @returns {string}
 */
function placed({ message, location } = {}) {
  const place = location === undefined ? "" : ` (${location.file.split(/[\\/]/).at(-1)}:${location.line})`;
  return headOf(message) + place;
}

/** The lines up to the first of a stack or a log of calls. @param {string | undefined} message */
function headOf(message = "no message") {
  const lines = stripVTControlCharacters(message).split("\n").map((line) => line.trim());
  const end = lines.findIndex((line, at) => at > 0 && /^(at |Call log|❯ )/i.test(line));
  return lines.slice(0, end < 0 ? HEAD_LINES : Math.min(end, HEAD_LINES)).filter((line) => line !== "").join(" · ");
}
