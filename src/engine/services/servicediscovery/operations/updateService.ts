import type { ServiceChange, UpdateServiceRequest } from "../../../../aws/generated/servicediscovery.ts";
import { checkRecords } from "../../../../aws/rules/dnsRecords.ts";
import type { View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { ruled } from "../../ruled.ts";
import { begin, refuseWhileOpen } from "../begin.ts";
import { needService } from "../lookup.ts";
import { invalidInput } from "../refusals.ts";
import type { DiscoveryServiceRow } from "../tables.ts";
import { RECORDS_TAKE } from "../timing.ts";

interface Plan {
  readonly serviceId: string;
  readonly change: ServiceChange;
}

/** Changes the TTL of records, or the description; what is not said of either is taken away. Cloud Map API. */
export const updateService = operation("servicediscovery", "UpdateService", {
  check(view: View, { Id, Service: change }: UpdateServiceRequest): Plan {
    const service = needService(view, Id);
    refuseWhileOpen(view, { SERVICE: service.serviceId });
    if (change.DnsConfig !== undefined) checkChange(service, change.DnsConfig);
    if (change.HealthCheckConfig !== undefined && service.healthCheck?.kind !== "route53") throw invalidInput("HealthCheckConfig can't be added to a service.");
    return { serviceId: service.serviceId, change };
  },

  apply: (ctx, { serviceId, change }) => begin(ctx, { type: "UPDATE_SERVICE", targets: { SERVICE: serviceId }, change, takes: RECORDS_TAKE }),
});

/** Assumed wording. */
function checkChange({ records, routingPolicy }: DiscoveryServiceRow, { DnsRecords }: NonNullable<ServiceChange["DnsConfig"]>): void {
  if (records.length === 0) throw invalidInput("DnsConfig can't be added to a service.");
  ruled(() => checkRecords(DnsRecords.map(({ Type }) => Type), routingPolicy));
}
