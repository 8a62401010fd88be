import type { AppSpec } from "./appSpec.ts";

/** What is written into an AppSpec file. */
export type AppSpecParts = Pick<AppSpec, "taskDefinition" | "containerName" | "containerPort" | "hooks">;

export type AppSpecFormat = "YAML" | "JSON";

/** An AppSpec file of an Amazon ECS deployment. CodeDeploy guide, "Adding an AppSpec file for an Amazon ECS deployment". */
export const appSpecText = (parts: AppSpecParts, format: AppSpecFormat): string => (format === "YAML" ? yamlOf(parts) : jsonOf(parts));

function yamlOf({ taskDefinition, containerName, containerPort, hooks }: AppSpecParts): string {
  const lines = [
    "version: 0.0",
    "Resources:",
    "  - TargetService:",
    "      Type: AWS::ECS::Service",
    "      Properties:",
    `        TaskDefinition: ${quoted(taskDefinition)}`,
    "        LoadBalancerInfo:",
    `          ContainerName: ${quoted(containerName)}`,
    `          ContainerPort: ${containerPort}`,
    ...(hooks.length === 0 ? [] : ["Hooks:", ...hooks.map(({ event, functionName }) => `  - ${event}: ${quoted(functionName)}`)]),
  ];
  return `${lines.join("\n")}\n`;
}

/** A text of JSON is one of YAML too. */
const quoted = (text: string): string => JSON.stringify(text);

function jsonOf({ taskDefinition, containerName, containerPort, hooks }: AppSpecParts): string {
  const Properties = { TaskDefinition: taskDefinition, LoadBalancerInfo: { ContainerName: containerName, ContainerPort: containerPort } };
  const file = { version: 0, Resources: [{ TargetService: { Type: "AWS::ECS::Service", Properties } }], ...(hooks.length === 0 ? {} : { Hooks: hooks.map(({ event, functionName }) => ({ [event]: functionName })) }) };
  // The guide writes 0.0, which no number is written as.
  return JSON.stringify(file, null, 2).replace('"version": 0,', '"version": 0.0,');
}
