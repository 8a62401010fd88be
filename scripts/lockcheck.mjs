// @ts-check
/**
 * Reads package.json and package-lock.json and says what would fail, or differ, on another machine:
 * a platform's binary left out, a version that floats, a tarball's address written down.
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * @typedef {{ version?: string, resolved?: string, integrity?: string, link?: boolean, dependencies?: Record<string, string>, devDependencies?: Record<string, string>, optionalDependencies?: Record<string, string> }} Entry
 * @typedef {{ packages: Record<string, Entry> }} Lock
 */

/**
 * Answers one sentence for each fault.
 * @param {Lock} lock
 * @param {Entry} manifest
 * @returns {string[]}
 */
export function lockFaults(lock, manifest) {
  return [...floating(manifest), ...outOfStep(lock, manifest), ...missingPlatforms(lock), ...addresses(lock)];
}

/** @param {Entry} manifest */
function floating(manifest) {
  return Object.entries(pinned(manifest))
    .filter(([, version]) => !/^(npm:[@\w./-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `package.json: ${name} floats (${version}); pin it exactly.`);
}

/**
 * @param {Lock} lock
 * @param {Entry} manifest
 */
function outOfStep(lock, manifest) {
  return Object.entries(pinned(manifest))
    // Another name for a package: npm:name@version.
    .filter(([name, version]) => lock.packages[`node_modules/${name}`]?.version !== version.replace(/^npm:.*@/, ""))
    .map(([name, version]) => `package-lock.json: ${name} is not ${version}.`);
}

/**
 * npm leaves an optional package out without a word when the registry it asked did not have it yet;
 * `npm ci` then fails, or the other platforms go without their binary.
 * @param {Lock} lock
 */
function missingPlatforms(lock) {
  const present = new Set(Object.keys(lock.packages).map(nameOf));
  return Object.entries(lock.packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !present.has(name))
      .map((name) => `package-lock.json: ${nameOf(path)} lacks its optional ${name}.`),
  );
}

/**
 * The lockfile names no host, so that it installs from whatever registry a machine is set to.
 * @param {Lock} lock
 */
function addresses(lock) {
  return Object.entries(lock.packages)
    .filter(([, entry]) => entry.resolved !== undefined && entry.link !== true)
    .map(([path]) => `package-lock.json: ${nameOf(path)} names the address it came from.`);
}

/** @param {Entry} manifest */
function pinned(manifest) {
  return { ...manifest.dependencies, ...manifest.devDependencies };
}

/** @param {string} path */
function nameOf(path) {
  return path.replace(/^.*node_modules\//, "");
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === process.argv[1]) {
  const root = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), "..");
  /** @param {string} file */
  const read = (file) => JSON.parse(readFileSync(join(root, file), "utf8"));
  const lock = read("package-lock.json");
  const faults = lockFaults(lock, read("package.json"));
  for (const fault of faults) console.error(fault);
  console.log(`${Object.keys(lock.packages).length} packages locked, ${faults.length} faults`);
  process.exit(faults.length === 0 ? 0 : 1);
}
