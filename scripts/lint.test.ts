import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { planted } from "./planted.ts";

const INEXACT = "acos asin atan atan2 cbrt cos cosh exp expm1 hypot log log10 log1p log2 pow sin sinh tan tanh".split(" ");
const LOCAL = "localeCompare toLocaleDateString toLocaleLowerCase toLocaleString toLocaleTimeString toLocaleUpperCase".split(" ");
const GLOBALS = "Date Intl crypto globalThis performance queueMicrotask setInterval setTimeout".split(" ");
const lines = (count: number) => "  f();\n".repeat(count);

/** Each rule with a file that breaks it. */
const VIOLATIONS: readonly (readonly [rule: string, file: string, content: string])[] = [
  ...GLOBALS.map((name) => ["no-restricted-globals", `src/engine/kernel/${name}.ts`, `export const a = ${name};`] as const),
  ...["lib", "aws"].map((floor) => ["no-restricted-globals", `src/${floor}/clock.ts`, `export const a = Date.now();`] as const),
  ["no-restricted-properties", "src/engine/random.ts", `export const a = Math.random();`],
  ["no-restricted-properties", "src/engine/taken.ts", `export const { random } = Math;`],
  ["no-restricted-properties", "src/engine/spelt.ts", `export const a = Math["random"]();`],
  ...INEXACT.map((name) => ["no-restricted-properties", `src/engine/math/${name}.ts`, `export const a = Math.${name};`] as const),
  ...LOCAL.map((name) => ["no-restricted-properties", `src/engine/local/${name}.ts`, `export const f = (x: string) => x.${name};`] as const),
  ["no-restricted-globals", "src/console/process.ts", `export const a = process.env;`],
  ["no-restricted-imports", "src/console/select.ts", `export { Select } from "radix-ui";`],
  ["no-explicit-any", "src/lib/any.ts", `export const a: any = 1;`],
  ["no-non-null-assertion", "src/lib/sure.ts", `export const f = (x?: string) => x!;`],
  ["consistent-type-imports", "src/lib/types.ts", `import { T } from "./t.ts"; export const a = {} as T;`],
  ["no-default-export", "src/lib/default.ts", `export default 1;`],
  ["no-cycle", "src/lib/there.ts", `import { b } from "./back.ts"; export const a = () => b;`],
  ["no-cycle", "src/lib/back.ts", `import { a } from "./there.ts"; export const b = () => a;`],
  ["no-focused-tests", "src/lib/only.test.ts", `import { test, expect } from "vitest"; ${["test", "only"].join(".")}("a", () => expect(1).toBe(1));`],
  ["no-disabled-tests", "src/lib/skip.test.ts", `import { test, expect } from "vitest"; ${["test", "skip"].join(".")}("a", () => expect(1).toBe(1));`],
  ["max-lines", "src/lib/long.ts", `export const f = () => 1;\n${lines(300)}`],
  ["max-lines-per-function", "src/lib/tall.ts", `export function f(): void {\n${lines(69)}}`],
  ["max-lines-per-function", "src/console/Tall.tsx", `export function F(): null {\n${lines(78)}return null;\n}`],
  ["no-console", "src/lib/loud.ts", `console.log(1);`],
];

const ALLOWED: Readonly<Record<string, string>> = {
  "src/lib/t.ts": `export interface T { readonly a: 1 }`,
  "src/engine/exact.ts": `export const a = Math.floor(Math.max(1, 2) / Math.sqrt(4)) + Math.imul(3, 4);`,
  "src/engine/clock.test.ts": `import { expect, test } from "vitest"; test("a", () => expect(Date.now() + Math.random()).toBeGreaterThan(0));`,
  "src/lib/even.ts": `export function f(): void {\n${lines(68)}}`,
  "src/console/Even.tsx": `export function F(): null {\n${lines(77)}return null;\n}`,
  "src/console/clock.ts": `export const a = () => new Intl.NumberFormat().format(Date.now());`,
  "scripts/loud.mjs": `console.log(1);`,
};

let folder: string;
let broken: readonly string[];

beforeAll(() => {
  const violations = Object.fromEntries(VIOLATIONS.map(([, file, content]) => [file, content]));
  folder = planted({ ".oxlintrc.json": readFileSync(".oxlintrc.json", "utf8"), ...ALLOWED, ...violations });
  const oxlint = resolve("node_modules/oxlint/bin/oxlint");
  const { stdout } = spawnSync(process.execPath, [oxlint, "--format", "json"], { cwd: folder, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; filename: string }[] };
  broken = diagnostics.map(({ code, filename }) => `${/\((.*)\)/.exec(code)?.[1] ?? code}: ${filename}`);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

test.each(VIOLATIONS)("%s in %s turns the run red", (rule, file) => {
  expect(broken).toContain(`${rule}: ${file}`);
});

test("what is allowed stays green", () => {
  expect(broken.filter((violation) => Object.keys(ALLOWED).some((file) => violation.endsWith(`: ${file}`)))).toEqual([]);
});
