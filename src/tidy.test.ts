import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { describe, expect, test } from "vitest";

/**
 * The house rules that no compiler and no linter knows. Each rule is a function that answers what is
 * wrong, tried on something wrong before it is asked about the house.
 */

const NOT_OURS = new Set(["node_modules", "dist", ".git", "test-results", "playwright-report"]);
const CODE = new Set([".ts", ".tsx", ".mjs", ".cjs", ".js", ".css", ".html"]);
const TEXT = new Set([...CODE, ".md", ".json", ".yml", ".sh", ".txt", ""]);
/** Other people's words, kept as they wrote them. */
const QUOTED = /^(src\/aws\/(models|generated)\/|package-lock\.json$)|(^|\/)samples\//;
const DOCUMENTS = ["README.md", "ARCHITECTURE.md", "STYLE.md"];

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

const files = filesBelow(".").toSorted();
const read = (path: string) => readFileSync(path, "utf8");
const textFiles = files.filter((path) => TEXT.has(extname(path)) && !QUOTED.test(path));
const codeFiles = textFiles.filter((path) => CODE.has(extname(path)));

/** Asks a rule about the text of each file, and answers its complaints with the file's name before them. */
function complaints(paths: readonly string[], rule: (text: string) => readonly string[]): string[] {
  return paths.flatMap((path) => rule(read(path)).map((complaint) => `${path}: ${complaint}`));
}

describe("a name says what is in it", () => {
  const NEVER = new Set("manager managers helper helpers util utils common misc".split(" "));
  const NOT_ALONE = new Set([...NEVER, "data", "info", "base"]);

  /** Words that say nothing: some nowhere in a name, some not as a whole name (user data is AWS's word). */
  function emptyWords(path: string): string[] {
    return path.split("/").flatMap((name) => {
      const stem = name.replace(/\..*$/, "");
      const words = stem.split(/(?=[A-Z])|[-_]/).map((word) => word.toLowerCase());
      return [...words.filter((word) => NEVER.has(word)), ...(NOT_ALONE.has(stem.toLowerCase()) && !NEVER.has(stem.toLowerCase()) ? [stem] : [])];
    });
  }

  test.each([
    ["src/lib/utils.ts", ["utils"]],
    ["src/console/taskManager.ts", ["manager"]],
    ["src/common/heap.ts", ["common"]],
    ["e2e/data.ts", ["data"]],
    ["src/engine/services/ec2/userData.ts", []],
    ["src/lib/baseline.ts", []],
  ])("%s", (path, words) => expect(emptyWords(path)).toEqual(words));

  test("in this house", () => expect(files.filter((path) => emptyWords(path).length > 0)).toEqual([]));
});

describe("an index.ts lists a service, a panel or the scenarios, and nothing is a barrel", () => {
  const MAY = /^src\/(engine\/(physics|services\/[^/]+)|console\/panels\/[^/]+|scenarios)\/index\.ts$/;
  const astray = (path: string) => /^index\.(ts|tsx)$/.test(basename(path)) && !MAY.test(path);

  test.each([
    ["src/lib/index.ts", true],
    ["src/engine/services/ecs/index.ts", false],
    ["src/console/panels/deploy/index.ts", false],
    ["src/console/panels/deploy/parts/index.ts", true],
  ])("%s", (path, is) => expect(astray(path)).toBe(is));

  test("in this house", () => expect(files.filter(astray)).toEqual([]));
});

describe("the repository speaks of itself alone", () => {
  const word = (...parts: string[]) => parts.join("");
  const FOREIGN = [word("../", "shared"), word("/wo", "rk/"), word("//regi", "stry."), word("npm", "js.org"), word("artifact", "ory"), word("verdac", "cio")];
  const foreign = (text: string) => FOREIGN.filter((name) => text.includes(name));

  test.each(FOREIGN)("%s is foreign", (name) => expect(foreign(`see ${name}x`)).toEqual([name]));
  test("in this house", () => {
    expect(complaints(files.filter((path) => TEXT.has(extname(path))), foreign)).toEqual([]);
  });
});

describe("no path of one machine", () => {
  /** Where something is on a kind of system, and what the simulated instances hold. */
  const LISTED = new Set(["/Applications/", "/etc/os-release", "/usr/bin/env", "/usr/bin/python3"]);
  const ROOTS = /(?<![\w.~)}\]*/-])(?:\/(?:home|root|tmp|opt|usr|mnt|Users|Applications|etc\/os-release)\b[\w./-]*|[A-Z]:\\\\?\w[\w\\]*)/g;
  const absolutePaths = (text: string) => (text.match(ROOTS) ?? []).filter((path) => !LISTED.has(path));

  test.each([
    [`readFile("/home/somebody/x.json")`, ["/home/somebody/x.json"]],
    ["const browser = '/usr/bin/chromium'", ["/usr/bin/chromium"]],
    [`open("C:\\\\Users\\\\x")`, ["C:\\\\Users\\\\x"]],
    ["#!/usr/bin/env bash", []],
    ["/etc/ecs/ecs.config on the instance, node_modules/tmp/x, https://example.com/home/", []],
  ])("%s", (text, paths) => expect(absolutePaths(text)).toEqual(paths));

  test("in this house", () => expect(complaints(codeFiles.filter((path) => !path.endsWith(".test.ts")), absolutePaths)).toEqual([]));
});

