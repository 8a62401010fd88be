// @ts-check
/**
 * Runs the import rules of .dependency-cruiser.mjs over everything that is written here. Under a
 * compiler it does not know, dependency-cruiser reads nothing and reports no violation; so a run that
 * read nothing is a failure.
 *
 * Which files are dead is asked here and not there: its own rule looks for a path from every entry to every file.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ENTRY } from "../.dependency-cruiser.mjs";

const FOLDERS = ["src", "e2e", "scripts", "bench"];

/** A file that nothing reaches is a file that nobody keeps true. */
export const NO_DEAD_FILES = "no-dead-files";

/**
 * @typedef {{ rule: { name: string }, from: string, to: string, cycle?: { name: string }[] }} Violation
 * @typedef {{ source: string, dependencies: { resolved: string }[] }} Module
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
  const { summary, modules } = JSON.parse(stdout);
  const dead = deadFiles(modules).map((file) => ({ rule: { name: NO_DEAD_FILES }, from: file, to: "nothing reaches it" }));
  return { modules: summary.totalCruised, violations: [...summary.violations, ...dead] };
}

/**
 * The files below src that no entry reaches.
 * @param {readonly Module[]} modules
 */
function deadFiles(modules) {
  const byName = new Map(modules.map((module) => [module.source, module]));
  const entry = new RegExp(ENTRY);
  const waiting = [...byName.keys()].filter((name) => entry.test(name));
  const reached = new Set(waiting);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    for (const { resolved } of byName.get(name)?.dependencies ?? []) {
      if (reached.has(resolved)) continue;
      reached.add(resolved);
      waiting.push(resolved);
    }
  }
  return [...byName.keys()].filter((name) => name.startsWith("src/") && !reached.has(name));
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
