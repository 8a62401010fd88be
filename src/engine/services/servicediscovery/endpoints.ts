import type { Context, View } from "../../kernel/context.ts";
import { cloudMapId, namespaceArn, serviceArn } from "./ids.ts";
import { count } from "./processes/settle.ts";
import { discoveryServices, instanceKeyOf, instancesByService, namespaces, serviceInstances, type NamespaceRow, type ServiceInstanceRow } from "./tables.ts";

// What ECS does in Cloud Map by itself for Service Connect: nobody waits for an operation to end. Assumed to be done at once.

/** A namespace as others name it. */
export interface NamedNamespace {
  readonly name: string;
  readonly arn: string;
}

/** The namespace of that name or ARN, whatever its type. Of several of one name the oldest is meant (assumed). */
export function namespaceNamed(view: View, nameOrArn: string): NamedNamespace | undefined {
  const isMeant = ({ namespaceId, name, state }: NamespaceRow) => state === "READY" && (name === nameOrArn || namespaceArn(namespaceId) === nameOrArn);
  const row = view.all(namespaces).find(isMeant);
  return row === undefined ? undefined : { name: row.name, arn: namespaceArn(row.namespaceId) };
}

/** Makes a namespace without DNS. */
export function makeHttpNamespace(ctx: Context, name: string): NamedNamespace {
  const namespaceId = cloudMapId(ctx, "ns");
  ctx.insert(namespaces, {
    namespaceId,
    name,
    type: "HTTP",
    state: "READY",
    description: null,
    vpcId: null,
    hostedZoneId: null,
    soaTtlSeconds: 0,
    creatorRequestId: null,
    createdAt: ctx.now,
  });
  return { name, arn: namespaceArn(namespaceId) };
}

/** Makes the service that stands for an endpoint in a namespace: it has no records. Its ARN is the answer. */
export function makeEndpoint(ctx: Context, { arn, name }: { readonly arn: string; readonly name: string }): string {
  const serviceId = cloudMapId(ctx, "srv");
  ctx.insert(discoveryServices, {
    serviceId,
    namespaceId: idIn(arn),
    name,
    description: null,
    routingPolicy: "MULTIVALUE",
    records: [],
    healthCheck: { kind: "custom", failureThreshold: 1 },
    creatorRequestId: null,
    revision: 1,
    createdAt: ctx.now,
  });
  return serviceArn(serviceId);
}

/** Takes an endpoint away with all its members, unless somebody did already. */
export function removeEndpoint(ctx: Context, endpointArn: string): void {
  const serviceId = idIn(endpointArn);
  for (const { instanceKey } of ctx.where(instancesByService, serviceId)) ctx.remove(serviceInstances, instanceKey);
  if (ctx.find(discoveryServices, serviceId) !== undefined) ctx.remove(discoveryServices, serviceId);
}

/** A task that takes the requests of an endpoint. */
export interface Member {
  readonly endpointArn: string;
  readonly instanceId: string;
}

/** From now on somebody is a member of an endpoint, and is well or not. */
export function setMember(ctx: Context, { endpointArn, instanceId }: Member, { attributes, isWell }: { readonly attributes: Readonly<Record<string, string>>; readonly isWell: boolean }): void {
  const serviceId = idIn(endpointArn);
  if (ctx.find(discoveryServices, serviceId) === undefined) return; // A person deleted it.
  const instanceKey = instanceKeyOf(serviceId, instanceId);
  const health = isWell ? "HEALTHY" : "UNHEALTHY";
  const before = ctx.find(serviceInstances, instanceKey);
  if (before?.health === health) return;
  if (before !== undefined) ctx.update(serviceInstances, instanceKey, { health });
  else ctx.insert(serviceInstances, { instanceKey, serviceId, instanceId, attributes, health, healthToCome: null, creatorRequestId: null, registeredAt: ctx.now });
  count(ctx, serviceId);
}

/** Takes somebody out of an endpoint, if they are in it. */
export function dropMember(ctx: Context, { endpointArn, instanceId }: Member): void {
  const serviceId = idIn(endpointArn);
  const instanceKey = instanceKeyOf(serviceId, instanceId);
  if (ctx.find(serviceInstances, instanceKey) === undefined) return;
  ctx.remove(serviceInstances, instanceKey);
  count(ctx, serviceId);
}

/** Who takes the requests of an endpoint now: those that are well. */
export function membersOf(view: View, endpointArn: string): readonly ServiceInstanceRow[] {
  return view.where(instancesByService, idIn(endpointArn)).filter(({ health }) => health === "HEALTHY");
}

const idIn = (arn: string): string => arn.slice(arn.lastIndexOf("/") + 1);
