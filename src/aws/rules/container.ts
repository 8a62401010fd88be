import type { ContainerDefinition, RegisterTaskDefinitionRequest } from "../generated/ecs.ts";
import { problemsOfHealthCheck } from "./healthCheck.ts";
import { problemsOfLogging } from "./logging.ts";
import { IMAGE, NAME } from "./names.ts";
import { refused, warned, type RulePath, type RuleProblem } from "./problem.ts";
import { isGiven, numberOf, quotedText, structureOf, structuresIn, textOf, textsIn } from "./read.ts";
import { LEAST_MEMORY_MIB } from "./taskSize.ts";

/** Environment files of one container (API, ContainerDefinition). */
const ENVIRONMENT_FILES = 10;

/** Exit codes that a restart policy may ignore (API, ContainerRestartPolicy). */
const IGNORED_EXIT_CODES = 50;

/** What holds of one container, whatever its launch type. */
export function problemsOfContainer(
  container: ContainerDefinition,
  i: number,
  input: RegisterTaskDefinitionRequest,
): readonly RuleProblem[] {
  const path = ["containerDefinitions", i];
  return [
    ...problemsOfName(container, path),
    ...problemsOfMemory(container, path, input),
    ...problemsOfTimeouts(container, path),
    ...problemsOfRestarts(container, path),
    ...problemsOfEnvironment(container, path, input),
    ...problemsOfLinks(container, path, input),
    ...problemsOfHealthCheck(container, path),
    ...problemsOfLogging(container, path, input),
    ...problemsOfResources(container, path),
  ];
}

/** Observed. */
function problemsOfName(container: ContainerDefinition, path: RulePath): readonly RuleProblem[] {
  const problems: RuleProblem[] = [];
  for (const [member, pattern] of [["name", NAME] as const, ["image", IMAGE] as const]) {
    const text = textOf(container[member]);
    if (text === undefined) problems.push(refused([...path, member], `Container.${member} should not be null or empty.`));
    else if (!pattern.test(text)) problems.push(refused([...path, member], `Container.${member} contains invalid characters.`));
  }
  return problems;
}

/** Observed: the last two. Assumed after the wording for ports: the first. */
function problemsOfMemory(container: ContainerDefinition, path: RulePath, input: RegisterTaskDefinitionRequest) {
  const problems: RuleProblem[] = [];
  const least = { cpu: 0, memory: LEAST_MEMORY_MIB, memoryReservation: LEAST_MEMORY_MIB };
  for (const member of ["cpu", "memory", "memoryReservation"] as const) {
    if ((numberOf(container[member]) ?? least[member]) < least[member]) {
      problems.push(refused([...path, member], `Invalid '${member}' setting for container '${quotedText(container.name)}'.`));
    }
  }
  const hard = numberOf(container.memory);
  const soft = numberOf(container.memoryReservation);
  if (hard === undefined && soft === undefined && textOf(input.memory) === undefined) {
    const wanted = "At least one of 'memory' or 'memoryReservation' must be specified.";
    problems.push(refused([...path, "memory"], `Invalid setting for container '${quotedText(container.name)}'. ${wanted}`));
  }
  if (hard !== undefined && soft !== undefined && hard < soft) {
    const wanted = "'memory' must be greater than or equal to 'memoryReservation'.";
    problems.push(refused([...path, "memoryReservation"], `Invalid setting for container '${quotedText(container.name)}'. ${wanted}`));
  }
  return problems;
}

/** Third party. */
function problemsOfTimeouts(container: ContainerDefinition, path: RulePath): readonly RuleProblem[] {
  const problems: RuleProblem[] = [];
  for (const [member, kind] of [["startTimeout", "start"] as const, ["stopTimeout", "stop"] as const]) {
    if ((numberOf(container[member]) ?? 2) >= 2) continue;
    const message = `Granular ${kind} timeout on container '${quotedText(container.name)}' must be at least 2 seconds.`;
    problems.push(refused([...path, member], message));
  }
  return problems;
}

/** Observed: the range. Assumed: the number of exit codes. */
function problemsOfRestarts(container: ContainerDefinition, path: RulePath): readonly RuleProblem[] {
  const policy = structureOf(container.restartPolicy);
  if (policy === undefined) return [];
  const of = [...path, "restartPolicy"];
  const problems: RuleProblem[] = [];
  const period = numberOf(policy.restartAttemptPeriod) ?? 300;
  if (period < 60 || period > 1800) {
    const message = `the 'restartAttemptPeriod' setting for container '${quotedText(container.name)}' must be between 60 and 1800`;
    problems.push(refused([...of, "restartAttemptPeriod"], message));
  }
  if ((policy.ignoredExitCodes?.length ?? 0) > IGNORED_EXIT_CODES) {
    const message = `the 'ignoredExitCodes' setting for container '${quotedText(container.name)}' can have at most ${IGNORED_EXIT_CODES} items`;
    problems.push(refused([...of, "ignoredExitCodes"], message));
  }
  return problems;
}

/** Observed. */
function problemsOfEnvironment(
  container: ContainerDefinition,
  path: RulePath,
  input: RegisterTaskDefinitionRequest,
): readonly RuleProblem[] {
  const problems: RuleProblem[] = [];
  if (isGiven(container.secrets) && textOf(input.executionRoleArn) === undefined) {
    const message = "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.";
    problems.push(refused([...path, "secrets"], message));
  }
  const files = structuresIn(container.environmentFiles);
  if (files.length > ENVIRONMENT_FILES) {
    const message = "The maximum number of environment files was exceeded. Specify ten or less and try again.";
    problems.push(refused([...path, "environmentFiles"], message));
  }
  for (const [{ value }, j] of files) {
    if (textOf(value)?.startsWith("arn:") === true) continue;
    problems.push(refused([...path, "environmentFiles", j, "value"], "Invalid arn syntax."));
  }
  return problems;
}

/** `name` or `name:alias` of another container of the task. The wording is assumed after that of dependsOn. */
function problemsOfLinks(container: ContainerDefinition, path: RulePath, input: RegisterTaskDefinitionRequest) {
  const names = new Set(structuresIn(input.containerDefinitions).map(([{ name }]) => name));
  return textsIn(container.links).flatMap(([link, j]) => {
    const [name] = link.split(":");
    if (names.has(name) && name !== container.name) return [];
    return [refused([...path, "links", j], `Cannot link to container '${name}' because it does not exist`)];
  });
}

/** ECS API, ResourceRequirement: GPUs by their number. The wording is assumed. Inference accelerators nobody has here. */
function problemsOfResources(container: ContainerDefinition, path: RulePath): readonly RuleProblem[] {
  return structuresIn(container.resourceRequirements).flatMap(([{ type, value }, j]) => {
    const at = [...path, "resourceRequirements", j];
    if (type !== "GPU") return [warned(at, "NotSimulated", "Inference accelerators are not simulated: the task is placed without.")];
    if (/^[1-9]\d{0,2}$/.test(textOf(value) ?? "")) return [];
    return [refused([...at, "value"], `Invalid 'resourceRequirements' setting for container '${quotedText(container.name)}'.`)];
  });
}
