import { iamArn } from "../../../aws/arn.ts";
import { call } from "../../../aws/generated/api.ts";
import type { InstanceRequirementsRequest } from "../../../aws/generated/ecs.ts";
import type { Call } from "../../../bridge/protocol.ts";
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
  /** Whether tasks are placed by it where nothing else is said. */
  readonly isDefault: boolean;
}

export interface Range {
  readonly min: number | null;
  /** Empty: there is no upper bound. */
  readonly max: number | null;
}

/** What the form begins with for a cluster: small instances in the subnets in which others are. */
export function managedDraftFor(clusterName: string, tables: Tables): ManagedDraft {
  return {
    name: providerDraftFor(`${clusterName}-managed`, tables).name,
    roleArn: usualRoleArn(MANAGED_INSTANCES_ROLE, tables),
    profile: "ecsInstanceRole",
    network: networkDraftFor(tables),
    vCpus: { min: 2, max: 4 },
    memoryMiB: { min: 4096, max: null },
    isDefault: false,
  };
}

/** The calls that make it for its cluster, with the role where it is missing; null while something is. */
export function managedCalls(draft: ManagedDraft, cluster: string, tables: Tables): readonly Call[] | null {
  const { name, roleArn, profile, network, isDefault } = draft;
  const instanceRequirements = requirementsOf(draft);
  if (name === "" || instanceRequirements === null) return null;
  const { subnetIds: subnets, securityGroupIds: securityGroups } = network;
  const managedInstancesProvider = {
    infrastructureRoleArn: roleArn === NEW_ROLE ? madeRoleArn(MANAGED_INSTANCES_ROLE) : roleArn,
    instanceLaunchTemplate: {
      ec2InstanceProfileArn: iamArn(`instance-profile/${profile}`),
      networkConfiguration: { subnets, ...(securityGroups.length === 0 ? {} : { securityGroups }) },
      instanceRequirements,
    },
  };
  return [
    ...(roleArn === NEW_ROLE ? roleCalls(MANAGED_INSTANCES_ROLE, tables) : []),
    call("ecs", "CreateCapacityProvider", { name, cluster, managedInstancesProvider }),
    ...(isDefault ? [managedByDefault(name, cluster, tables)] : []),
  ];
}

/** ECS API, InstanceRequirementsRequest: both say at least what there must be. */
function requirementsOf({ vCpus, memoryMiB }: ManagedDraft): Pick<InstanceRequirementsRequest, "vCpuCount" | "memoryMiB"> | null {
  const [vCpuCount, memory] = [rangeOf(vCpus), rangeOf(memoryMiB)];
  return vCpuCount === null || memory === null ? null : { vCpuCount, memoryMiB: memory };
}

const rangeOf = ({ min, max }: Range): { readonly min: number; readonly max?: number } | null => (min === null ? null : { min, ...(max === null ? {} : { max }) });
