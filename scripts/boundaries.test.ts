import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import rules from "../.dependency-cruiser.mjs";
import { cruised, isGreen, NO_DEAD_FILES } from "./boundaries.mjs";
import { type Files, planted } from "./planted.ts";

/** Each rule with the file that breaks it and what that file says. */
const VIOLATIONS: readonly (readonly [rule: string, file: string, content: string])[] = [
  ["no-cycles", "src/lib/back.ts", `import "./there.ts";`],
  ["no-unresolvable", "src/lib/lost.ts", `import "./nowhere.ts";`],
  [NO_DEAD_FILES, "src/lib/dead.ts", ``],
  ["nothing-imports-a-test", "src/lib/borrower.ts", `import "./stone.test.ts";`],
  ["product-needs-no-tools", "src/console/graph/tool.ts", `import "vitest";`],
  ["product-needs-no-tools", "src/console/graph/disk.ts", `import "node:fs";`],
  ["lib-is-the-ground", "src/lib/upward.ts", `import "../aws/word.ts";`],
  ["aws-is-words", "src/aws/deed.ts", `import type {} from "../engine/kernel/thing.ts";`],
  ["kernel-knows-no-aws", "src/engine/kernel/worldly.ts", `import type {} from "../../aws/word.ts";`],
  ["physics-knows-no-services", "src/engine/physics/knowing.ts", `import type {} from "../services/ecs/contract.ts";`],
  ["services-meet-at-contracts", "src/engine/services/ecs/nosy.ts", `import type {} from "../ec2/tables.ts";`],
  ["services-meet-physics-at-its-contract", "src/engine/services/ecs/natural.ts", `import type {} from "../../physics/machine.ts";`],
  ["services-know-no-session", "src/engine/services/ecs/aware.ts", `import type {} from "../../session/session.ts";`],
  ["services-know-no-session", "src/engine/services/ecs/owned.ts", `import type {} from "../../account.ts";`],
  ["engine-stays-below", "src/engine/kernel/upstairs.ts", `import type {} from "../../bridge/protocol.ts";`],
  ["engine-stays-below", "src/engine/session/scripted.ts", `import type {} from "../../scenarios/retail.ts";`],
  ["engine-has-no-packages", "src/engine/kernel/bought.ts", `import "zustand";`],
  ["engine-has-no-packages", "src/lib/bought.ts", `import type {} from "zustand";`],
  ["engine-has-no-packages", "src/aws/unlisted.ts", `import "unlisted";`],
  ["only-the-worker-runs-the-engine", "src/bridge/client/runs.ts", `import "../../engine/session/session.ts";`],
  ["only-the-worker-runs-the-engine", "src/scenarios/runs.ts", `import "../engine/session/session.ts";`],
  ["the-worker-is-started-not-imported", "src/bridge/client/imports.ts", `import "../worker/pace.ts";`],
  ["headless-is-for-node", "src/bridge/client/serves.ts", `import "../headless/clock.ts";`],
  ["bridge-stays-below", "src/bridge/client/paints.ts", `import type {} from "../../console/store/replica.ts";`],
  ["bridge-knows-no-react", "src/bridge/client/reacts.ts", `import "react";`],
  ["console-sees-types-through-the-protocol", "src/console/store/peeks.ts", `import type {} from "../../engine/session/session.ts";`],
  ["panels-are-strangers", "src/console/panels/scale/visits.ts", `import "../deploy/index.ts";`],
  ["ui-knows-no-domain", "src/console/ui/learned.ts", `import type {} from "../../aws/word.ts";`],
  ["store-paints-nothing", "src/console/store/paints.ts", `import "../ui/button.ts";`],
  ["menus-come-later", "src/console/graph/opens.ts", `import "../ui/OpenMenu.tsx";`],
  ["menus-come-later", "src/console/graph/draws.ts", `import "radix-ui";`],
  ["placement-is-lent", "src/console/placement/peeks.ts", `import "../panels/deploy/index.ts";`],
  ["shell-is-the-roof", "src/console/panels/deploy/climbs.ts", `import "../../shell/app.ts";`],
  ["scenarios-are-data", "src/scenarios/clever.ts", `import "../lib/stone.ts";`],
  ["lessons-are-data", "src/lessons/clever.ts", `import "../lib/stone.ts";`],
];

