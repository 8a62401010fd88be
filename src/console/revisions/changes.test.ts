import { fc } from "../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { changedLines, changedPlaces, comparableDraft, comparableRevision, placeText } from "./changes.ts";
import { normalizedTaskDefinition } from "../../aws/rules/taskDefinition.ts";
import type { RegisterTaskDefinitionRequest } from "../../aws/generated/ecs.ts";

const app = { name: "app", image: "img:2.3.1", memory: 2048, portMappings: [{ containerPort: 80 }] };
const old: RegisterTaskDefinitionRequest = { family: "img", cpu: "512", memory: "4096", containerDefinitions: [app, { name: "side", image: "side", memory: 64 }] };

const shown = (before: RegisterTaskDefinitionRequest, after: RegisterTaskDefinitionRequest) =>
  changedLines(comparableRevision(normalizedTaskDefinition(before)), comparableDraft(after, false)).map(({ kind, text }) => `${{ heading: "@", removed: "-", added: "+" }[kind]} ${text}`);

test("what differs is shown under the part it is in, containers by their names", () => {
  const now = { ...old, memory: "5120", containerDefinitions: [{ ...app, image: "img:2.4.0", memory: 3072, environment: [{ name: "CACHE_MB", value: "1024" }] }, old.containerDefinitions[1]!] };
  expect(shown(old, now)).toEqual([
    "@ task",
    '- "memory": "4096"',
    '+ "memory": "5120"',
    "@ containerDefinitions.app",
    '- "image": "img:2.3.1"',
    '+ "image": "img:2.4.0"',
    '- "memory": 2048',
    '+ "memory": 3072',
    '+ "environment": [',
    "@ containerDefinitions.app.environment.CACHE_MB",
    '+ { "name": "CACHE_MB", "value": "1024" }',
  ]);
});

test("a comma is no change, nor is what ECS writes in by itself, nor the order of members", () => {
  expect(shown(old, { ...old, pidMode: "task" })).toEqual(["@ task", '+ "pidMode": "task"']);
  expect(shown(old, { containerDefinitions: old.containerDefinitions.map((one) => ({ essential: true, cpu: 0, environment: [], ...one })), memory: "4 GB", cpu: "0.5 vCPU", family: "img" })).toEqual([]);
});

test("a container that is gone is shown whole", () => {
  expect(shown(old, { ...old, containerDefinitions: [app] })).toEqual(["@ containerDefinitions.side", '- "name": "side"', '- "image": "side"', '- "essential": true', '- "memory": 64']);
});

test("the same definition has no changed lines, and a comparison never throws", () => {
  const anything = fc.dictionary(fc.constantFrom("family", "cpu", "containerDefinitions", "x"), fc.jsonValue());
  fc.assert(
    fc.property(anything, anything, (a, b) => {
      const [before, after] = [a, b].map((one) => comparableDraft(JSON.parse(JSON.stringify(one)) as RegisterTaskDefinitionRequest, true));
      expect(changedLines(before!, before!)).toEqual([]);
      changedLines(before!, after!);
    }),
  );
});

test("the places that differ are the innermost ones", () => {
  const before = { a: 1, b: { c: [1, 2], d: "x" }, gone: true };
  const after = { a: 1, b: { c: [1, 3, 4], d: "x", e: null } };
  expect(changedPlaces(before, after)).toEqual({
    places: [
      { path: ["b", "c", 1], isNew: false },
      { path: ["b", "c", 2], isNew: true },
      { path: ["b", "e"], isNew: true },
    ],
    goneCount: 1,
  });
});

test("a place is said with names", () => {
  expect(placeText(["containerDefinitions", 0, "portMappings", 0], old)).toBe("containerDefinitions.app.portMappings.0");
});
