import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Hash } from "../../../../lib/hash.ts";

/** The plain stages: what is specified, explained and measured against. */
const SPECIFICATION = ["place", "stages", "strategies", "constraints", "seat", "stage", "subject", "factsOf"];

/**
 * The index is as many times faster than this text, and chooses as it does. Who changes it on purpose writes the
 * pin anew with `npx vitest run` and this file, then `-u`, runs the oracle's test, and measures again.
 */
test("the specification of placement is the one that the figures are about", () => {
  const hash = new Hash();
  for (const file of SPECIFICATION) hash.text(readFileSync(new URL(`./${file}.ts`, import.meta.url), "utf8"));
  expect(hash.hex()).toMatchInlineSnapshot(`"5d330d2fb1fa0892"`);
});
