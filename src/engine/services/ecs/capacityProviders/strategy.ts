import type { CapacityProviderStrategyItem } from "../../../../aws/generated/ecs.ts";
import { isReservedProvider } from "../../../../aws/rules/reservedProviders.ts";
import type { View } from "../../../kernel/context.ts";
import type { StrategyItem } from "../tables.ts";
import { CAPACITY_PROVIDERS_PER_CLUSTER } from "../limits.ts";
import { invalidParameter } from "../refusals.ts";
import { typeOfProvider } from "./find.ts";

/** A strategy over capacity providers that are associated with the cluster. Throws InvalidParameterException. */
export function strategyFrom(given: readonly CapacityProviderStrategyItem[], associated: readonly string[]): readonly StrategyItem[] {
  if (given.length > CAPACITY_PROVIDERS_PER_CLUSTER) {
    // Quota; the wording is assumed.
    throw invalidParameter(`A capacity provider strategy can have at most ${CAPACITY_PROVIDERS_PER_CLUSTER} capacity providers.`);
  }
  const strategy = itemsFrom(given);
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

/** A strategy with what is not said. */
export const itemsFrom = (given: readonly CapacityProviderStrategyItem[]): readonly StrategyItem[] => given.map(({ capacityProvider, base = 0, weight = 0 }) => ({ capacityProvider, base, weight }));

/** Capacity providers of managed instances stand in a strategy by themselves. Throws InvalidParameterException. */
export function checkKinds(view: View, strategy: readonly StrategyItem[]): void {
  const managed = strategy.filter(({ capacityProvider }) => typeOfProvider(view, capacityProvider) === "MANAGED_INSTANCES");
  if (managed.length === 0 || managed.length === strategy.length) return;
  // ECS API, CreateService: one type in a strategy; assumed, after the one for Fargate.
  throw invalidParameter("A capacity provider strategy cannot contain a mix of capacity providers using Amazon ECS Managed Instances and others. Specify one or the other and try again.");
}

/** A strategy that tasks are to be started by. ECS API, CapacityProviderStrategyItem: of several; the wording is assumed. Throws InvalidParameterException. */
export function checkWeights(strategy: readonly StrategyItem[]): void {
  if (strategy.length > 1 && strategy.every(({ weight }) => weight === 0)) {
    throw invalidParameter("At least one capacity provider in a capacity provider strategy must have a weight greater than 0.");
  }
}
