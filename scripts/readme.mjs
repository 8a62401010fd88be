#!/usr/bin/env node
// npm run readme: writes the table of what is not simulated into README.md anew, from the models and the sources.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadTypeScript } from "./loadTypeScript.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const file = join(root, "README.md");

const { withTable } = await loadTypeScript(root, "scripts/notSimulated.ts", "readme");
writeFileSync(file, withTable(readFileSync(file, "utf8"), root));
