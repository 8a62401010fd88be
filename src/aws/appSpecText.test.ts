import { expect, test } from "vitest";
import { fc } from "../../scripts/properties.ts";
import { readAppSpec } from "./appSpec.ts";
import { appSpecText } from "./appSpecText.ts";
import { HOOK_EVENTS } from "./rules/codeDeployLifecycle.ts";

const PARTS = { taskDefinition: "web:2", containerName: "web", containerPort: 80, hooks: [{ event: "BeforeInstall", functionName: "first" }] } as const;

test("an AppSpec file is written as the guide has it", () => {
  expect(appSpecText(PARTS, "YAML")).toMatchInlineSnapshot(`
    "version: 0.0
    Resources:
      - TargetService:
          Type: AWS::ECS::Service
          Properties:
            TaskDefinition: "web:2"
            LoadBalancerInfo:
              ContainerName: "web"
              ContainerPort: 80
    Hooks:
      - BeforeInstall: "first"
    "
  `);
  expect(appSpecText({ ...PARTS, hooks: [] }, "JSON")).toMatchInlineSnapshot(`
    "{
      "version": 0.0,
      "Resources": [
        {
          "TargetService": {
            "Type": "AWS::ECS::Service",
            "Properties": {
              "TaskDefinition": "web:2",
              "LoadBalancerInfo": {
                "ContainerName": "web",
                "ContainerPort": 80
              }
            }
          }
        }
      ]
    }"
  `);
});

test("what was written is read as it was meant", () => {
  const text = fc.string({ minLength: 1, maxLength: 20 });
  const hooks = fc.uniqueArray(fc.record({ event: fc.constantFrom(...HOOK_EVENTS), functionName: text }), { selector: ({ event }) => event });
  const parts = fc.record({ taskDefinition: text, containerName: text, containerPort: fc.nat(65_535), hooks });
  fc.assert(fc.property(parts, fc.constantFrom("YAML" as const, "JSON" as const), (given, format) => void expect(readAppSpec(appSpecText(given, format))).toMatchObject({ ok: true, spec: given })), { numRuns: 60 });
});
