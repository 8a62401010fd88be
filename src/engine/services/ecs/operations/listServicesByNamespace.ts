import type { ListServicesByNamespaceRequest, ListServicesByNamespaceResponse } from "../../../../aws/generated/ecs.ts";
import { byCodeUnit } from "../../../../lib/compare.ts";
import type { View } from "../../../kernel/context.ts";
import { reading } from "../../../kernel/operation.ts";
import { findNamespace, namespaceNotFound } from "../clusterRules.ts";
import { SERVICES_PER_PAGE } from "../limits.ts";
import { pageOf } from "../pages.ts";

/** The services in a namespace of Cloud Map: none, for no service can take part in Service Connect yet. */
export const listServicesByNamespace = reading(
  "ecs",
  "ListServicesByNamespace",
  (view: View, input: ListServicesByNamespaceRequest): ListServicesByNamespaceResponse => {
    if (findNamespace(view, input.namespace) === undefined) throw namespaceNotFound();
    const { items, ...next } = pageOf<string>([], input, { key: (arn) => arn, compare: byCodeUnit, size: SERVICES_PER_PAGE });
    return { serviceArns: items, ...next };
  },
);
