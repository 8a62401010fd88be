#!/usr/bin/env node
// npm run golden: writes the golden sessions and their digests anew. Run it when a change of behaviour is meant,
// and raise ENGINE_VERSION with it: sessions that people saved will replay to another history.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadTypeScript } from "./loadTypeScript.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const folder = join(root, "src/engine/session/golden");

const { goldenSessions, textOf } = await loadTypeScript(root, "scripts/goldenSessions.ts", "golden");
mkdirSync(folder, { recursive: true });
for (const [id, golden] of goldenSessions()) {
  writeFileSync(join(folder, `${id}.json`), textOf(golden));
  console.log(`${id}: ${golden.file.calls.length} calls, ${golden.file.clock / 1000} s, ${golden.at.at(-1).digest}`);
}
