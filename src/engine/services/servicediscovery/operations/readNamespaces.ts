import type { GetNamespaceRequest, GetNamespaceResponse, ListNamespacesRequest, ListNamespacesResponse } from "../../../../aws/generated/servicediscovery.ts";
import { ACCOUNT_ID } from "../../../../aws/region.ts";
import type { View } from "../../../kernel/context.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeNamespace } from "../describe.ts";
import { passing } from "../filters.ts";
import { needNamespace } from "../lookup.ts";
import { pageOf } from "../pages.ts";
import { namespaces } from "../tables.ts";

/** One namespace. */
export const getNamespace = reading("servicediscovery", "GetNamespace", (view: View, { Id }: GetNamespaceRequest): GetNamespaceResponse => {
  const row = needNamespace(view, Id);
  return { Namespace: { ...describeNamespace(view, row), CreatorRequestId: row.creatorRequestId ?? undefined } };
});

/** The namespaces that there are. */
export const listNamespaces = reading("servicediscovery", "ListNamespaces", (view: View, input: ListNamespacesRequest): ListNamespacesResponse => {
  const all = view.all(namespaces).filter(({ state }) => state !== "CREATING");
  const found = passing(all, input.Filters ?? [], ({ type, name }) => ({ TYPE: type, NAME: name, HTTP_NAME: name, RESOURCE_OWNER: "SELF", ACCOUNT: ACCOUNT_ID }));
  const { page, next } = pageOf(found, input);
  return { Namespaces: page.map((row) => describeNamespace(view, row)), ...next };
});
