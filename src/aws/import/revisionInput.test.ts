import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { RegisterTaskDefinitionRequest } from "../generated/ecs.ts";
import { normalizedTaskDefinition } from "../rules/taskDefinition.ts";
import { validate } from "../validate.ts";
import { importText } from "./importText.ts";
import { inputOfRevision } from "./revisionInput.ts";

const SAMPLES = new URL("./samples/", import.meta.url);

const inputs = readdirSync(SAMPLES).flatMap((file): (readonly [string, RegisterTaskDefinitionRequest])[] => {
  const [finding] = importText(readFileSync(new URL(file, SAMPLES), "utf8")).findings;
  return finding?.kind === "taskDefinition" ? [[file, finding.input]] : [];
});

test.each(inputs)("%s, registered and taken up again, comes to the same revision", (_, input) => {
  const registered = normalizedTaskDefinition(input);
  const added = { taskDefinitionArn: "arn:aws:ecs:us-east-1:123456789012:task-definition/x:3", revision: 3, status: "ACTIVE", registeredAt: 1 } as const;
  const again = inputOfRevision({ ...registered, ...added });
  expect(validate("ecs", "RegisterTaskDefinition", again)).toEqual([]);
  expect(normalizedTaskDefinition(again)).toEqual(registered);
});

test("what nobody said is not said again", () => {
  const registered = normalizedTaskDefinition({ family: "web", containerDefinitions: [{ name: "web", image: "nginx", memory: 128, portMappings: [{ containerPort: 80 }] }] });
  expect(inputOfRevision(registered)).toEqual({
    family: "web",
    containerDefinitions: [{ name: "web", image: "nginx", essential: true, memory: 128, portMappings: [{ containerPort: 80, hostPort: 0, protocol: "tcp" }] }],
  });
});
