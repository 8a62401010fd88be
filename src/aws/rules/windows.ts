import type { ContainerDefinition, RegisterTaskDefinitionRequest } from "../generated/ecs.ts";
import { refused, type RuleProblem } from "./problem.ts";
import { isGiven, structureOf, structuresIn, textOf } from "./read.ts";

/** Whether a definition is for containers of Windows. */
export function isForWindows({ runtimePlatform }: Pick<RegisterTaskDefinitionRequest, "runtimePlatform">): boolean {
  return textOf(structureOf(runtimePlatform)?.operatingSystemFamily)?.startsWith("WINDOWS") === true;
}

/** ECS guide, "Task definition parameters": what containers of Windows cannot have. The wordings are assumed. */
export function problemsOfWindows(input: RegisterTaskDefinitionRequest): readonly RuleProblem[] {
  if (!isForWindows(input)) return [];
  const mode = textOf(input.networkMode) ?? "awsvpc";
  const containers = structuresIn(input.containerDefinitions).flatMap(([container, i]) =>
    NOT_THERE.filter((member) => isGiven(container[member]) && container[member] !== false).map((member) => refused(["containerDefinitions", i, member], `${member} is not supported for Windows containers.`)),
  );
  return [...(mode === "awsvpc" ? [] : [refused(["networkMode"], `The network mode ‘${mode}’ is not supported for Windows containers.`)]), ...containers];
}

const NOT_THERE: readonly (keyof ContainerDefinition & string)[] = ["links", "linuxParameters", "privileged", "ulimits"];
