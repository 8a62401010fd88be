import type { CapacityProviderStrategyItem } from "../../../../aws/generated/ecs.ts";
import type { View } from "../../../kernel/context.ts";
import { clusterOptions, type ClusterOptionsRow } from "../lateTables.ts";
import { CAPACITY_PROVIDERS_PER_CLUSTER } from "../limits.ts";
import { invalidParameter, unsupportedFeature } from "../refusals.ts";
import { isReservedProvider, PROVIDER_NOT_FOUND, typeOfProvider } from "./find.ts";

type Strategy = ClusterOptionsRow["defaultCapacityProviderStrategy"];

/** The capacity providers to associate with a cluster. Throws InvalidParameterException. */
export function associationFrom(view: View, names: readonly string[]): readonly string[] {
  // Observed, both.
  if (names.length > CAPACITY_PROVIDERS_PER_CLUSTER) {
    throw invalidParameter("The maximum number of capacity providers per cluster has been exceeded.");
  }
  for (const name of names) if (typeOfProvider(view, name) === undefined) throw invalidParameter(PROVIDER_NOT_FOUND);
  return names.filter((name, i) => names.indexOf(name) === i);
}

/** A strategy over capacity providers that are associated with the cluster. Throws InvalidParameterException. */
export function strategyFrom(given: readonly CapacityProviderStrategyItem[], associated: readonly string[]): Strategy {
  if (given.length > CAPACITY_PROVIDERS_PER_CLUSTER) {
    // Quota; the wording is assumed.
    throw invalidParameter(`A capacity provider strategy can have at most ${CAPACITY_PROVIDERS_PER_CLUSTER} capacity providers.`);
  }
  const strategy = given.map(({ capacityProvider, base = 0, weight = 0 }) => ({ capacityProvider, base, weight }));
  const names = strategy.map(({ capacityProvider }) => capacityProvider);
  // Observed.
  if (names.some((name) => !associated.includes(name))) {
    throw invalidParameter(
      "The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster and try again.",
    );
  }
  // As the CDK has it from the service.
  if (names.some(isReservedProvider) && !names.every(isReservedProvider)) {
    throw invalidParameter(
      "A capacity provider strategy cannot contain a mix of capacity providers using Auto Scaling groups and Fargate providers. Specify one or the other and try again.",
    );
  }
  // ECS API, CapacityProviderStrategyItem; the wordings are assumed.
  if (names.some((name, i) => names.indexOf(name) !== i)) throw invalidParameter("A capacity provider strategy cannot contain a capacity provider twice.");
  if (strategy.filter(({ base }) => base > 0).length > 1) {
    throw invalidParameter("Only one capacity provider in a capacity provider strategy can have a base defined.");
  }
  return strategy;
}

/** What a request for tasks says of capacity. */
interface CapacityAsked {
  readonly launchType?: string | undefined;
  readonly capacityProviderStrategy?: readonly CapacityProviderStrategyItem[] | undefined;
}

/**
 * Capacity providers can be had, and place no task yet: what would leave it to them is refused, the default strategy of a
 * cluster included. Throws what ECS refuses of a strategy before.
 */
export function refuseCapacityProviders(view: View, clusterArn: string, { launchType, capacityProviderStrategy = [] }: CapacityAsked): void {
  const options = view.find(clusterOptions, clusterArn);
  const asked = strategyFrom(capacityProviderStrategy, options?.capacityProviders ?? []);
  if (asked.length > 0) {
    // ECS API, CapacityProviderStrategyItem; the wording is assumed.
    if (asked.every(({ weight }) => weight === 0)) {
      throw invalidParameter("At least one capacity provider in a capacity provider strategy must have a weight greater than 0.");
    }
    throw unsupportedFeature("A capacity provider strategy");
  }
  if (launchType !== undefined || (options?.defaultCapacityProviderStrategy ?? []).length === 0) return;
  throw unsupportedFeature("The default capacity provider strategy of a cluster, which holds where no launch type is said,");
}
