import { iamArn } from "../../../aws/arn.ts";
import { call } from "../../../aws/generated/api.ts";
import type { InstanceRequirementsRequest } from "../../../aws/generated/ecs.ts";
import type { Call } from "../../../bridge/protocol.ts";
import type { ManagedProvider } from "../../store/providerKinds.ts";
import { nameIn } from "../../store/names.ts";
import type { Tables } from "../../store/replica.ts";
import { type NetworkDraft, networkDraftFor } from "../networkDraft.ts";
import { MANAGED_INSTANCES_ROLE, madeRoleArn, NEW_ROLE, roleCalls, usualRoleArn } from "../shift/roles.ts";
import { managedByDefault, providerDraftFor } from "./providerDraft.ts";

/** What the form holds of a capacity provider whose instances ECS launches itself; null in a number means an empty field. */
export interface ManagedDraft {
  readonly name: string;
  /** NEW_ROLE: one is made. */
  readonly roleArn: string;
  /** Name of the instance profile. */
  readonly profile: string;
  readonly network: NetworkDraft;
  readonly vCpus: Range;
  readonly memoryMiB: Range;
  /** What else its instances are required to be, which the form does not ask for. */
  readonly required: Omit<InstanceRequirementsRequest, "vCpuCount" | "memoryMiB">;
  readonly capacityOptionType: "ON_DEMAND" | "SPOT";
  readonly storageGiB: number | null;
  readonly letsGo: "usual" | "after" | "never";
  readonly scaleInSeconds: number | null;
  /** Whether tasks are placed by it where nothing else is said. */
  readonly isDefault: boolean;
}

export interface Range {
  readonly min: number | null;
  /** Empty: there is no upper bound. */
  readonly max: number | null;
}

/** ECS API, InfrastructureOptimization: with it idle instances stay. */
const NEVER = -1;

/** What the field of seconds begins with. */
const USUAL_SECONDS = 300;

/** What the form begins with for a cluster: small instances in the subnets in which others are. */
export function managedDraftFor(clusterName: string, tables: Tables): ManagedDraft {
  return {
    name: providerDraftFor(`${clusterName}-managed`, tables).name,
    roleArn: usualRoleArn(MANAGED_INSTANCES_ROLE, tables),
    profile: "ecsInstanceRole",
    network: networkDraftFor(tables),
    vCpus: { min: 2, max: 4 },
    memoryMiB: { min: 4096, max: null },
    required: {},
    capacityOptionType: "ON_DEMAND",
    storageGiB: 80,
    letsGo: "usual",
    scaleInSeconds: USUAL_SECONDS,
    isDefault: false,
  };
}

/** What stands of one that is to be changed. */
export function managedDraftOf({ name, managedInstances: { settings } }: ManagedProvider): ManagedDraft {
  const { infrastructureRoleArn = "", instanceLaunchTemplate, infrastructureOptimization } = settings;
  const { ec2InstanceProfileArn = "", networkConfiguration: { subnets = [], securityGroups = [] } = {}, storageConfiguration, instanceRequirements, capacityOptionType } = instanceLaunchTemplate ?? {};
  const { vCpuCount = { min: 0 }, memoryMiB = { min: 0 }, ...required } = instanceRequirements ?? {};
  const { scaleInAfter } = infrastructureOptimization ?? {};
  const isTimed = scaleInAfter !== undefined && scaleInAfter !== NEVER;
  return {
    name,
    roleArn: infrastructureRoleArn,
    profile: nameIn(ec2InstanceProfileArn),
    network: { subnetIds: subnets, securityGroupIds: securityGroups },
    vCpus: { min: vCpuCount.min, max: vCpuCount.max ?? null },
    memoryMiB: { min: memoryMiB.min, max: memoryMiB.max ?? null },
    required,
    capacityOptionType: capacityOptionType === "SPOT" ? "SPOT" : "ON_DEMAND",
    storageGiB: storageConfiguration?.storageSizeGiB ?? null,
    letsGo: isTimed ? "after" : scaleInAfter === NEVER ? "never" : "usual",
    scaleInSeconds: isTimed ? scaleInAfter : USUAL_SECONDS,
    isDefault: false,
  };
}

/** The call that changes it for instances to come; null while something is missing. Whether they are on Spot stays. */
export function changeManagedCall(draft: ManagedDraft, cluster: string): Call | null {
  const provider = providerOf(draft);
  return provider && call("ecs", "UpdateCapacityProvider", { name: draft.name, cluster, managedInstancesProvider: provider });
}

/** The calls that make it for its cluster, with the role where it is missing; null while something is. */
export function managedCalls(draft: ManagedDraft, cluster: string, tables: Tables): readonly Call[] | null {
  const { name, roleArn, capacityOptionType, isDefault } = draft;
  const provider = providerOf(draft);
  if (name === "" || provider === null) return null;
  const managedInstancesProvider = { ...provider, instanceLaunchTemplate: { ...provider.instanceLaunchTemplate, capacityOptionType } };
  return [
    ...(roleArn === NEW_ROLE ? roleCalls(MANAGED_INSTANCES_ROLE, tables) : []),
    call("ecs", "CreateCapacityProvider", { name, cluster, managedInstancesProvider }),
    ...(isDefault ? [managedByDefault(name, cluster, tables)] : []),
  ];
}

/** What creating and changing one have in common. */
function providerOf(draft: ManagedDraft) {
  const { roleArn, profile, network: { subnetIds: subnets, securityGroupIds: securityGroups }, storageGiB, letsGo, scaleInSeconds } = draft;
  const instanceRequirements = requirementsOf(draft);
  const scaleInAfter = letsGo === "never" ? NEVER : scaleInSeconds;
  if (instanceRequirements === null || storageGiB === null || (letsGo === "after" && scaleInAfter === null)) return null;
  return {
    infrastructureRoleArn: roleArn === NEW_ROLE ? madeRoleArn(MANAGED_INSTANCES_ROLE) : roleArn,
    instanceLaunchTemplate: {
      ec2InstanceProfileArn: iamArn(`instance-profile/${profile}`),
      networkConfiguration: { subnets, ...(securityGroups.length === 0 ? {} : { securityGroups }) },
      storageConfiguration: { storageSizeGiB: storageGiB },
      instanceRequirements,
    },
    // Said of nothing it is what ECS does by itself.
    infrastructureOptimization: letsGo === "usual" || scaleInAfter === null ? {} : { scaleInAfter },
  };
}

/** ECS API, InstanceRequirementsRequest: both say at least what there must be. */
function requirementsOf({ vCpus, memoryMiB, required }: ManagedDraft): InstanceRequirementsRequest | null {
  const [vCpuCount, memory] = [rangeOf(vCpus), rangeOf(memoryMiB)];
  return vCpuCount === null || memory === null ? null : { ...required, vCpuCount, memoryMiB: memory };
}

const rangeOf = ({ min, max }: Range): { readonly min: number; readonly max?: number } | null => (min === null ? null : { min, ...(max === null ? {} : { max }) });
