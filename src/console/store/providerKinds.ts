import type { Rows } from "../../bridge/protocol.ts";
import { groupNameIn } from "./names.ts";
import type { Tables } from "./replica.ts";

type Provider = Rows["ecs.capacityProviders"];

/** A capacity provider over an Auto Scaling group. */
export type GroupProvider = Extract<Provider, { readonly autoScalingGroupArn: string }>;

/** A capacity provider of instances that ECS launches. */
export type ManagedProvider = Exclude<Provider, GroupProvider>;

export const isOverGroup = (provider: Provider): provider is GroupProvider => provider.managedInstances === undefined;

/** The group under an ACTIVE capacity provider; null: it is over none, or is no more. */
export const groupUnder = (provider: Provider): string | null => (provider.status === "ACTIVE" && isOverGroup(provider) ? groupNameIn(provider.autoScalingGroupArn) : null);

/** The ACTIVE capacity provider over a group, which has one at most. */
export function providerOver(group: string, { "ecs.capacityProviders": providers }: Pick<Tables, "ecs.capacityProviders">): GroupProvider | undefined {
  for (const row of providers.values()) if (isOverGroup(row) && groupUnder(row) === group) return row;
  return undefined;
}
