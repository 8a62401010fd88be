import type { GetOperationRequest, GetOperationResponse, ListOperationsRequest, ListOperationsResponse } from "../../../../aws/generated/servicediscovery.ts";
import { epochSeconds } from "../../../../aws/epoch.ts";
import type { View } from "../../../kernel/context.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeOperation } from "../describe.ts";
import { passing } from "../filters.ts";
import { pageOf } from "../pages.ts";
import { operationNotFound } from "../refusals.ts";
import { operations } from "../tables.ts";

/** How far something is that was asked for. */
export const getOperation = reading("servicediscovery", "GetOperation", (view: View, { OperationId }: GetOperationRequest): GetOperationResponse => {
  const row = view.find(operations, OperationId);
  if (row === undefined) throw operationNotFound(OperationId);
  return { Operation: describeOperation(row) };
});

/** What was asked for lately. */
export const listOperations = reading("servicediscovery", "ListOperations", (view: View, input: ListOperationsRequest): ListOperationsResponse => {
  const found = passing(view.all(operations), input.Filters ?? [], ({ targets, status, type, updatedAt }) => ({
    NAMESPACE_ID: targets["NAMESPACE"] ?? "",
    SERVICE_ID: targets["SERVICE"] ?? "",
    STATUS: status,
    TYPE: type,
    UPDATE_DATE: epochSeconds(updatedAt),
  }));
  const { page, next } = pageOf(found, input);
  return { Operations: page.map(({ operationId, status }) => ({ Id: operationId, Status: status })), ...next };
});
