import type { Resource } from "../../../../aws/generated/ecs.ts";
import { AGENT_PORTS } from "../../../../aws/rules/ports.ts";
import { clientException } from "../refusals.ts";
import type { ContainerInstanceRow } from "../tables.ts";

/** What a container instance has to give, as it says itself. */
export type TotalResources = Pick<ContainerInstanceRow, "cpuUnits" | "memoryMiB" | "portsReserved" | "portsUdpReserved">;

/** An instance that does not say registers with these: Assumed. */
const CPU_UNITS = 4096;
const MEMORY_MIB = 7482;

/** Reads `totalResources`. Throws ClientException, in assumed words. */
export function totalResourcesIn(given: readonly Resource[] | undefined): TotalResources {
  return {
    cpuUnits: whole(given, "CPU") ?? CPU_UNITS,
    memoryMiB: whole(given, "MEMORY") ?? MEMORY_MIB,
    portsReserved: ports(given, "PORTS") ?? AGENT_PORTS,
    portsUdpReserved: ports(given, "PORTS_UDP") ?? [],
  };
}

function whole(given: readonly Resource[] | undefined, name: string): number | undefined {
  const amount = given?.find((resource) => resource.name === name)?.integerValue;
  if (amount !== undefined && !(amount >= 0 && amount <= LARGEST)) throw invalid(name);
  return amount;
}

function ports(given: readonly Resource[] | undefined, name: string): readonly number[] | undefined {
  const set = given?.find((resource) => resource.name === name)?.stringSetValue;
  if (set === undefined) return undefined;
  const numbers = [...new Set(set.map(Number))].sort((a, b) => a - b);
  if (numbers.some((port) => !Number.isInteger(port) || port < 1 || port > 65_535)) throw invalid(name);
  return numbers;
}

/** No machine has more units of CPU or MiB of memory. */
const LARGEST = 100_000_000;

const invalid = (name: string) => clientException(`The resource ${name} is not valid.`);
