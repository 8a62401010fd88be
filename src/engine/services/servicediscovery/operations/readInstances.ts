import type {
  GetInstanceRequest,
  GetInstanceResponse,
  GetInstancesHealthStatusRequest,
  GetInstancesHealthStatusResponse,
  ListInstancesRequest,
  ListInstancesResponse,
} from "../../../../aws/generated/servicediscovery.ts";
import { ACCOUNT_ID } from "../../../../aws/region.ts";
import type { View } from "../../../kernel/context.ts";
import { reading } from "../../../kernel/operation.ts";
import { needInstance, needService } from "../lookup.ts";
import { pageOf } from "../pages.ts";
import { instancesByService } from "../tables.ts";

/** One instance. */
export const getInstance = reading("servicediscovery", "GetInstance", (view: View, { ServiceId, InstanceId }: GetInstanceRequest): GetInstanceResponse => {
  const row = needInstance(view, needService(view, ServiceId).serviceId, InstanceId);
  return { ResourceOwner: ACCOUNT_ID, Instance: { Id: row.instanceId, Attributes: row.attributes, CreatorRequestId: row.creatorRequestId ?? undefined, CreatedByAccount: ACCOUNT_ID } };
});

/** The instances of a service, whatever their health. */
export const listInstances = reading("servicediscovery", "ListInstances", (view: View, input: ListInstancesRequest): ListInstancesResponse => {
  const { page, next } = pageOf(view.where(instancesByService, needService(view, input.ServiceId).serviceId), input);
  return { ResourceOwner: ACCOUNT_ID, Instances: page.map(({ instanceId, attributes }) => ({ Id: instanceId, Attributes: attributes, CreatedByAccount: ACCOUNT_ID })), ...next };
});

/** The health of the instances of a service. */
export const getInstancesHealthStatus = reading(
  "servicediscovery",
  "GetInstancesHealthStatus",
  (view: View, input: GetInstancesHealthStatusRequest): GetInstancesHealthStatusResponse => {
    const service = needService(view, input.ServiceId);
    const { serviceId } = service;
    const rows = input.Instances?.map((id) => needInstance(view, serviceId, id)) ?? view.where(instancesByService, serviceId);
    const { page, next } = pageOf(rows, input);
    return { Status: Object.fromEntries(page.map(({ instanceId, health }) => [instanceId, service.healthCheck === null ? "UNKNOWN" : health])), ...next };
  },
);
