import type { InstanceRequirementsRequest, ManagedInstancesProvider } from "../../../../aws/generated/ecs.ts";
import { matchesWildcard } from "../../../../lib/wildcard.ts";
import { instanceTypes, type InstanceType } from "../../ec2/contract.ts";
import type { LaunchableType } from "./decide/launches.ts";
import { sizeOf } from "./fleet.ts";

/** Types that ECS may launch for a capacity provider of managed instances. EC2 API, InstanceRequirementsRequest; of what else it may say nothing is looked at. */
export function typesFor({ instanceLaunchTemplate }: ManagedInstancesProvider): readonly LaunchableType[] {
  const requirements = instanceLaunchTemplate?.instanceRequirements;
  return [...instanceTypes.values()].filter((type) => (requirements === undefined ? isUsual(type) : meets(type, requirements))).map((type) => ({
    instanceType: type.instanceType,
    dollarsPerHour: type.linuxDollarsPerHour,
    ...sizeOf(type),
  }));
}

/** Where nothing is asked for ECS takes types for general use (assumed). */
const isUsual = ({ instanceType, architecture }: InstanceType): boolean => /^[cmr]\d/.test(instanceType) && architecture === "x86_64";

function meets(type: InstanceType, { vCpuCount, memoryMiB, allowedInstanceTypes, excludedInstanceTypes = [], burstablePerformance = "excluded", cpuManufacturers }: InstanceRequirementsRequest): boolean {
  const { instanceType, architecture } = type;
  const isWithin = (value: number, { min, max = Infinity }: { readonly min: number; readonly max?: number | undefined }) => value >= min && value <= max;
  if (!isWithin(type.vcpus, vCpuCount) || !isWithin(type.memoryMiB, memoryMiB)) return false;
  // Assumed: instances of ARM are launched where they are asked for.
  if ((architecture === "arm64") !== (cpuManufacturers?.includes("amazon-web-services") ?? false)) return false;
  if (allowedInstanceTypes !== undefined && allowedInstanceTypes.length > 0) return allowedInstanceTypes.some((pattern) => matchesWildcard(pattern, instanceType));
  if (excludedInstanceTypes.some((pattern) => matchesWildcard(pattern, instanceType))) return false;
  const isBurstable = instanceType.startsWith("t");
  return burstablePerformance === "included" || isBurstable === (burstablePerformance === "required");
}
