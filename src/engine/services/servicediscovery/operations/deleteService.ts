import type { DeleteServiceRequest } from "../../../../aws/generated/servicediscovery.ts";
import type { View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { needService } from "../lookup.ts";
import { resourceInUse, SERVICE_IN_USE } from "../refusals.ts";
import { discoveryServices, instancesByService } from "../tables.ts";

/** Deletes a service without instances, at once. */
export const deleteService = operation("servicediscovery", "DeleteService", {
  check(view: View, { Id }: DeleteServiceRequest): string {
    const { serviceId } = needService(view, Id);
    if (view.count(instancesByService, serviceId) > 0) throw resourceInUse(SERVICE_IN_USE);
    return serviceId;
  },

  apply(ctx, serviceId) {
    ctx.remove(discoveryServices, serviceId);
    return {};
  },
});
