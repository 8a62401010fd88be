#!/usr/bin/env node
// @ts-check
// npm run drift: how our models of AWS's services differ from those of the newest SDK, which it fetches for the purpose.
//   -- ecs elbv2   these services only
//   -- --check     exits 1 when something differs
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { differences } from "./drift/differences.mjs";
import { ourApi } from "./drift/ourApi.mjs";
import { sdkApi } from "./drift/sdkApi.mjs";

const models = join(dirname(fileURLToPath(import.meta.url)), "..", "src", "aws", "models");

/** The SDK's clients that are not called as our models are. */
const CLIENTS = new Map([
  ["elbv2", "elastic-load-balancing-v2"],
  ["elb", "elastic-load-balancing"],
  ["autoscaling", "auto-scaling"],
  ["application-autoscaling", "application-auto-scaling"],
]);

const words = process.argv.slice(2);
const wanted = words.filter((word) => !word.startsWith("--"));
// Physics is nobody's but ours.
const services = modelFiles().filter(({ name }) => name !== "physics" && (wanted.length === 0 || wanted.includes(name)));
if (services.length === 0) {
  console.error(`There is no model of ${wanted.join(", ")}.`);
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), "drift-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
fetchClients(services.map(({ name }) => clientOf(name)));

const require = createRequire(join(folder, "package.json"));
let found = 0;
for (const { name, file } of services) {
  const client = clientOf(name);
  const { version } = require(`${client}/package.json`);
  const { drift, beyond } = differences(ourApi(JSON.parse(readFileSync(file, "utf8"))), sdkApi(require(client)));
  found += drift.length;
  console.log(`\n${name}, beside ${client} ${version}: ${drift.length === 0 ? "no difference" : `${drift.length} differences`}`);
  for (const line of [...drift, ...(beyond === null ? [] : [`(${beyond})`])]) console.log(`  ${line}`);
}
process.exit(words.includes("--check") && found > 0 ? 1 : 0);

/** @param {string} service */
function clientOf(service) {
  return `@aws-sdk/client-${CLIENTS.get(service) ?? service}`;
}

function modelFiles() {
  return readdirSync(models)
    .filter((file) => file.endsWith(".json"))
    .map((file) => ({ name: file.slice(0, -".json".length), file: join(models, file) }));
}

/** @param {readonly string[]} clients */
function fetchClients(clients) {
  console.error(`fetching the newest of ${clients.length} clients`);
  writeFileSync(join(folder, "package.json"), "{}");
  const args = ["install", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error", ...clients.map((client) => `${client}@latest`)];
  const { status } = spawnSync("npm", args, { stdio: "inherit", shell: process.platform === "win32" });
  if (status === 0) return;
  console.error("The newest SDK cannot be fetched.");
  process.exit(2);
}
