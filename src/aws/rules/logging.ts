import type { ContainerDefinition, RegisterTaskDefinitionRequest } from "../generated/ecs.ts";
import { refused, type RulePath, type RuleProblem } from "./problem.ts";
import { structureOf, structuresIn, textOf } from "./read.ts";

/** Options without which the awslogs driver has nowhere to write. */
const AWSLOGS_OPTIONS = ["awslogs-region", "awslogs-group"] as const;

/** A container's logConfiguration. Observed wordings. */
export function problemsOfLogging(
  container: ContainerDefinition,
  path: RulePath,
  input: RegisterTaskDefinitionRequest,
): readonly RuleProblem[] {
  const log = structureOf(container.logConfiguration);
  if (log === undefined) return [];
  const of = [...path, "logConfiguration"];
  if (log.logDriver === "awslogs") {
    const options = structureOf(log.options) ?? {};
    const missing = AWSLOGS_OPTIONS.filter((option) => textOf(options[option]) === undefined);
    if (missing.length === 0) return [];
    return [refused([...of, "options"], `Log driver awslogs requires options: ${missing.join(", ")}`)];
  }
  if (log.logDriver === "awsfirelens" && !hasRouter(input)) {
    const message =
      "When awsfirelens log driver is specified in log configuration, a firelens configuration object must be specified";
    return [refused([...of, "logDriver"], message)];
  }
  return [];
}

function hasRouter(input: RegisterTaskDefinitionRequest): boolean {
  return structuresIn(input.containerDefinitions).some(
    ([container]) => structureOf(container.firelensConfiguration) !== undefined,
  );
}
