import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";

/**
 * Bundles a TypeScript module as it would be shipped and imports it. Running the sources through a development
 * server instead would time the server's rewriting of every import.
 */
export async function loadTypeScript(root, entry, name) {
  const outDir = join(root, "node_modules/.cache", name);
  mkdirSync(outDir, { recursive: true });
  await build({
    root,
    configFile: false,
    logLevel: "error",
    build: { ssr: entry, outDir, emptyOutDir: true, target: "node20", rolldownOptions: { output: { entryFileNames: "main.mjs" } } },
  });
  return import(`${pathToFileURL(join(outDir, "main.mjs")).href}?${process.pid}`);
}
