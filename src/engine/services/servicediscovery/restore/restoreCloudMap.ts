import type { AccountDescription } from "../../../../aws/account/description.ts";
import type { DiscoveryServiceDescription } from "../../../../aws/account/discovery.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { serviceArn } from "../ids.ts";
import { discoveryServices, instanceKeyOf, namespaces, serviceInstances, servicesByNamespace, type DiscoveryServiceRow, type ServiceInstanceRow } from "../tables.ts";

/** Writes down namespaces and services. Who is registered there is told by those that are. */
export function restoreCloudMap(ctx: Context, account: Pick<AccountDescription, "namespaces" | "discoveryServices">): void {
  for (const { createdAgo, ...namespace } of account.namespaces) ctx.insert(namespaces, { ...namespace, state: "READY", creatorRequestId: null, createdAt: ctx.now - createdAgo });
  for (const service of account.discoveryServices) ctx.insert(discoveryServices, discoveryRow(ctx, service));
}

/** A service as it is kept. */
export function discoveryRow({ now }: View, { createdAgo, healthCheck: check, ...service }: DiscoveryServiceDescription): DiscoveryServiceRow {
  return { ...service, healthCheck: check === null ? null : healthCheckOf(check), revision: 1, createdAt: now - createdAgo };
}

function healthCheckOf({ type, resourcePath, failureThreshold }: NonNullable<DiscoveryServiceDescription["healthCheck"]>): DiscoveryServiceRow["healthCheck"] {
  return type === null ? { kind: "custom", failureThreshold } : { kind: "route53", type, resourcePath, failureThreshold };
}

/** The ARN of the service of that name in a namespace. */
export function endpointIn(view: View, namespace: string, name: string): string | undefined {
  const namespaceId = namespace.slice(namespace.lastIndexOf("/") + 1);
  const row = view.where(servicesByNamespace, namespaceId).find((one) => one.name === name);
  return row === undefined ? undefined : serviceArn(row.serviceId);
}

/** Registers something in a service at once, for it was found there. */
export function registerInstance(ctx: Context, { serviceId, instanceId, ...is }: Pick<ServiceInstanceRow, "serviceId" | "instanceId" | "attributes" | "health" | "registeredAt">): void {
  ctx.insert(serviceInstances, { instanceKey: instanceKeyOf(serviceId, instanceId), serviceId, instanceId, ...is, healthToCome: null, creatorRequestId: null });
}
