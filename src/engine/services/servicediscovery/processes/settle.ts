import type { Context } from "../../../kernel/context.ts";
import { operationEnded } from "../events.ts";
import { discoveryServices, instanceKeyOf, namespaces, operations, serviceInstances, targetOf, type DiscoveryServiceRow, type OperationRow } from "../tables.ts";
import { operationEnds } from "../timers.ts";
import { OPERATION_KEPT } from "../timing.ts";
import { recordsFrom } from "../serviceRules.ts";

/** What an operation asked for is done now; a day later nobody can ask for it any more. */
export function settle(ctx: Context, operationId: string): void {
  const row = ctx.find(operations, operationId);
  if (row === undefined) return;
  if (row.status !== "PENDING") return ctx.remove(operations, operationId);
  ctx.update(operations, operationId, { status: "SUCCESS", updatedAt: ctx.now, attributes: null, change: null });
  carryOut(ctx, row);
  ctx.emit(operationEnded, { type: row.type, target: targetOf(row) });
  ctx.schedule(operationEnds, operationId, OPERATION_KEPT);
}

function carryOut(ctx: Context, row: OperationRow): void {
  const { SERVICE: serviceId = "", INSTANCE: instanceId = "", NAMESPACE: namespaceId = "" } = row.targets;
  switch (row.type) {
    case "CREATE_NAMESPACE":
      ctx.update(namespaces, namespaceId, { state: "READY" });
      return;
    case "DELETE_NAMESPACE":
      return ctx.remove(namespaces, namespaceId);
    case "UPDATE_SERVICE":
      return update(ctx, ctx.find(discoveryServices, serviceId), row);
    case "REGISTER_INSTANCE":
      return register(ctx, { serviceId, instanceId }, row.attributes ?? {});
    default:
      return deregister(ctx, { serviceId, instanceId });
  }
}

function update(ctx: Context, service: DiscoveryServiceRow | undefined, { change }: OperationRow): void {
  if (service === undefined || change === null) return;
  const { Description, DnsConfig } = change;
  ctx.update(discoveryServices, service.serviceId, {
    description: Description ?? null,
    ...(DnsConfig === undefined ? {} : { records: recordsFrom(DnsConfig.DnsRecords) }),
  });
}

interface Place {
  readonly serviceId: string;
  readonly instanceId: string;
}

/** One that is there already is known by its new attributes, and keeps its health. */
function register(ctx: Context, { serviceId, instanceId }: Place, given: Readonly<Record<string, string>>): void {
  if (ctx.find(discoveryServices, serviceId) === undefined) return;
  const { AWS_INIT_HEALTH_STATUS: first, ...attributes } = given;
  const instanceKey = instanceKeyOf(serviceId, instanceId);
  const health = first === "UNHEALTHY" ? "UNHEALTHY" : "HEALTHY";
  if (ctx.find(serviceInstances, instanceKey) !== undefined) ctx.update(serviceInstances, instanceKey, { attributes });
  else ctx.insert(serviceInstances, { instanceKey, serviceId, instanceId, attributes, health, healthToCome: null, creatorRequestId: null, registeredAt: ctx.now });
  count(ctx, serviceId);
}

function deregister(ctx: Context, { serviceId, instanceId }: Place): void {
  const instanceKey = instanceKeyOf(serviceId, instanceId);
  if (ctx.find(serviceInstances, instanceKey) === undefined) return;
  ctx.remove(serviceInstances, instanceKey);
  count(ctx, serviceId);
}

/** Its instances are not what they were. */
export function count(ctx: Context, serviceId: string): void {
  ctx.update(discoveryServices, serviceId, { revision: ctx.need(discoveryServices, serviceId).revision + 1 });
}
