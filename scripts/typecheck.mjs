// @ts-check
/**
 * Compiles the three TypeScript projects side by side; each proves what its part cannot see. What the engine's project
 * checks, with less around it and more strictly, the others only read: to check it three times took half of all that time.
 *
 *   node scripts/typecheck.mjs            all
 *   node scripts/typecheck.mjs PROJECT    one, in this process
 */
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

const STRICTEST = "src/engine/tsconfig.json";

/** Project file → what is remembered between runs. */
export const PROJECTS = new Map([
  [STRICTEST, "engine"],
  ["src/bridge/worker/tsconfig.json", "worker"],
  ["tsconfig.json", "page"],
]);

/**
 * What the compiler finds wrong in a project.
 * @param {string} folder
 * @param {string} project
 * @param {string} memory where it remembers what it found
 */
export function complaintsOf(folder, project, memory) {
  const { fileNames, options, errors } = configOf(folder, project, { incremental: true, tsBuildInfoFile: memory });
  const checkedElsewhere = new Set(project === STRICTEST ? [] : configOf(folder, STRICTEST).fileNames);
  /** @param {ts.SourceFile} file */
  const isElsewhere = ({ fileName }) => checkedElsewhere.has(fileName);
  const program = ts.createIncrementalProgram({
    rootNames: fileNames,
    options,
    configFileParsingDiagnostics: errors,
    createProgram: ts.createSemanticDiagnosticsBuilderProgram,
  });
  const found = [...errors, ...program.getOptionsDiagnostics(), ...program.getSyntacticDiagnostics(), ...program.getGlobalDiagnostics()];
  while (program.getSemanticDiagnosticsOfNextAffectedFile(undefined, isElsewhere) !== undefined);
  for (const file of program.getSourceFiles()) {
    if (!isElsewhere(file)) found.push(...program.getSemanticDiagnostics(file));
  }
  program.emit();
  return ts.formatDiagnostics(ts.sortAndDeduplicateDiagnostics(found), { getCurrentDirectory: () => folder, getCanonicalFileName: (name) => name, getNewLine: () => "\n" });
}

/**
 * @param {string} folder
 * @param {string} project
 * @param {ts.CompilerOptions} more
 */
function configOf(folder, project, more = {}) {
  const path = join(folder, project);
  const { config, error } = ts.readConfigFile(path, ts.sys.readFile);
  const parsed = ts.parseJsonConfigFileContent(config, ts.sys, dirname(path), more, path);
  return { ...parsed, errors: error === undefined ? parsed.errors : [error] };
}

/**
 * @param {string} project
 * @returns {Promise<number>}
 */
function compiled(project) {
  const started = performance.now();
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), project], { stdio: ["ignore", "pipe", "inherit"] });
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
  const project = process.argv[2];
  if (project === undefined) {
    const codes = await Promise.all([...PROJECTS.keys()].map(compiled));
    process.exit(codes.every((code) => code === 0) ? 0 : 1);
  }
  const complaints = complaintsOf(root, project, join(root, `node_modules/.cache/typescript/${PROJECTS.get(project)}.tsbuildinfo`));
  process.stdout.write(complaints);
  process.exitCode = complaints === "" ? 0 : 1;
}
