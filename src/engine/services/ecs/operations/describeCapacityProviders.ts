import { capacityProviderArn } from "../../../../aws/arn.ts";
import type { CapacityProvider, DescribeCapacityProvidersRequest, DescribeCapacityProvidersResponse } from "../../../../aws/generated/ecs.ts";
import { byCodeUnit } from "../../../../lib/compare.ts";
import type { View } from "../../../kernel/context.ts";
import { reading } from "../../../kernel/operation.ts";
import { clusterNamed } from "../lookup.ts";
import { pageOf } from "../pages.ts";

/** The capacity providers of the account: the two that ECS brings along, for none can be created yet. */
export const describeCapacityProviders = reading(
  "ecs",
  "DescribeCapacityProviders",
  (view: View, input: DescribeCapacityProvidersRequest): DescribeCapacityProvidersResponse => {
    if (input.cluster !== undefined) clusterNamed(view, input.cluster);
    const asked = input.capacityProviders ?? [];
    const wanted = asked.length === 0 ? NAMES : NAMES.filter((name) => asked.some((nameOrArn) => isNamed(name, nameOrArn)));
    const missing = asked.filter((nameOrArn) => !NAMES.some((name) => isNamed(name, nameOrArn)));
    const { items, ...next } = pageOf(wanted, input, { key: (name) => name, compare: byCodeUnit, size: { standard: 10, most: 10 } });
    return { capacityProviders: items.map(described), failures: missing.map((arn) => ({ arn, reason: "MISSING" })), ...next };
  },
);

const NAMES: readonly string[] = ["FARGATE", "FARGATE_SPOT"];

const isNamed = (name: string, nameOrArn: string): boolean => nameOrArn === name || nameOrArn === capacityProviderArn(name);

function described(name: string): CapacityProvider {
  return { capacityProviderArn: capacityProviderArn(name), name, status: "ACTIVE", tags: [] };
}
