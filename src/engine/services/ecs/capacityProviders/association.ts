import type { View } from "../../../kernel/context.ts";
import { CAPACITY_PROVIDERS_PER_CLUSTER } from "../limits.ts";
import { invalidParameter } from "../refusals.ts";
import { PROVIDER_NOT_FOUND, typeOfProvider } from "./find.ts";

/** The capacity providers to associate with a cluster. Throws InvalidParameterException. */
export function associationFrom(view: View, names: readonly string[]): readonly string[] {
  // Observed, both.
  if (names.length > CAPACITY_PROVIDERS_PER_CLUSTER) {
    throw invalidParameter("The maximum number of capacity providers per cluster has been exceeded.");
  }
  for (const name of names) if (typeOfProvider(view, name) === undefined) throw invalidParameter(PROVIDER_NOT_FOUND);
  return names.filter((name, i) => names.indexOf(name) === i);
}
