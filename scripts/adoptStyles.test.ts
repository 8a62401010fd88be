import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { INJECTIONS } from "./adoptStyles.ts";

test.each(INJECTIONS)("$module still writes its <style> where we adopt instead", ({ module, find }) => {
  expect(readFileSync(`node_modules/${module}`, "utf8").split(find)).toHaveLength(2);
});
