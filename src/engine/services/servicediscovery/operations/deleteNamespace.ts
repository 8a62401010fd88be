import type { DeleteNamespaceRequest } from "../../../../aws/generated/servicediscovery.ts";
import type { View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { begin, refuseWhileOpen } from "../begin.ts";
import { needNamespace } from "../lookup.ts";
import { NAMESPACE_IN_USE, resourceInUse } from "../refusals.ts";
import { namespaces, servicesByNamespace, type NamespaceRow } from "../tables.ts";
import { HTTP_NAMESPACE_TAKES, ZONE_TAKES } from "../timing.ts";

/** Deletes a namespace without services, and its hosted zone. */
export const deleteNamespace = operation("servicediscovery", "DeleteNamespace", {
  check(view: View, { Id }: DeleteNamespaceRequest): NamespaceRow {
    const row = needNamespace(view, Id);
    refuseWhileOpen(view, { NAMESPACE: row.namespaceId });
    if (view.count(servicesByNamespace, row.namespaceId) > 0) throw resourceInUse(NAMESPACE_IN_USE);
    return row;
  },

  apply(ctx, { namespaceId, hostedZoneId }) {
    ctx.update(namespaces, namespaceId, { state: "DELETING" });
    return begin(ctx, { type: "DELETE_NAMESPACE", targets: { NAMESPACE: namespaceId }, takes: hostedZoneId === null ? HTTP_NAMESPACE_TAKES : ZONE_TAKES });
  },
});
