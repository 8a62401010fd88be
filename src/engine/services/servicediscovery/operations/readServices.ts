import type { GetServiceRequest, GetServiceResponse, ListServicesRequest, ListServicesResponse } from "../../../../aws/generated/servicediscovery.ts";
import type { View } from "../../../kernel/context.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeService } from "../describe.ts";
import { passing } from "../filters.ts";
import { needService } from "../lookup.ts";
import { pageOf } from "../pages.ts";
import { discoveryServices } from "../tables.ts";

/** One service. */
export const getService = reading("servicediscovery", "GetService", (view: View, { Id }: GetServiceRequest): GetServiceResponse => ({ Service: describeService(view, needService(view, Id)) }));

/** The services of all namespaces, or of some. */
export const listServices = reading("servicediscovery", "ListServices", (view: View, input: ListServicesRequest): ListServicesResponse => {
  const found = passing(view.all(discoveryServices), input.Filters ?? [], ({ namespaceId }) => ({ NAMESPACE_ID: namespaceId, RESOURCE_OWNER: "SELF" }));
  const { page, next } = pageOf(found, input);
  const Services = page.map((row) => {
    const { NamespaceId: _namespace, CreatorRequestId: _request, ...summary } = describeService(view, row);
    return summary;
  });
  return { Services, ...next };
});
