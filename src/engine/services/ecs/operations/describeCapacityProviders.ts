import type { CapacityProvider, DescribeCapacityProvidersRequest, DescribeCapacityProvidersResponse } from "../../../../aws/generated/ecs.ts";
import { RESERVED_PROVIDERS } from "../../../../aws/rules/reservedProviders.ts";
import { byCodeUnit } from "../../../../lib/compare.ts";
import type { View } from "../../../kernel/context.ts";
import { reading } from "../../../kernel/operation.ts";
import { providersOf } from "../capacityProviders/find.ts";
import { describeCapacityProvider, describeReserved } from "../describe/capacityProvider.ts";
import { capacityProviders } from "../lateTables.ts";
import { CAPACITY_PROVIDERS_PER_PAGE } from "../limits.ts";
import { clusterNamed } from "../lookup.ts";
import { pageOf } from "../pages.ts";

/**
 * The capacity providers of the account or of one cluster, the two that ECS brings along among them; those that were
 * deleted lately only when they are asked for.
 */
export const describeCapacityProviders = reading(
  "ecs",
  "DescribeCapacityProviders",
  (view: View, input: DescribeCapacityProvidersRequest): DescribeCapacityProvidersResponse => {
    const all = candidates(view, input);
    const asked = input.capacityProviders ?? [];
    const isNamed = ({ name, capacityProviderArn: arn }: CapacityProvider, nameOrArn: string) => nameOrArn === name || nameOrArn === arn;
    const wanted = all.filter((one) => (asked.length === 0 ? one.status === "ACTIVE" : asked.some((nameOrArn) => isNamed(one, nameOrArn))));
    const missing = asked.filter((nameOrArn) => !all.some((one) => isNamed(one, nameOrArn)));
    const { items, ...next } = pageOf(wanted, input, { key: ({ name = "" }) => name, compare: byCodeUnit, size: CAPACITY_PROVIDERS_PER_PAGE });
    return { capacityProviders: items, failures: missing.map((arn) => ({ arn, reason: "MISSING" })), ...next };
  },
);

/** By name. */
function candidates(view: View, { cluster, include = [] }: DescribeCapacityProvidersRequest): readonly CapacityProvider[] {
  const tags = include.includes("TAGS");
  const all = [...RESERVED_PROVIDERS.map(describeReserved), ...view.all(capacityProviders).map((row) => describeCapacityProvider(row, { tags }))];
  all.sort((a, b) => byCodeUnit(a.name ?? "", b.name ?? ""));
  if (cluster === undefined) return all;
  const associated = providersOf(view, clusterNamed(view, cluster).clusterArn);
  return all.filter(({ name = "" }) => associated.includes(name));
}
