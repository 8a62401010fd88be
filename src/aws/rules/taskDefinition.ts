import type { RegisterTaskDefinitionRequest } from "../generated/ecs.ts";
import { problemsOfContainer } from "./container.ts";
import { problemsOfDependencies } from "./dependencies.ts";
import { problemsOfFargate, problemsOfStorage } from "./fargate.ts";
import { NAME } from "./names.ts";
import { networkModeOf, problemsOfNetworkMode } from "./networkMode.ts";
import { problemsOfConstraints } from "./placementConstraints.ts";
import { problemsOfPorts } from "./ports.ts";
import { refused, warned, type RuleProblem } from "./problem.ts";
import { structuresIn, textOf, textsIn } from "./read.ts";
import { problemsOfTaskSize } from "./taskSize.ts";
import { problemsOfVolumes } from "./volumes.ts";
import { problemsOfWindows } from "./windows.ts";

export { needsOf, type TaskNeeds } from "./needs.ts";
export { networkModeOf } from "./networkMode.ts";
export { normalizedTaskDefinition } from "./normalized.ts";
export type { RuleProblem } from "./problem.ts";

/** AWS General Reference, quotas of Amazon ECS. */
export const CONTAINERS_PER_DEFINITION = 10;
export const DEFINITION_BYTES = 65_536;

/**
 * Everything that keeps ECS from registering a task definition, each at its place and in ECS's words, the one it would
 * answer first; and behind them, as warnings, what it takes though it will not work. What breaks the model (a text where a number
 * belongs) is told by `validate`; this looks past it, so that it can be asked about a definition half typed.
 * Which of several problems ECS tells first is assumed: the task, its containers, how they fit together, Fargate.
 */
export function problemsOfTaskDefinition(given: RegisterTaskDefinitionRequest): readonly RuleProblem[] {
  const bytes = bytesOf(given);
  if (bytes > DEFINITION_BYTES) return [tooLong(bytes)];
  const input = bounded(given);
  const problems = [
    ...problemsOfTask(input),
    ...problemsOfTaskSize(input),
    ...structuresIn(input.containerDefinitions).flatMap(([container, i]) => problemsOfContainer(container, i, input)),
    ...problemsOfNetworkMode(input),
    ...problemsOfWindows(input),
    ...problemsOfPorts(input),
    ...problemsOfDependencies(input),
    ...problemsOfVolumes(input),
    ...problemsOfConstraints(input),
    ...problemsOfStorage(input),
    ...problemsOfCompatibility(input),
  ];
  const told = new Map(problems.map((problem) => [`${problem.path.join("/")} ${problem.message}`, problem] as const));
  const of = (severity: RuleProblem["severity"]) => [...told.values()].filter((problem) => problem.severity === severity);
  return [...of("error"), ...of("warning")].slice(0, PROBLEMS_TOLD);
}

/** Limits of ours, so that a hostile definition costs no more than a bad one. */
const CONTAINERS_LOOKED_AT = 5 * CONTAINERS_PER_DEFINITION;
const PROBLEMS_TOLD = 100;

function bounded(input: RegisterTaskDefinitionRequest): RegisterTaskDefinitionRequest {
  const { containerDefinitions } = input;
  if (!Array.isArray(containerDefinitions) || containerDefinitions.length <= CONTAINERS_LOOKED_AT) return input;
  return { ...input, containerDefinitions: input.containerDefinitions.slice(0, CONTAINERS_LOOKED_AT) };
}

/** Observed. Nothing else is looked into then, as with ECS. */
const tooLong = (bytes: number): RuleProblem =>
  refused([], `Actual length: '${bytes}'. Max allowed length is '${DEFINITION_BYTES}' bytes.`);

function problemsOfTask(input: RegisterTaskDefinitionRequest): readonly RuleProblem[] {
  const problems: RuleProblem[] = [];
  const family = textOf(input.family);
  // Observed, all of them.
  if (family !== undefined && !NAME.test(family)) {
    problems.push(refused(["family"], "Family contains invalid characters."));
  }
  const containers = structuresIn(input.containerDefinitions);
  if (containers.length > CONTAINERS_PER_DEFINITION) problems.push(refused(["containerDefinitions"], "Too many containers."));
  if (containers.length > 0 && containers.every(([{ essential }]) => essential === false)) {
    problems.push(refused(["containerDefinitions"], "Task definition doesn't have any essential container."));
  }
  const names = new Set<string>();
  for (const [container, i] of containers) {
    const name = textOf(container.name);
    if (name === undefined) continue;
    const message = "Container names must be unique within a Task Definition.";
    if (names.has(name)) problems.push(refused(["containerDefinitions", i, "name"], message));
    names.add(name);
  }
  return problems;
}

/** What it is said to be compatible with is checked; what is not said is found out instead. */
function problemsOfCompatibility(input: RegisterTaskDefinitionRequest): readonly RuleProblem[] {
  const required = textsIn(input.requiresCompatibilities).map(([text]) => text);
  const problems: RuleProblem[] = [];
  if (required.includes("FARGATE")) problems.push(...problemsOfFargate(input));
  // Documented (ECS Anywhere has no awsvpc); the wording is assumed after that of Fargate.
  if (required.includes("EXTERNAL") && networkModeOf(input) === "awsvpc") {
    problems.push(refused(["networkMode"], "External instances do not support network mode ‘awsvpc’."));
  }
  return [...problems, ...warningsOfLaunch(required)];
}

/** Taken and kept, but nothing runs it here yet. */
function warningsOfLaunch(required: readonly string[]): readonly RuleProblem[] {
  if (required.length === 0 || required.includes("EC2")) return [];
  const message = `${required.join(", ")} is not simulated yet: the definition is registered, but no task of it can run.`;
  return [warned(["requiresCompatibilities"], "NotSimulated", message)];
}

/** Bytes of the definition as it goes over the wire: JSON in UTF-8. */
function bytesOf(input: RegisterTaskDefinitionRequest): number {
  const json = JSON.stringify(input);
  let bytes = json.length;
  for (let i = 0; i < json.length; i++) {
    const code = json.charCodeAt(i);
    // Half of a surrogate pair counts two of the pair's four bytes.
    if (code >= 0xd800 && code <= 0xdfff) bytes += 1;
    else if (code >= 0x800) bytes += 2;
    else if (code >= 0x80) bytes += 1;
  }
  return bytes;
}
