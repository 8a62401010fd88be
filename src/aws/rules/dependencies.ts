import type { ContainerDefinition, RegisterTaskDefinitionRequest } from "../generated/ecs.ts";
import { refused, type RuleProblem } from "./problem.ts";
import { quotedText, structureOf, structuresIn, textOf } from "./read.ts";

/** dependsOn: who is waited for exists, can reach the condition, and nobody waits in a circle. */
export function problemsOfDependencies(input: RegisterTaskDefinitionRequest): readonly RuleProblem[] {
  const containers = structuresIn(input.containerDefinitions);
  const byName = new Map(containers.map(([container]) => [container.name, container] as const));
  const each = containers.flatMap(([container, i]) =>
    structuresIn(container.dependsOn).flatMap(([{ containerName, condition }, j]) => {
      const path = ["containerDefinitions", i, "dependsOn", j];
      const dependency = byName.get(containerName);
      if (dependency === undefined) return [unknownDependency(containerName, path)];
      return unreachable(dependency, condition, path);
    }),
  );
  return [...each, ...circles(containers, byName)];
}

/** Third party; the plus sign is ECS's own. */
function unknownDependency(name: string, path: readonly (string | number)[]): RuleProblem {
  return refused([...path, "containerName"], `Cannot depend on container + '${quotedText(name)}' because it does not exist`);
}

/** Observed. */
function unreachable(dependency: ContainerDefinition, condition: string, path: readonly (string | number)[]) {
  const ends = condition === "SUCCESS" || condition === "COMPLETE";
  if (ends && dependency.essential !== false) {
    const message = "A dependency container with SUCCESS or COMPLETE condition cannot be an essential container";
    return [refused([...path, "condition"], message)];
  }
  if (condition === "HEALTHY" && structureOf(dependency.healthCheck) === undefined) {
    const message = "A dependency container with HEALTHY condition must have health check configured";
    return [refused([...path, "condition"], message)];
  }
  return [];
}

type ByName = ReadonlyMap<string | undefined, ContainerDefinition>;

/** Third party. Told once for each container that waits, by way of others, for itself. */
function circles(containers: readonly (readonly [ContainerDefinition, number])[], byName: ByName): readonly RuleProblem[] {
  return containers
    .filter(([container]) => awaits(container, container.name, byName))
    .map(([, i]) => refused(["containerDefinitions", i, "dependsOn"], "Container dependsOn contains a cycle"));
}

function awaits(from: ContainerDefinition, name: string | undefined, byName: ByName): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let container = open.pop(); container !== undefined; container = open.pop()) {
    for (const [{ containerName }] of structuresIn(container.dependsOn)) {
      if (textOf(containerName) === undefined) continue;
      if (containerName === name) return true;
      if (seen.has(containerName)) continue;
      seen.add(containerName);
      const next = byName.get(containerName);
      if (next !== undefined) open.push(next);
    }
  }
  return false;
}
