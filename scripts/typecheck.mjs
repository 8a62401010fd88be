// @ts-check
/**
 * Compiles the three TypeScript projects side by side; each proves what its part cannot see. The compiler is the native
 * one, which takes a third of the work; its elder stays for the tools that need a compiler to ask.
 */
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Project file → what is remembered between runs. */
export const PROJECTS = new Map([
  ["src/engine/tsconfig.json", "engine"],
  ["src/bridge/worker/tsconfig.json", "worker"],
  ["tsconfig.json", "page"],
]);

/**
 * @param {string} project
 * @param {string} name
 * @returns {Promise<number>}
 */
function compiled(project, name) {
  const started = performance.now();
  const memory = join(root, `node_modules/.cache/typescript/${name}.tsbuildinfo`);
  const args = [join(root, "node_modules/typescript-native/bin/tsc"), "-p", project, "--incremental", "--tsBuildInfoFile", memory];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  return new Promise((resolve) => {
    child.on("close", (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      process.stdout.write(`${output}${project} ${code === 0 ? "compiles" : "does not compile"} (${seconds} s)\n`);
      resolve(code ?? 1);
    });
  });
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === process.argv[1]) {
  const codes = await Promise.all([...PROJECTS].map(([project, name]) => compiled(project, name)));
  process.exit(codes.every((code) => code === 0) ? 0 : 1);
}
