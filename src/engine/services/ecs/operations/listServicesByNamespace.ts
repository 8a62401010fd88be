import type { ListServicesByNamespaceRequest, ListServicesByNamespaceResponse } from "../../../../aws/generated/ecs.ts";
import { byCodeUnit } from "../../../../lib/compare.ts";
import type { View } from "../../../kernel/context.ts";
import { reading } from "../../../kernel/operation.ts";
import { namespaceNamed } from "../../servicediscovery/late/contract.ts";
import { namespaceNotFound } from "../connect/namespaces.ts";
import { connectsByNamespace } from "../connect/tables.ts";
import { SERVICES_PER_PAGE } from "../limits.ts";
import { pageOf } from "../pages.ts";

/** The services that take part in Service Connect in a namespace of Cloud Map. */
export const listServicesByNamespace = reading(
  "ecs",
  "ListServicesByNamespace",
  (view: View, input: ListServicesByNamespaceRequest): ListServicesByNamespaceResponse => {
    const namespace = namespaceNamed(view, input.namespace);
    if (namespace === undefined) throw namespaceNotFound();
    const arns = view.where(connectsByNamespace, namespace.arn).map(({ ownerId }) => ownerId);
    const { items, ...next } = pageOf(arns, input, { key: (arn) => arn, compare: byCodeUnit, size: SERVICES_PER_PAGE });
    return { serviceArns: items, ...next };
  },
);
