import { expect, test } from "vitest";
import { fc } from "../../scripts/properties.ts";
import { LARGEST_APP_SPEC, readAppSpec } from "./appSpec.ts";

const PROPERTIES = `      TaskDefinition: "arn:aws:ecs:us-east-1:111122223333:task-definition/web:2"
      LoadBalancerInfo:
        ContainerName: "web"
        ContainerPort: 80
`;
const FILE = `version: 0.0
Resources:
  - TargetService:
      Type: AWS::ECS::Service
      Properties:
${PROPERTIES.replaceAll(/^/gm, "  ").trimEnd()}
`;

test("an AppSpec file says what is deployed and which functions look at it", () => {
  const text = `${FILE}          PlatformVersion: LATEST
        CapacityProviderStrategy:
          - { CapacityProvider: FARGATE_SPOT, Weight: 2 }
        NetworkConfiguration:
          AwsvpcConfiguration:
            Subnets: [subnet-1, subnet-2]
            SecurityGroups: [sg-1]
            AssignPublicIp: DISABLED
Hooks:
  - BeforeInstall: "first"
  - AfterAllowTraffic: "last"
`.replace("          PlatformVersion", "        PlatformVersion");
  expect(readAppSpec(text)).toEqual({
    ok: true,
    spec: {
      taskDefinition: "arn:aws:ecs:us-east-1:111122223333:task-definition/web:2",
      containerName: "web",
      containerPort: 80,
      platformVersion: "LATEST",
      awsvpc: { subnets: ["subnet-1", "subnet-2"], securityGroups: ["sg-1"], assignPublicIp: "DISABLED" },
      capacityProviders: [{ capacityProvider: "FARGATE_SPOT", weight: 2 }],
      hooks: [
        { event: "BeforeInstall", functionName: "first" },
        { event: "AfterAllowTraffic", functionName: "last" },
      ],
    },
  });
});

test("it may be JSON", () => {
  const Properties = { TaskDefinition: "web:2", LoadBalancerInfo: { ContainerName: "web", ContainerPort: 80 } };
  const text = JSON.stringify({ version: 0.0, Resources: [{ TargetService: { Type: "AWS::ECS::Service", Properties } }], Hooks: [] });
  expect(readAppSpec(text)).toMatchObject({ ok: true, spec: { taskDefinition: "web:2", containerPort: 80, awsvpc: null, hooks: [] } });
});

test.each<[string, string | RegExp]>([
  ["", "The AppSpec file cannot be read at line 1, column 1: There is nothing in it."],
  ["version: 0.0\n", "The AppSpec file has no Resources (line 1, column 1)."],
  ["just words", "The AppSpec file is not a map (line 1, column 1)."],
  ["- a\n- b", "The AppSpec file is not a map (line 1, column 1)."],
  [FILE.replace("0.0", "1.0"), "version is not one of 0, 0.0 (line 1, column 1)."],
  [FILE.replace("AWS::ECS::Service", "AWS::Lambda::Function"), "Type is not AWS::ECS::Service (line 4, column 7)."],
  [FILE.replace("ContainerPort: 80", "ContainerPort: eighty"), /^ContainerPort is not a number from 0 to 65535 \(line 9, column \d+\)\.$/],
  [FILE.replace("ContainerPort: 80", "ContainerPort: 65536"), /^ContainerPort is not a number/],
  [FILE.replace(/.*TaskDefinition.*\n/, ""), /^Properties has no TaskDefinition \(line 5/],
  [`${FILE}Hooks:\n  - ApplicationStop: x\n`, /^ApplicationStop is not one of BeforeInstall, AfterInstall, .*\(line 11, column 5\)\.$/],
  [`${FILE}Hooks:\n  - BeforeInstall: a\n  - BeforeInstall: b\n`, "BeforeInstall is there twice (line 12, column 5)."],
  [`${FILE}Hooks: yes\n`, /^Hooks is not a list/],
  [`${FILE}  - Another:\n      Type: AWS::ECS::Service\n`, "Resources does not have exactly one resource (line 2, column 1)."],
  ["#".repeat(LARGEST_APP_SPEC + 1), `The AppSpec file has more than ${LARGEST_APP_SPEC} characters.`],
  ["[".repeat(20_000), "The AppSpec file is nested more than 64 levels deep."],
  ["{a: [", /^The AppSpec file cannot be read at line 1, column/],
  ["__proto__: {version: 0.0}", "The AppSpec file has no version (line 1, column 1)."],
])("%#: what is wrong is refused with its place", (text, message) => {
  const reading = readAppSpec(text);
  expect(reading.ok ? "" : reading.message).toEqual(typeof message === "string" ? message : expect.stringMatching(message));
});

test("aliases that double are not written out", () => {
  const doubling = Array.from({ length: 40 }, (_none, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`).join("\n");
  expect(readAppSpec(`a0: &a0 x\n${doubling}\n`)).toMatchObject({ ok: false, message: expect.stringContaining("once its aliases are written out") });
});

test("no text makes it throw", () => {
  fc.assert(fc.property(fc.string({ maxLength: 200 }), fc.nat(FILE.length), (noise, at) => typeof readAppSpec(FILE.slice(0, at) + noise + FILE.slice(at)).ok === "boolean"), { numRuns: 60 });
});
