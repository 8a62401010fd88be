import type { CreateManagedInstancesProviderConfiguration, InstanceLaunchTemplate, InstanceRequirementsRequest, ManagedInstancesProvider, UpdateManagedInstancesProviderConfiguration } from "../../../../aws/generated/ecs.ts";
import type { View } from "../../../kernel/context.ts";
import { MANAGED_SCALE_IN_SECONDS, MANAGED_STORAGE_GIB } from "../limits.ts";
import { checkNetwork } from "../networkRules.ts";
import { invalidParameter, notSimulated } from "../refusals.ts";

/**
 * What ECS is to launch for a capacity provider, with what it takes where nothing is said. ECS API,
 * CreateManagedInstancesProviderConfiguration, for ranges and defaults. Throws InvalidParameterException; the wordings are
 * assumed.
 */
export function managedInstancesFrom(view: View, given: CreateManagedInstancesProviderConfiguration): ManagedInstancesProvider {
  const { infrastructureRoleArn, instanceLaunchTemplate: template, propagateTags = "NONE", infrastructureOptimization, autoRepairConfiguration } = given;
  return checked(view, {
    infrastructureRoleArn,
    instanceLaunchTemplate: { ...template, storageConfiguration: template.storageConfiguration ?? { storageSizeGiB: MANAGED_STORAGE_GIB.standard }, monitoring: template.monitoring ?? "BASIC", capacityOptionType: template.capacityOptionType ?? "ON_DEMAND" },
    propagateTags,
    ...(infrastructureOptimization === undefined ? {} : { infrastructureOptimization }),
    ...(autoRepairConfiguration === undefined ? {} : { autoRepairConfiguration }),
  });
}

/** The same after an update: what it does not say stays. ECS API, UpdateCapacityProvider: it is for instances to come. */
export function updatedManagedInstances(view: View, given: UpdateManagedInstancesProviderConfiguration, before: ManagedInstancesProvider): ManagedInstancesProvider {
  const instanceLaunchTemplate = { ...before.instanceLaunchTemplate, ...given.instanceLaunchTemplate } as InstanceLaunchTemplate;
  return checked(view, { ...before, ...given, instanceLaunchTemplate });
}

function checked(view: View, provider: ManagedInstancesProvider & { readonly instanceLaunchTemplate: InstanceLaunchTemplate }): ManagedInstancesProvider {
  const { infrastructureRoleArn = "", instanceLaunchTemplate: template, infrastructureOptimization } = provider;
  if (!ROLE_ARN.test(infrastructureRoleArn)) throw invalidParameter("The specified infrastructure role ARN is invalid.");
  if (template.capacityOptionType === "RESERVED") throw notSimulated("The capacityOptionType RESERVED");
  if (!PROFILE_ARN.test(template.ec2InstanceProfileArn)) throw invalidParameter("The specified EC2 instance profile ARN is invalid.");
  checkNetwork(view, template.networkConfiguration);
  checkStorage(template.storageConfiguration?.storageSizeGiB);
  const { scaleInAfter } = infrastructureOptimization ?? {};
  if (scaleInAfter !== undefined && (scaleInAfter < MANAGED_SCALE_IN_SECONDS.never || scaleInAfter > MANAGED_SCALE_IN_SECONDS.most)) {
    throw invalidParameter(`scaleInAfter must be between ${MANAGED_SCALE_IN_SECONDS.never} and ${MANAGED_SCALE_IN_SECONDS.most}.`);
  }
  if (template.instanceRequirements !== undefined) checkRequirements(template.instanceRequirements);
  return provider;
}

const ROLE_ARN = /^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/;
const PROFILE_ARN = /^arn:aws[a-z-]*:iam::\d{12}:instance-profile\/.+$/;

function checkStorage(storageSizeGiB: number | undefined): void {
  if (storageSizeGiB === undefined || (storageSizeGiB >= MANAGED_STORAGE_GIB.least && storageSizeGiB <= MANAGED_STORAGE_GIB.most)) return;
  throw invalidParameter(`storageSizeGiB must be between ${MANAGED_STORAGE_GIB.least} and ${MANAGED_STORAGE_GIB.most}.`);
}

function checkRequirements({ vCpuCount, memoryMiB, allowedInstanceTypes = [], excludedInstanceTypes = [] }: InstanceRequirementsRequest): void {
  for (const [name, { min, max = min }] of [["vCpuCount", vCpuCount], ["memoryMiB", memoryMiB]] as const) {
    if (min < 0) throw invalidParameter(`${name}.min cannot be less than 0.`);
    if (max < min) throw invalidParameter(`${name}.max cannot be less than ${name}.min.`);
  }
  // EC2 API, InstanceRequirementsRequest.
  if (allowedInstanceTypes.length > 0 && excludedInstanceTypes.length > 0) throw invalidParameter("Specify either allowedInstanceTypes or excludedInstanceTypes, not both.");
}
