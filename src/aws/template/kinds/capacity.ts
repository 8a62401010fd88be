import type { CreateServiceRequest } from "../../generated/ecs.ts";
import { isMembers } from "../../import/candidates.ts";
import { isReservedProvider } from "../../rules/reservedProviders.ts";
import type { Draft } from "../draft.ts";

type Capacity = Pick<CreateServiceRequest, "launchType" | "capacityProviderStrategy">;

/** The strategy of a service, where there are all capacity providers that it names; undefined otherwise. */
export function strategyHere(draft: Draft, { capacityProviderStrategy: strategy = [] }: CreateServiceRequest): Capacity["capacityProviderStrategy"] {
  const isThere = (name: string): boolean => isReservedProvider(name) || isMade(draft, name) || draft.knownArn(`capacity-provider/${name}`) !== undefined;
  return strategy.length > 0 && strategy.every(({ capacityProvider: name }) => isThere(name)) ? strategy : undefined;
}

const isMade = (draft: Draft, name: string): boolean => draft.steps.some(({ call }) => call.operation === "CreateCapacityProvider" && isMembers(call.input) && call.input["name"] === name);

/** A service on what it says that its tasks run; where it says nothing, its cluster does. */
export function onItsCapacity(simulated: CreateServiceRequest, said: CreateServiceRequest, strategy: Capacity["capacityProviderStrategy"]): CreateServiceRequest {
  const { launchType, ...rest } = simulated;
  if (strategy !== undefined) return { ...rest, capacityProviderStrategy: strategy };
  const saysNothing = said.launchType === undefined && (said.capacityProviderStrategy ?? []).length === 0;
  return saysNothing && launchType === "EC2" ? rest : simulated;
}