/** What may be: no rule may mind any of these. */
const ALLOWED: Files = {
  "src/lib/stone.ts": ``,
  "src/lib/stone.test.ts": `import "vitest"; import "node:fs"; import "./stone.ts";`,
  "src/aws/word.ts": `import "../lib/stone.ts";`,
  "src/engine/kernel/thing.ts": `import "../../lib/stone.ts"; import type {} from "./other.ts";`,
  "src/engine/kernel/other.ts": `import type {} from "./thing.ts";`,
  "src/engine/physics/contract.ts": `import "./machine.ts";`,
  "src/engine/physics/machine.ts": `import "../kernel/thing.ts"; import "../../aws/word.ts";`,
  "src/engine/services/ec2/tables.ts": `import "../../physics/contract.ts"; import "../../kernel/thing.ts";`,
  "src/engine/services/ec2/contract.ts": `import "./tables.ts";`,
  "src/engine/services/ecs/contract.ts": `import "../ec2/contract.ts";`,
  "src/engine/account.ts": `import "./services/ecs/contract.ts"; import "./physics/machine.ts";`,
  "src/engine/session/session.ts": `import "../account.ts";`,
  "src/bridge/protocol.ts": `import type {} from "../engine/session/session.ts";`,
  "src/bridge/worker/pace.ts": `import "../../engine/session/session.ts";`,
  "src/bridge/worker/main.ts": `import "./pace.ts"; import "../../scenarios/retail.ts";`,
  "src/bridge/headless/clock.ts": `import "../../engine/session/session.ts"; import "../../scenarios/retail.ts";`,
  "src/bridge/headless/main.ts": `import "./clock.ts";`,
  "src/bridge/client/engineClient.ts": `import "../protocol.ts";`,
  "src/scenarios/retail.ts": `import type {} from "../bridge/protocol.ts";`,
  "src/console/ui/button.ts": `import "react"; import "../../lib/stone.ts"; import "./MenuOnDemand.ts";`,
  "src/console/ui/MenuOnDemand.ts": `import type {} from "./OpenMenu.tsx"; void import("./OpenMenu.tsx");`,
  "src/console/ui/OpenMenu.tsx": `import "radix-ui";`,
  "src/console/store/replica.ts": `import "zustand"; import "../../bridge/client/engineClient.ts"; import type {} from "../../bridge/protocol.ts";`,
  "src/console/panels/deploy/index.ts": `import "../../store/replica.ts"; import "../../ui/button.ts"; import "./Deploy.ts"; import type {} from "../panel.ts";`,
  "src/console/panels/panel.ts": ``,
  "src/console/panels/deploy/Deploy.ts": ``,
  "src/console/shell/app.ts": `import "../panels/deploy/index.ts"; import "./app.css";`,
  "src/console/shell/app.css": ``,
  "src/main.tsx": `import "./console/shell/app.ts";`,
  "e2e/story.spec.ts": `import "vitest";`,
};

const SURROUNDINGS: Files = {
  "src/lib/there.ts": `import "./back.ts";`,
  "package.json": JSON.stringify({ dependencies: { react: "1.0.0", zustand: "1.0.0", "radix-ui": "1.0.0" }, devDependencies: { vitest: "1.0.0" } }),
  "tsconfig.json": `{ "compilerOptions": { "module": "ESNext", "moduleResolution": "bundler" } }`,
  ...Object.fromEntries(
    ["react", "zustand", "radix-ui", "vitest", "unlisted"].flatMap((name) => [
      [`node_modules/${name}/package.json`, JSON.stringify({ name, version: "1.0.0", type: "module", exports: "./index.js" })],
      [`node_modules/${name}/index.js`, ``],
    ]),
  ),
};

let folder: string;
let broken: readonly string[];

beforeAll(() => {
  const violations = Object.fromEntries(VIOLATIONS.map(([, file, content]) => [file, content]));
  folder = planted({ ...SURROUNDINGS, ...ALLOWED, ...violations });
  broken = cruised(folder).violations.map(({ rule, from }) => `${rule.name}: ${from}`);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

test.each(VIOLATIONS)("%s: %s turns the run red", (rule, file) => {
  expect(broken).toContain(`${rule}: ${file}`);
});

test("what is allowed stays green", () => {
  expect(broken.filter((violation) => Object.keys(ALLOWED).some((file) => violation.endsWith(`: ${file}`)))).toEqual([]);
});

test("every rule has its violation here", () => {
  expect([...rules.forbidden.map(({ name }) => name), NO_DEAD_FILES].toSorted()).toEqual([...new Set(VIOLATIONS.map(([rule]) => rule))].toSorted());
});

test("a run that read nothing is not green", () => {
  expect(isGreen({ modules: 0, violations: [] })).toBe(false);
  expect(isGreen({ modules: 1, violations: [] })).toBe(true);
});
