import type { View } from "../../../kernel/context.ts";
import { CAPACITY_PROVIDERS_PER_CLUSTER } from "../limits.ts";
import { invalidParameter } from "../refusals.ts";
import { findProvider, PROVIDER_NOT_FOUND, typeOfProvider } from "./find.ts";

/** The capacity providers to associate with a cluster. Throws InvalidParameterException. */
export function associationFrom(view: View, names: readonly string[], clusterArn?: string): readonly string[] {
  checkCount(names);
  for (const name of names) {
    // ECS API, CreateCapacityProvider: one of managed instances is there for its own cluster alone; the answer is assumed.
    const { managedInstances } = findProvider(view, name) ?? {};
    if (typeOfProvider(view, name) === undefined || (managedInstances?.clusterArn ?? clusterArn) !== clusterArn) throw invalidParameter(PROVIDER_NOT_FOUND);
  }
  return names.filter((name, i) => names.indexOf(name) === i);
}

/** Throws InvalidParameterException when they are more than a cluster may have. */
export function checkCount(names: readonly string[]): void {
  // Observed.
  if (names.length > CAPACITY_PROVIDERS_PER_CLUSTER) throw invalidParameter("The maximum number of capacity providers per cluster has been exceeded.");
}
