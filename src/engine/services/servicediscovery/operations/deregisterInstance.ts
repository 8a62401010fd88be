import type { DeregisterInstanceRequest } from "../../../../aws/generated/servicediscovery.ts";
import type { View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { begin, refuseWhileOpen } from "../begin.ts";
import { needInstance, needService } from "../lookup.ts";
import type { ServiceInstanceRow } from "../tables.ts";
import { RECORDS_TAKE } from "../timing.ts";

/** Takes an instance and its records away. */
export const deregisterInstance = operation("servicediscovery", "DeregisterInstance", {
  check(view: View, { ServiceId, InstanceId }: DeregisterInstanceRequest): ServiceInstanceRow {
    const { serviceId } = needService(view, ServiceId);
    refuseWhileOpen(view, { SERVICE: serviceId, INSTANCE: InstanceId });
    return needInstance(view, serviceId, InstanceId);
  },

  apply: (ctx, { serviceId, instanceId }) => begin(ctx, { type: "DEREGISTER_INSTANCE", targets: { SERVICE: serviceId, INSTANCE: instanceId }, takes: RECORDS_TAKE }),
});
