import { capacityProviderArn } from "../../../../aws/arn.ts";
import type { CapacityProviderType } from "../../../../aws/generated/ecs.ts";
import { isReservedProvider, RESERVED_PROVIDERS } from "../../../../aws/rules/reservedProviders.ts";
import { assert } from "../../../../lib/assert.ts";
import type { View } from "../../../kernel/context.ts";
import { clientException } from "../refusals.ts";
import { capacityProviders, clusterOptions, type CapacityProviderRow, type GroupProviderRow } from "../lateTables.ts";

/** The capacity provider by name or ARN, INACTIVE or not, if there is or was lately one; none for the reserved two. */
export function findProvider(view: View, nameOrArn: string): CapacityProviderRow | undefined {
  return view.find(capacityProviders, nameOrArn.startsWith("arn:") ? nameOrArn : capacityProviderArn(nameOrArn));
}

/** The same where it is over an Auto Scaling group. */
export function findGroupProvider(view: View, nameOrArn: string): GroupProviderRow | undefined {
  const provider = findProvider(view, nameOrArn);
  return provider?.managedInstances === undefined ? provider : undefined;
}

/** One that ECS scales the group of, or did. */
export function needGroupProvider(view: View, arn: string): GroupProviderRow {
  const provider = findGroupProvider(view, arn);
  assert(provider !== undefined, `${arn} is over no group`);
  return provider;
}

/** The names of the capacity providers that are associated with a cluster. */
export const providersOf = (view: View, clusterArn: string): readonly string[] => view.find(clusterOptions, clusterArn)?.capacityProviders ?? [];

/** The ACTIVE capacity provider that is to be changed. Throws ClientException. */
export function providerNamed(view: View, nameOrArn: string): CapacityProviderRow {
  // Assumed wording.
  if (RESERVED_PROVIDERS.some((name) => name === nameOrArn || capacityProviderArn(name) === nameOrArn)) {
    throw clientException("The FARGATE and FARGATE_SPOT capacity providers are reserved and can be neither updated nor deleted.");
  }
  const provider = findProvider(view, nameOrArn);
  if (provider?.status !== "ACTIVE") throw clientException(PROVIDER_NOT_FOUND);
  return provider;
}

/** What kind of capacity stands behind a name; undefined when there is no ACTIVE provider of that name. */
export function typeOfProvider(view: View, name: string): CapacityProviderType | undefined {
  if (isReservedProvider(name)) return name;
  const provider = view.find(capacityProviders, capacityProviderArn(name));
  if (provider?.status !== "ACTIVE") return undefined;
  return provider.managedInstances === undefined ? "EC2_AUTOSCALING" : "MANAGED_INSTANCES";
}

/** Observed. */
export const PROVIDER_NOT_FOUND = "The specified capacity provider was not found. Specify a valid capacity provider and try again.";
