import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { expect, test } from "vitest";
import { lockFaults } from "./lockcheck.mjs";
import { planted } from "./planted.ts";

const MANIFEST = { dependencies: { drawn: "1.2.3" } };
const DRAWN = { version: "1.2.3", optionalDependencies: { "drawn-linux": "1.2.3", "drawn-mac": "1.2.3" } };
const WHOLE = {
  packages: {
    "node_modules/drawn": DRAWN,
    "node_modules/drawn-linux": { version: "1.2.3" },
    "node_modules/drawn/node_modules/drawn-mac": { version: "1.2.3" },
  },
};

test("a whole lockfile has no fault", () => {
  expect(lockFaults(WHOLE, MANIFEST)).toEqual([]);
});

test("a platform's binary that was left out is named", () => {
  const { "node_modules/drawn-linux": _, ...packages } = WHOLE.packages;
  expect(lockFaults({ packages }, MANIFEST)).toEqual(["package-lock.json: drawn lacks its optional drawn-linux."]);
});

test.each(["^1.2.3", "~1.2.3", "1.2", "latest", "*", ">=1.2.3"])("the version %s floats", (version) => {
  expect(lockFaults(WHOLE, { devDependencies: { drawn: version } })).toContain(`package.json: drawn floats (${version}); pin it exactly.`);
});

test("a lockfile behind package.json is named", () => {
  expect(lockFaults(WHOLE, { dependencies: { drawn: "1.2.4" } })).toEqual(["package-lock.json: drawn is not 1.2.4."]);
});

test("a written-down address is named, and turns the run red", () => {
  const packages = { ...WHOLE.packages, "node_modules/drawn": { ...DRAWN, resolved: "https://example.com/drawn.tgz" } };
  expect(lockFaults({ packages }, MANIFEST)).toEqual(["package-lock.json: drawn names the address it came from."]);

  const run = (lock: object) => {
    const folder = planted({ "package.json": JSON.stringify(MANIFEST), "package-lock.json": JSON.stringify(lock) });
    const { status } = spawnSync(process.execPath, ["scripts/lockcheck.mjs", folder]);
    rmSync(folder, { recursive: true });
    return status;
  };
  expect(run({ packages })).toBe(1);
  expect(run(WHOLE)).toBe(0);
});
