import type { UpdateInstanceCustomHealthStatusRequest } from "../../../../aws/generated/servicediscovery.ts";
import type { View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { needInstance, needService } from "../lookup.ts";
import { customHealthNotFound } from "../refusals.ts";
import { serviceInstances, type ServiceInstanceRow } from "../tables.ts";
import { healthTakesEffect } from "../timers.ts";
import { CUSTOM_HEALTH_TAKES } from "../timing.ts";

interface Plan {
  readonly row: ServiceInstanceRow;
  readonly health: "HEALTHY" | "UNHEALTHY";
}

/** Says how an instance is. It takes effect half a minute later, unless it is taken back before. */
export const updateInstanceCustomHealthStatus = operation("servicediscovery", "UpdateInstanceCustomHealthStatus", {
  check(view: View, { ServiceId, InstanceId, Status: health }: UpdateInstanceCustomHealthStatusRequest): Plan {
    const { serviceId, healthCheck } = needService(view, ServiceId);
    if (healthCheck?.kind !== "custom") throw customHealthNotFound(serviceId);
    return { row: needInstance(view, serviceId, InstanceId), health };
  },

  apply(ctx, { row, health }) {
    const { instanceKey } = row;
    if (row.healthToCome?.health === health) return {};
    const healthToCome = row.health === health ? null : { health, at: ctx.now + CUSTOM_HEALTH_TAKES };
    ctx.update(serviceInstances, instanceKey, { healthToCome });
    if (healthToCome !== null) ctx.schedule(healthTakesEffect, instanceKey, CUSTOM_HEALTH_TAKES);
    return {};
  },
});
