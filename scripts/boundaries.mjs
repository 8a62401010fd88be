// @ts-check
/**
 * Runs the import rules of .dependency-cruiser.mjs over everything that is written here. Under a
 * compiler it does not know, dependency-cruiser reads nothing and reports no violation; so a run that
 * read nothing is a failure.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const FOLDERS = ["src", "e2e", "scripts", "bench"];

/**
 * @typedef {{ rule: { name: string }, from: string, to: string, cycle?: { name: string }[] }} Violation
 * @typedef {{ modules: number, violations: Violation[] }} Cruise
 */

/**
 * @param {string} folder the project, or a copy of its shape
 * @returns {Cruise}
 */
export function cruised(folder) {
  const project = join(dirname(fileURLToPath(import.meta.url)), "..");
  const command = join(project, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const sources = [...FOLDERS.filter((name) => existsSync(join(folder, name))), ...readdirSync(folder).filter((name) => name.endsWith(".config.ts"))];
  const args = [command, ...sources, "--config", join(project, ".dependency-cruiser.mjs"), "--output-type", "json"];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });
  if (stdout === "") throw new Error(`dependency-cruiser said nothing: ${stderr}`);
  const { summary } = JSON.parse(stdout);
  return { modules: summary.totalCruised, violations: summary.violations };
}

/** @param {Cruise} cruise */
export function isGreen({ modules, violations }) {
  return modules > 0 && violations.length === 0;
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === process.argv[1]) {
  const cruise = cruised(join(dirname(fileURLToPath(import.meta.url)), ".."));
  const { modules, violations } = cruise;
  for (const { rule, from, to, cycle } of violations) {
    console.error(`${rule.name}: ${from} → ${cycle === undefined ? to : cycle.map(({ name }) => name).join(" → ")}`);
  }
  console.log(`${modules} modules read, ${violations.length} violations`);
  process.exit(isGreen(cruise) ? 0 : 1);
}
