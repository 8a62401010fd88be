import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { call } from "./generated/api.ts";
import { MODELS } from "./generated/models.ts";
import { shapeNamed } from "./model.ts";
import type { Shape } from "./model.ts";
import { SERVICES } from "./operations.ts";

/** All run-time models together, as they stand in the source; they are in the page and in the worker. */
const MODEL_BUDGET_KIB = 22;

test("what is committed is what the generator writes", () => {
  const run = () => execFileSync(process.execPath, ["scripts/generateAws.mjs", "--check"], { stdio: "pipe" });
  expect(run).not.toThrow();
});

test("the generator takes a list of services and refuses one it has no model of", () => {
  const wrong = () => execFileSync(process.execPath, ["scripts/generateAws.mjs", "--check", "ecs", "nonsense"], { stdio: "pipe" });
  expect(wrong).toThrow(/No model in src\/aws\/models for: nonsense/);
});

test("the run-time models keep to their budget", () => {
  const files = readdirSync("src/aws/generated").filter((file) => file.endsWith(".model.ts"));
  const bytes = files.map((file) => gzipSync(readFileSync(`src/aws/generated/${file}`)).length);
  expect(bytes.reduce((sum, each) => sum + each, 0) / 1024).toBeLessThan(MODEL_BUDGET_KIB);
});

test("every model carries its licence, and there is a generated file for each", () => {
  const services = readdirSync("src/aws/models").filter((file) => file.endsWith(".json")).map((file) => file.slice(0, -5));
  expect(SERVICES).toEqual(services.sort());
  expect(readFileSync("src/aws/models/LICENSE.txt", "utf8")).toContain("Apache License");
  expect(readFileSync("src/aws/models/NOTICE.txt", "utf8")).toContain("Botocore");
});

test.each(SERVICES)("every shape of %s leads only to shapes that are there", (service) => {
  const model = MODELS[service];
  const scalars = ["string", "integer", "long", "float", "double", "boolean", "timestamp", "blob", "document"];
  const missing = Object.values(model.shapes).flatMap(namesIn).filter((name) => !(name in model.shapes) && !scalars.includes(name));
  expect(missing).toEqual([]);
});

test.each(SERVICES)("no input of %s leads back to itself, so a walk along it ends", (service) => {
  const model = MODELS[service];
  const deepest = (name: string, above: readonly string[]): number => {
    expect(above).not.toContain(name);
    const below = namesIn(shapeNamed(model, name)).filter((next) => next in model.shapes);
    return 1 + Math.max(0, ...below.map((next) => deepest(next, [...above, name])));
  };
  const inputs = Object.values(model.operations).filter((name): name is string => name !== null && name !== "");
  expect(Math.max(...inputs.map((name) => deepest(name, [])))).toBeLessThan(16);
});

test("a call is typed by its operation", () => {
  expect(call("ecs", "UpdateService", { service: "web", desiredCount: 3 })).toEqual({
    service: "ecs",
    operation: "UpdateService",
    input: { service: "web", desiredCount: 3 },
  });
  // @ts-expect-error No such operation.
  call("ecs", "UpdateServices", {});
  // @ts-expect-error No such member.
  call("ecs", "UpdateService", { service: "web", desired: 3 });
  // @ts-expect-error No such value.
  call("ecs", "CreateService", { serviceName: "web", launchType: "EC3" });
});

function namesIn(shape: Shape): string[] {
  switch (shape.type) {
    case "structure":
      return Object.values(shape.members);
    case "list":
      return [shape.member];
    case "map":
      return [shape.key, shape.value];
    default:
      return [];
  }
}
