#!/usr/bin/env node
// Writes src/aws/generated from the models in src/aws/models.
//   npm run generate                      every model in the folder
//   npm run generate -- ecs elbv2         these models only (the API's index still lists all of them)
//   npm run generate -- --check           writes nothing; exits 1 and names the files that are out of date
// The output depends on nothing but the models and these scripts.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { answerIndex, answerModel } from "./generateAws/answerModel.mjs";
import { apiIndex } from "./generateAws/apiIndex.mjs";
import { lateIndex, lateShapes, modelIndex, runtimeModel } from "./generateAws/runtimeModel.mjs";
import { serviceTypes } from "./generateAws/serviceTypes.mjs";

const aws = join(dirname(fileURLToPath(import.meta.url)), "..", "src", "aws");
const services = readdirSync(join(aws, "models"))
  .filter((file) => file.endsWith(".json"))
  .map((file) => file.slice(0, -".json".length))
  .sort();

const words = process.argv.slice(2);
const wanted = words.filter((word) => !word.startsWith("--"));
const unknown = wanted.filter((word) => !services.includes(word));
if (unknown.length > 0) {
  console.error(`No model in src/aws/models for: ${unknown.join(", ")}. There are: ${services.join(", ")}.`);
  process.exit(2);
}

const files = generate(wanted.length > 0 ? wanted : services);
if (words.includes("--check")) check(files);
else write(files);

/** File name → text, for every file the given services and the whole API need. */
function generate(chosen) {
  const models = new Map(services.map((service) => [service, read(service)]));
  const result = new Map();
  for (const service of chosen) {
    result.set(`${service}.ts`, serviceTypes(service, models.get(service)));
    result.set(`${service}.model.ts`, runtimeModel(service, models.get(service)));
    const late = lateShapes(service, models.get(service));
    if (late !== undefined) result.set(`${service}.late.ts`, late);
    result.set(`${service}.answers.ts`, answerModel(service, models.get(service)));
  }
  result.set("api.ts", apiIndex(models));
  result.set("models.ts", modelIndex(models, "whole"));
  result.set("earlyModels.ts", modelIndex(models, "early"));
  result.set("lateShapes.ts", lateIndex(services));
  result.set("answers.ts", answerIndex(services));
  return result;
}

function read(service) {
  return JSON.parse(readFileSync(join(aws, "models", `${service}.json`), "utf8"));
}

function write(texts) {
  mkdirSync(join(aws, "generated"), { recursive: true });
  for (const [file, text] of texts) {
    writeFileSync(join(aws, "generated", file), text);
    console.log(`src/aws/generated/${file}  ${(text.length / 1024).toFixed(1)} KiB`);
  }
}

function check(texts) {
  const old = [...texts].filter(([file, text]) => committed(file) !== text).map(([file]) => file);
  if (old.length === 0) return;
  console.error(`Out of date, run "npm run generate": ${old.map((file) => `src/aws/generated/${file}`).join(", ")}`);
  process.exit(1);
}

function committed(file) {
  try {
    return readFileSync(join(aws, "generated", file), "utf8");
  } catch {
    return undefined;
  }
}
