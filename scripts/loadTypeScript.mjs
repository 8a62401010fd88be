import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";

/** Bundles a TypeScript module as it would be shipped and imports it. */
export async function loadTypeScript(root, entry, name) {
  return import(await bundleTypeScript(root, entry, name));
}

/**
 * The same without the import: answers the bundle's address, which holds until this process ends. Running the sources
 * through a development server instead would time the server's rewriting of every import. Two runs beside each other
 * have a folder each.
 */
export async function bundleTypeScript(root, entry, name) {
  const outDir = join(root, "node_modules/.cache", `${name}-${process.pid}`);
  mkdirSync(outDir, { recursive: true });
  await build({
    root,
    configFile: false,
    logLevel: "error",
    build: { ssr: entry, outDir, emptyOutDir: true, target: "node20", rolldownOptions: { output: { entryFileNames: "main.mjs" } } },
  });
  process.on("exit", () => rmSync(outDir, { recursive: true, force: true }));
  return pathToFileURL(join(outDir, "main.mjs")).href;
}
