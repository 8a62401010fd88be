import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { planted } from "./planted.ts";
import { PROJECTS } from "./typecheck.mjs";

const ENGINE = "src/engine/tsconfig.json";
const WORKER = "src/bridge/worker/tsconfig.json";

/** What exists around other programs and not around the engine. */
const ABSENT = "document window self localStorage navigator location fetch console process Buffer require setTimeout setInterval queueMicrotask performance crypto structuredClone".split(" ");

/** Each with what the compiler must find wrong in it. */
const VIOLATIONS: readonly (readonly [what: string, project: string, file: string, content: string])[] = [
  ...ABSENT.map((name) => [`the engine has no ${name}`, ENGINE, `src/engine/kernel/${name}.ts`, `export const a = ${name};`] as const),
  ["lib has no document", ENGINE, "src/lib/page.ts", `export const a = document;`],
  ["aws has no document", ENGINE, "src/aws/page.ts", `export const a = document;`],
  ["an optional property is there or not, never undefined", ENGINE, "src/engine/maybe.ts", `export const a: { b?: 1 } = { b: undefined };`],
  ["an index may miss", ENGINE, "src/engine/index.ts", `export const f = (a: readonly string[]): string => a[0];`],
  ["an enum is not a type", ENGINE, "src/engine/enum.ts", `export enum A { B }`],
  ["a type is imported as one", ENGINE, "src/engine/imports.ts", `import { T } from "../lib/t.ts"; export const a = {} as T;`],
  ["the worker has no document", WORKER, "src/bridge/worker/page.ts", `export const a = document;`],
  ["the worker has no process", WORKER, "src/bridge/worker/process.ts", `export const a = process;`],
];

const ALLOWED: Readonly<Record<string, string>> = {
  "src/lib/t.ts": `export interface T { readonly a: 1 }`,
  "src/engine/plain.ts": `import type { T } from "../lib/t.ts"; export const a: readonly T[] = [1 as const].map((a) => ({ a })).toSorted();`,
  "src/engine/plain.test.ts": `export const a = process;`,
  "src/bridge/worker/main.ts": `import { a } from "../../engine/plain.ts"; postMessage(a); export const b = setTimeout;`,
};

let folder: string;
let wrong: readonly string[];

beforeAll(() => {
  const configs = Object.fromEntries(["tsconfig.strict.json", ENGINE, WORKER].map((file) => [file, readFileSync(file, "utf8")]));
  const violations = Object.fromEntries(VIOLATIONS.map(([, , file, content]) => [file, content]));
  folder = planted({ ...configs, ...ALLOWED, ...violations });
  wrong = [ENGINE, WORKER].flatMap((project) => {
    const { stdout } = spawnSync(process.execPath, [resolve("node_modules/typescript-native/bin/tsc"), "-p", project], { cwd: folder, encoding: "utf8" });
    return [...stdout.matchAll(/^(\S+)\(\d+,\d+\): error TS/gm)].map(([, file]) => `${project}: ${file}`);
  });
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

test.each(VIOLATIONS)("%s", (_, project, file) => {
  expect(wrong).toContain(`${project}: ${file}`);
});

test("what is allowed compiles", () => {
  expect(wrong.filter((fault) => Object.keys(ALLOWED).some((file) => fault.endsWith(`: ${file}`)))).toEqual([]);
});

test("every TypeScript file belongs to a project that is compiled", () => {
  const compiled = new Set(
    [...PROJECTS.keys()].flatMap((project) => {
      const { config } = ts.readConfigFile(project, ts.sys.readFile);
      return ts.parseJsonConfigFileContent(config, ts.sys, resolve(project, "..")).fileNames;
    }),
  );
  const written = ["src", "e2e", "scripts"].flatMap((top) =>
    readdirSync(top, { recursive: true, encoding: "utf8" }).map((file) => resolve(join(top, file))),
  );
  expect(written.filter((file) => /\.tsx?$/.test(file) && !compiled.has(file))).toEqual([]);
});