describe("a test runs", () => {
  const sleeping = (text: string) => text.match(/\b(?:test|it|describe)(?:\.\w+)*\.(?:only|skip|todo|fixme|fails)\b/g) ?? [];

  test("what sleeps is found", () => {
    expect(sleeping(["test", "only"].join("."))).toHaveLength(1);
    expect(sleeping(["test", "describe", "skip"].join("."))).toHaveLength(1);
    expect(sleeping("test.each([1])")).toEqual([]);
  });
  test("in this house", () => expect(complaints(files.filter((path) => /\.(test|spec)\.tsx?$/.test(path)), sleeping)).toEqual([]));
});

describe("what is not finished is not here", () => {
  const unfinished = (text: string) => text.match(new RegExp(["\\bTO", "DO\\b|\\bFIX", "ME\\b|\\bXX", "X\\b"].join(""), "g")) ?? [];

  test("what is unfinished is found", () => expect(unfinished(`// ${["TO", "DO"].join("")}: later`)).toHaveLength(1));
  test("in this house", () => expect(complaints(codeFiles, unfinished)).toEqual([]));
});

describe("the engine raises nothing to a power", () => {
  // `**` is Math.pow by another name: its last bits differ between browsers. Written-out powers of two are exact.
  // A text may hold what looks like a comment: the ARN of a resource does.
  const withoutComments = (text: string) => text.replace(/"(?:[^"\\\n]|\\.)*"|\/\*[\s\S]*?\*\/|\/\/.*$/gm, (found) => (found.startsWith('"') ? found : ""));
  const powers = (text: string) => withoutComments(text).replace(/\b2 \*\* \d+\b/g, "").match(/.*\*\*.*/g) ?? [];

  test("a power is found, a comment is none", () => {
    expect(powers("const a = b ** 2;")).toHaveLength(1);
    expect(powers('const a = "x/*/*"; const b = a ** 2; /* "*/')).toHaveLength(1);
    expect(powers('const a = "x/*/*"; // "**"')).toEqual([]);
    expect(powers("/** For. */ const a = b * 2 + 2 ** 32; // **")).toEqual([]);
  });
  const engine = codeFiles.filter((path) => /^src\/(engine|lib|aws)\//.test(path) && !path.endsWith(".test.ts"));
  test("in this house", () => expect(complaints(engine, powers)).toEqual([]));
});

describe("every path a document names exists", () => {
  const TOP = new Set(readdirSync("."));
  const LINK = /\]\(((?!https?:|#)[^)\s]+)\)/g;
  const SPAN = /`([\w@.][\w@./-]*)`/g;
  const isPath = (name: string) => /\.(ts|tsx|mjs|cjs|js|json|md|html|css|svg|png)$/.test(name) || TOP.has(name.split("/")[0] ?? "");
  /** A path may be named from its end, as `kernel/table.ts`. */
  const exists = (name: string) => existsSync(name) || files.some((path) => path.endsWith(`/${name}`));

  function missing(text: string): string[] {
    const links = [...text.matchAll(LINK)].flatMap(([, path = ""]) => (existsSync(path.replace(/#.*$/, "")) ? [] : [path]));
    const spans = [...text.matchAll(SPAN)].flatMap(([, name = ""]) => (isPath(name) && !exists(name) ? [name] : []));
    return [...links, ...spans];
  }

  test.each([
    ["see `src/nowhere.ts`", ["src/nowhere.ts"]],
    ["see `nowhere.ts` and `src/lib`", ["nowhere.ts"]],
    ["see [this](gone.md) and [that](https://example.com/x.md)", ["gone.md"]],
    ["`npm test`, `tidy.test.ts`, `src/tidy.test.ts`, `memoryMiB`, `check`", []],
  ])("%s", (text, paths) => expect(missing(text)).toEqual(paths));

  test.each(DOCUMENTS)("in %s", (document) => expect(missing(read(document))).toEqual([]));
  test.each(["ARCHITECTURE.md", "STYLE.md"])("%s can be read in one sitting", (document) => {
    expect(read(document).split("\n").length).toBeLessThan(200);
  });
});
