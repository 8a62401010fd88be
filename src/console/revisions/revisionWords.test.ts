import { fc } from "../../../scripts/properties.ts";
import { expect, test } from "vitest";
import type { RegisterTaskDefinitionRequest } from "../../aws/generated/ecs.ts";
import { normalizedTaskDefinition } from "../../aws/rules/taskDefinition.ts";
import { comparableRevision } from "./changes.ts";
import { revisionWords } from "./revisionWords.ts";

const app = { name: "app", image: "nginx:1", memory: 512, portMappings: [{ containerPort: 80 }], environment: [{ name: "LEVEL", value: "info" }] };
const side = { name: "side", image: "side:1", memory: 64 };
const web: RegisterTaskDefinitionRequest = { family: "web", containerDefinitions: [app] };

const words = (before: RegisterTaskDefinitionRequest, after: RegisterTaskDefinitionRequest) =>
  revisionWords(comparableRevision(normalizedTaskDefinition(before)), comparableRevision(normalizedTaskDefinition(after)));

const withApp = (more: object): RegisterTaskDefinitionRequest => ({ ...web, containerDefinitions: [{ ...app, ...more }] });

test.each([
  ["nothing", {}, []],
  ["size and image", { memory: 256, image: "nginx:2" }, ["image nginx:1 → nginx:2", "memory 512 → 256 MiB"]],
  ["a limit more", { memoryReservation: 128 }, ["memoryReservation 128 MiB, not set before"]],
  ["a command", { command: ["serve", "--fast"] }, ["command serve --fast, not set before"]],
  ["a variable changed", { environment: [{ name: "LEVEL", value: "debug" }] }, ["LEVEL info → debug"]],
  ["a variable for another", { environment: [{ name: "MODE", value: "on" }] }, ["LEVEL removed", "MODE=on added"]],
  ["a fixed host port", { portMappings: [{ containerPort: 80, hostPort: 80 }] }, ["host port of 80/tcp dynamic → 80"]],
  ["another port", { portMappings: [{ containerPort: 81 }] }, ["port 80/tcp removed", "port 81/tcp added on host port dynamic"]],
  ["a named port", { portMappings: [{ containerPort: 80, name: "http" }] }, ["portMappings changed"]],
  ["a health check", { healthCheck: { command: ["CMD", "true"] } }, ["healthCheck added"]],
])("%s", (_, more, expected) => {
  expect(words(web, withApp(more))).toEqual(expected);
});

test("with several containers each change names its own, and the task's own come first", () => {
  const before = { ...web, containerDefinitions: [app, side] };
  const after = { ...web, cpu: "512", networkMode: "awsvpc", containerDefinitions: [{ ...app, image: "nginx:2", portMappings: [] }, { ...side, memory: 128 }] } as const;
  expect(words(before, after)).toEqual(["networkMode awsvpc, not set before", "cpu 512 CPU units, not set before", "app: image nginx:1 → nginx:2", "app: port 80/tcp removed", "side: memory 64 → 128 MiB"]);
  expect(words(before, web)).toEqual(["container side removed"]);
  expect(words(web, before)).toEqual(["container side added"]);
});

test("there are words exactly where something differs", () => {
  const container = fc.record({
    name: fc.constant("app"),
    image: fc.constantFrom("a:1", "a:2"),
    memory: fc.constantFrom(64, 128),
    cpu: fc.constantFrom(0, 10),
    environment: fc.constantFrom([], [{ name: "A", value: "1" }], [{ name: "A", value: "2" }]),
  });
  fc.assert(
    fc.property(container, container, (one, other) => {
      const [a, b] = [{ family: "f", containerDefinitions: [one] }, { family: "f", containerDefinitions: [other] }];
      expect(words(a, b).length === 0).toBe(JSON.stringify(one) === JSON.stringify(other));
    }),
  );
});
