import type { ContainerDefinition, HealthCheck } from "../generated/ecs.ts";
import { refused, warned, type RulePath, type RuleProblem } from "./problem.ts";
import { numberOf, quotedText, structureOf, textsIn } from "./read.ts";

/** What ECS puts in for what is not said (API, HealthCheck); without startPeriod there is none. */
export const HEALTH_CHECK_DEFAULTS = { interval: 30, timeout: 5, retries: 3 } as const;

/** API, HealthCheck. */
const RANGES: readonly (readonly [Exclude<keyof HealthCheck, "command">, number, number])[] = [
  ["interval", 5, 300],
  ["timeout", 2, 60],
  ["retries", 1, 10],
  ["startPeriod", 0, 300],
];

/** A container's health check: its numbers, and a command that runs. */
export function problemsOfHealthCheck(container: ContainerDefinition, path: RulePath): readonly RuleProblem[] {
  const check = structureOf(container.healthCheck);
  if (check === undefined) return [];
  const of = [...path, "healthCheck"];
  const name = quotedText(container.name);
  return [...problemsOfCommand(check, of, name), ...problemsOfRanges(check, of, name)];
}

/** The API asks for CMD or CMD-SHELL in front, yet takes definitions without (aws-otel-collector's own template). */
function problemsOfCommand(check: HealthCheck, path: RulePath, name: string): readonly RuleProblem[] {
  const first = textsIn(check.command)[0]?.[0];
  if (first === undefined) {
    // Assumed wording: the model takes an empty list.
    return [refused([...path, "command"], `Invalid 'healthCheck.command' setting for container '${name}'.`)];
  }
  if (first === "CMD" || first === "CMD-SHELL") return [];
  return [warned([...path, "command"], "HealthCheckCommand", "A health check command should start with CMD or CMD-SHELL.")];
}

/** The ranges are documented; the wording is assumed after that of restartAttemptPeriod. */
function problemsOfRanges(check: HealthCheck, path: RulePath, name: string): readonly RuleProblem[] {
  return RANGES.flatMap(([member, least, most]) => {
    const value = numberOf(check[member]);
    if (value === undefined || (value >= least && value <= most)) return [];
    const message = `the 'healthCheck.${member}' setting for container '${name}' must be between ${least} and ${most}`;
    return [refused([...path, member], message)];
  });
}
