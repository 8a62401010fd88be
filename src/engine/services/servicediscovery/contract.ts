import type { View } from "../../kernel/context.ts";
import { serviceArn } from "./ids.ts";
import { discoveryServices, type DiscoveryServiceRow } from "./tables.ts";

/** All that another service may know of Cloud Map. */
export { operationEnded } from "./events.ts";
export type { DiscoveryServiceRow } from "./tables.ts";

/** The service of Cloud Map by its ARN. */
export function discoveryServiceNamed(view: View, arn: string): DiscoveryServiceRow | undefined {
  const row = view.find(discoveryServices, arn.slice(arn.lastIndexOf("/") + 1));
  return row !== undefined && serviceArn(row.serviceId) === arn ? row : undefined;
}
