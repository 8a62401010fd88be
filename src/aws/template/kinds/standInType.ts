import { STAND_IN_TYPES } from "../../import/account/standIns.ts";
import { isMembers, type Members } from "../../import/candidates.ts";
import type { Draft } from "../draft.ts";
import { textOf } from "../functions.ts";
import type { Resource } from "../plan.ts";

/** A type as large as attributes ask at least; AWS would choose among all that have them. */
export function standInType(draft: Draft, resource: Resource, requirements: Members): string {
  const least = (member: string): number => {
    const range = requirements[member];
    return isMembers(range) ? Number(textOf(range["Min"])) || 0 : 0;
  };
  const [vcpus, memoryMiB] = [least("VCpuCount") || least("VcpuCount"), least("MemoryMiB") || least("MemoryMib")];
  // All of them have four GiB for each vCPU.
  const found = STAND_IN_TYPES.find(({ cpuUnits }) => vcpus * 1_024 <= cpuUnits && memoryMiB <= cpuUnits * 4) ?? STAND_IN_TYPES.at(-1);
  const instanceType = found?.instanceType ?? "m5.large";
  draft.assumed(resource, `InstanceRequirements: not simulated; ${instanceType} stands for what they allow.`);
  return instanceType;
}
