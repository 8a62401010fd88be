import type { TaskDefinition } from "../../../../aws/generated/ecs.ts";
import { cpuUnitsFrom } from "../../../../aws/rules/taskSize.ts";
import { isForWindows } from "../../../../aws/rules/windows.ts";

export const LATEST = "LATEST";

/** The newest first. ECS guide, "Fargate platform versions": 1.3.0 is the oldest that tasks can still be started on. */
export const LINUX_VERSIONS: readonly string[] = ["1.4.0", "1.3.0"];
export const WINDOWS_VERSIONS: readonly string[] = ["1.0.0"];

/** The version that a task gets: LATEST is the newest of its operating system. */
export function versionOf(asked: string, definition: TaskDefinition): string {
  if (asked !== LATEST) return asked;
  return (isForWindows(definition) ? WINDOWS_VERSIONS : LINUX_VERSIONS)[0] ?? LATEST;
}

/** As DescribeTasks words it (observed): `Linux`, and the families of Windows in words of their own. */
export function platformFamilyOf({ runtimePlatform }: TaskDefinition): string {
  const { operatingSystemFamily = "LINUX" } = runtimePlatform ?? {};
  return operatingSystemFamily === "LINUX" ? "Linux" : operatingSystemFamily;
}

/** What 1.3.0 cannot do: more than 4 vCPU, ARM, storage that is asked for, other tasks' volumes. ECS guide, "Fargate platform versions". */
export function needsNewest({ cpu = "", runtimePlatform, ephemeralStorage }: TaskDefinition): boolean {
  return (cpuUnitsFrom(cpu) ?? 0) > 4096 || runtimePlatform?.cpuArchitecture === "ARM64" || ephemeralStorage !== undefined;
}
