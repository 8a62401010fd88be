import type { RecordType, RegisterInstanceRequest } from "../../../../aws/generated/servicediscovery.ts";
import type { View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { begin, refuseWhileOpen } from "../begin.ts";
import { INSTANCES_PER_SERVICE } from "../limits.ts";
import { needService } from "../lookup.ts";
import { invalidInput, limitExceeded } from "../refusals.ts";
import { instanceKeyOf, instancesByService, serviceInstances, type DiscoveryServiceRow } from "../tables.ts";
import { RECORDS_TAKE } from "../timing.ts";

interface Plan {
  readonly serviceId: string;
  readonly instanceId: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Registers an instance, or gives one that is there other attributes. */
export const registerInstance = operation("servicediscovery", "RegisterInstance", {
  check(view: View, { ServiceId, InstanceId: instanceId, Attributes: attributes }: RegisterInstanceRequest): Plan {
    const service = needService(view, ServiceId);
    const { serviceId } = service;
    refuseWhileOpen(view, { SERVICE: serviceId, INSTANCE: instanceId });
    checkAttributes(service, attributes);
    const isNew = view.find(serviceInstances, instanceKeyOf(serviceId, instanceId)) === undefined;
    if (isNew && view.count(instancesByService, serviceId) >= INSTANCES_PER_SERVICE) throw limitExceeded("The maximum number of instances for the service has been reached.");
    return { serviceId, instanceId, attributes };
  },

  apply: (ctx, { serviceId, instanceId, attributes }) => begin(ctx, { type: "REGISTER_INSTANCE", targets: { SERVICE: serviceId, INSTANCE: instanceId }, attributes, takes: RECORDS_TAKE }),
});

/** A record needs what stands in it. Cloud Map API, RegisterInstance; the wordings are assumed. */
function checkAttributes({ records, healthCheck }: DiscoveryServiceRow, attributes: Readonly<Record<string, string>>): void {
  for (const { type } of records) {
    const wanted = NEEDED[type];
    if (!wanted.some((name) => attributes[name] !== undefined)) throw invalidInput(`An instance with ${type === "A" || type === "AAAA" ? "an" : "a"} ${type} record must have the attribute ${wanted.join(" or ")}.`);
  }
  const port = attributes["AWS_INSTANCE_PORT"];
  if (port !== undefined && !(Number(port) >= 1 && Number(port) <= 65_535)) throw invalidInput("AWS_INSTANCE_PORT must be between 1 and 65535.");
  if (attributes["AWS_INIT_HEALTH_STATUS"] !== undefined && healthCheck?.kind !== "custom") throw invalidInput("AWS_INIT_HEALTH_STATUS requires a custom health check.");
}

const NEEDED: Readonly<Record<RecordType, readonly string[]>> = {
  A: ["AWS_INSTANCE_IPV4"],
  AAAA: ["AWS_INSTANCE_IPV6"],
  SRV: ["AWS_INSTANCE_PORT"],
  CNAME: ["AWS_INSTANCE_CNAME"],
};
