import type {
  DiscoverInstancesRequest,
  DiscoverInstancesResponse,
  DiscoverInstancesRevisionRequest,
  DiscoverInstancesRevisionResponse,
} from "../../../../aws/generated/servicediscovery.ts";
import type { View } from "../../../kernel/context.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeFound } from "../describe.ts";
import { ITEMS_PER_PAGE } from "../limits.ts";
import { needServiceNamed } from "../lookup.ts";
import { instancesByService, type ServiceInstanceRow } from "../tables.ts";

/** The instances of a service that are asked for, with all that is known of them; nothing waits in a cache. */
export const discoverInstances = reading("servicediscovery", "DiscoverInstances", (view: View, input: DiscoverInstancesRequest): DiscoverInstancesResponse => {
  const service = needServiceNamed(view, input);
  const fitting = view.where(instancesByService, service.serviceId).filter(has(input.QueryParameters));
  const wished = fitting.filter(has(input.OptionalParameters));
  const rows = wished.length > 0 ? wished : fitting;
  // Cloud Map API: the filter is for services with a health check.
  const found = service.healthCheck === null ? rows : ofHealth(rows, input.HealthStatus ?? "ALL");
  return { Instances: found.slice(0, input.MaxResults ?? ITEMS_PER_PAGE).map((row) => describeFound(view, row, service)), InstancesRevision: service.revision };
});

/** Tells whether there may be something new. */
export const discoverInstancesRevision = reading("servicediscovery", "DiscoverInstancesRevision", (view: View, input: DiscoverInstancesRevisionRequest): DiscoverInstancesRevisionResponse => ({
  InstancesRevision: needServiceNamed(view, input).revision,
}));

const has = (wanted: Readonly<Record<string, string>> = {}) => ({ attributes }: ServiceInstanceRow): boolean =>
  Object.entries(wanted).every(([name, value]) => attributes[name] === value);

function ofHealth(rows: readonly ServiceInstanceRow[], filter: NonNullable<DiscoverInstancesRequest["HealthStatus"]>): readonly ServiceInstanceRow[] {
  if (filter === "ALL") return rows;
  const found = rows.filter(({ health }) => health === (filter === "UNHEALTHY" ? "UNHEALTHY" : "HEALTHY"));
  return filter === "HEALTHY_OR_ELSE_ALL" && found.length === 0 ? rows : found;
}
