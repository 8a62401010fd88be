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
  const outDir = folderFor(root, name);
  await build({
    root,
    configFile: false,
    logLevel: "error",
    build: { ssr: entry, outDir, emptyOutDir: true, target: "node20", rolldownOptions: { output: { entryFileNames: "main.mjs" } } },
  });
  return pathToFileURL(join(outDir, "main.mjs")).href;
}

/** Bundles one for a browser, as the page's worker is; answers the path of its only file. */
export async function bundleForBrowser(root, entry, name) {
  const outDir = folderFor(root, name);
  const lib = { entry, formats: ["es"], fileName: () => "main.js" };
  await build({ root, configFile: false, publicDir: false, logLevel: "error", build: { lib, outDir, emptyOutDir: true, target: "es2022", minify: true } });
  return join(outDir, "main.js");
}

/** Each process has its own, for as long as it lasts. */
function folderFor(root, name) {
  const folder = join(root, "node_modules/.cache", `${name}-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
