import type { Compatibility, RegisterTaskDefinitionRequest } from "../generated/ecs.ts";
import { problemsOfFargate } from "./fargate.ts";
import { networkModeOf } from "./networkMode.ts";
import { isGiven, structureOf } from "./read.ts";
import { isForWindows } from "./windows.ts";

/**
 * Every launch type a definition would run on, as ECS finds out when it registers it. The order and the rules for
 * EXTERNAL and MANAGED_INSTANCES are read off answers of 2023 to 2026.
 */
export function compatibilitiesOf(input: RegisterTaskDefinitionRequest): readonly Compatibility[] {
  const mode = networkModeOf(input);
  const platform = structureOf(input.runtimePlatform);
  const found: Compatibility[] = [];
  if (mode !== "awsvpc" && !isGiven(platform)) found.push("EXTERNAL");
  // Only Fargate has storage to give out.
  if (!isGiven(input.ephemeralStorage)) found.push("EC2");
  if (problemsOfFargate(input).length === 0) found.push("FARGATE");
  if ((mode === "awsvpc" || mode === "host") && !isForWindows(input)) found.push("MANAGED_INSTANCES");
  return found;
}
