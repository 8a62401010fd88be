import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { expect, test } from "vitest";

const CODE = readFileSync("public/theme.js", "utf8");

/** Runs public/theme.js as a browser would, and answers the theme it sets. */
function themeOf(kept: () => string | null, systemIsDark: boolean): unknown {
  const dataset: Record<string, string> = {};
  const surroundings = createContext({
    localStorage: { getItem: (key: string) => (key === "ecs-playground.settings" ? kept() : null) },
    matchMedia: (query: string) => ({ matches: systemIsDark && query === "(prefers-color-scheme: dark)" }),
    document: { documentElement: { dataset } },
  });
  runInContext(CODE, surroundings);
  return dataset.theme;
}

const settings = (theme: string) => JSON.stringify({ state: { theme }, version: 1 });

test.each([
  [settings("dark"), false, "dark"],
  [settings("light"), true, "light"],
  [settings("system"), true, "dark"],
  [settings("system"), false, "light"],
  [null, true, "dark"],
  [null, false, "light"],
  ["{", true, "dark"],
  ["7", false, "light"],
])("kept %s, the system dark: %s, gives %s", (kept, systemIsDark, theme) => {
  expect(themeOf(() => kept, systemIsDark)).toBe(theme);
});

test("a browser that forbids storage gets the system's theme", () => {
  const forbidden = () => {
    throw new Error("The operation is insecure.");
  };
  expect(themeOf(forbidden, true)).toBe("dark");
});

test("it looks where the console keeps its settings", () => {
  expect(readFileSync("src/console/store/settings.ts", "utf8")).toContain(`name: "ecs-playground.settings"`);
});
