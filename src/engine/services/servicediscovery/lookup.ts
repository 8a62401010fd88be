import type { View } from "../../kernel/context.ts";
import { namespaceArn, serviceArn } from "./ids.ts";
import { instanceNotFound, namespaceNotFound, serviceNotFound } from "./refusals.ts";
import { discoveryServices, instanceKeyOf, namespaces, serviceInstances, servicesByNamespace, type DiscoveryServiceRow, type NamespaceRow, type ServiceInstanceRow } from "./tables.ts";

/** The namespace by id or ARN, once it is there; or a refusal. */
export function needNamespace(view: View, idOrArn: string): NamespaceRow {
  const row = view.find(namespaces, idIn(idOrArn));
  if (row === undefined || row.state === "CREATING" || (isArn(idOrArn) && namespaceArn(row.namespaceId) !== idOrArn)) throw namespaceNotFound(idOrArn);
  return row;
}

/** The service by id or ARN, or a refusal. */
export function needService(view: View, idOrArn: string): DiscoveryServiceRow {
  const row = view.find(discoveryServices, idIn(idOrArn));
  if (row === undefined || (isArn(idOrArn) && serviceArn(row.serviceId) !== idOrArn)) throw serviceNotFound(idOrArn);
  return row;
}

/** The instance of a service, or a refusal. */
export function needInstance(view: View, serviceId: string, instanceId: string): ServiceInstanceRow {
  const row = view.find(serviceInstances, instanceKeyOf(serviceId, instanceId));
  if (row === undefined) throw instanceNotFound(instanceId);
  return row;
}

/** The service by the names that DiscoverInstances takes, or a refusal. */
export function needServiceNamed(view: View, { NamespaceName, ServiceName }: { readonly NamespaceName: string; readonly ServiceName: string }): DiscoveryServiceRow {
  const found = view.all(namespaces).filter(({ name, state }) => name === NamespaceName && state !== "CREATING");
  if (found.length === 0) throw namespaceNotFound(NamespaceName);
  const service = found.flatMap(({ namespaceId }) => view.where(servicesByNamespace, namespaceId)).find(({ name }) => sameName(name, ServiceName));
  if (service === undefined) throw serviceNotFound(ServiceName);
  return service;
}

/** CreateService: names that differ only by case are one, for DNS does not tell them apart. */
export const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const isArn = (text: string): boolean => text.startsWith("arn:");
const idIn = (idOrArn: string): string => (isArn(idOrArn) ? idOrArn.slice(idOrArn.lastIndexOf("/") + 1) : idOrArn);
