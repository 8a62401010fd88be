import type { CreateServiceRequest, CreateServiceResponse } from "../../../../aws/generated/servicediscovery.ts";
import type { View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { describeService } from "../describe.ts";
import { cloudMapId } from "../ids.ts";
import { needNamespace, sameName } from "../lookup.ts";
import { invalidInput, serviceExists } from "../refusals.ts";
import { dnsFrom, healthCheckFrom } from "../serviceRules.ts";
import { discoveryServices, servicesByNamespace, type DiscoveryServiceRow } from "../tables.ts";

/** Makes a service: what its instances look like to those who ask. */
export const createService = operation("servicediscovery", "CreateService", {
  check(view: View, input: CreateServiceRequest): Omit<DiscoveryServiceRow, "serviceId"> {
    const namespaceId = input.NamespaceId ?? input.DnsConfig?.NamespaceId;
    // Assumed wording.
    if (namespaceId === undefined) throw invalidInput("NamespaceId must be specified.");
    const namespace = needNamespace(view, namespaceId);
    if (view.where(servicesByNamespace, namespace.namespaceId).some(({ name }) => sameName(name, input.Name))) throw serviceExists();
    const asked = input.Type === "HTTP" ? undefined : input.DnsConfig;
    return {
      namespaceId: namespace.namespaceId,
      name: input.Name,
      description: input.Description ?? null,
      ...dnsFrom(namespace, asked),
      healthCheck: healthCheckFrom(namespace, input),
      creatorRequestId: input.CreatorRequestId ?? null,
      revision: 1,
      createdAt: view.now,
    };
  },

  apply(ctx, wanted): CreateServiceResponse {
    const row = ctx.insert(discoveryServices, { ...wanted, serviceId: cloudMapId(ctx, "srv") });
    return { Service: describeService(ctx, row) };
  },
});
