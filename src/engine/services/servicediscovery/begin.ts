import type { OperationType } from "../../../aws/generated/servicediscovery.ts";
import type { Context, View } from "../../kernel/context.ts";
import type { Millis } from "../../kernel/time.ts";
import { operationId } from "./ids.ts";
import { duplicateRequest } from "./refusals.ts";
import { openOperations, operations, targetOf, type OperationRow } from "./tables.ts";
import { operationEnds } from "./timers.ts";

/** What an operation asks for, which takes a while. */
export interface Beginning extends Pick<OperationRow, "targets"> {
  readonly type: OperationType;
  readonly takes: Millis;
  readonly attributes?: OperationRow["attributes"];
  readonly change?: OperationRow["change"];
}

/** Begins it; the answer is the operation's id. */
export function begin(ctx: Context, { type, targets, takes, attributes = null, change = null }: Beginning): { readonly OperationId: string } {
  const OperationId = operationId(ctx);
  ctx.insert(operations, { operationId: OperationId, type, status: "PENDING", targets, attributes, change, createdAt: ctx.now, updatedAt: ctx.now });
  ctx.schedule(operationEnds, OperationId, takes);
  return { OperationId };
}

/** Refuses what would be done to something that something else is being done to. */
export function refuseWhileOpen(view: View, targets: OperationRow["targets"]): void {
  const [open] = view.where(openOperations, targetOf({ targets }));
  if (open !== undefined) throw duplicateRequest(WORDS[open.type], open.operationId);
}

const WORDS: Readonly<Record<OperationType, string>> = {
  CREATE_NAMESPACE: "CreateNamespace",
  DELETE_NAMESPACE: "DeleteNamespace",
  UPDATE_NAMESPACE: "UpdateNamespace",
  UPDATE_SERVICE: "UpdateService",
  REGISTER_INSTANCE: "RegisterInstance",
  DEREGISTER_INSTANCE: "DeregisterInstance",
};
