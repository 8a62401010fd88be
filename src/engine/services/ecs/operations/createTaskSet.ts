import type { CreateTaskSetRequest, CreateTaskSetResponse } from "../../../../aws/generated/ecs.ts";
import { hashText, hex32 } from "../../../../lib/hash.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { describeTaskSet } from "../describe/taskSet.ts";
import { invalidParameter } from "../refusals.ts";
import { deployments, type ServiceRow } from "../tables.ts";
import { checkSetCount, makeSet, planSet, type SetPlan } from "../taskSets/make.ts";
import { externalService } from "../taskSets/rules.ts";
import { taskSetsByService, type TaskSetRow } from "../taskSets/table.ts";

interface Plan extends SetPlan {
  /** The one that a repeated request means. */
  readonly existing: TaskSetRow | undefined;
}

/** Makes a task set of an EXTERNAL service. */
export const createTaskSet = operation("ecs", "CreateTaskSet", {
  check(view: View, input: CreateTaskSetRequest): Plan {
    const service = externalService(view, input);
    // Observed of services.
    if ((input.clientToken ?? "").length > 36) throw invalidParameter("idempotency token longer than 36.");
    const plan = planSet(view, service, input, { clientRequest: fingerprintOf(input) });
    const existing = existingSet(view, service, input);
    if (existing === undefined) checkSetCount(view, service);
    return { ...plan, existing };
  },

  apply(ctx: Context, { existing, ...plan }: Plan): CreateTaskSetResponse {
    const found = existing === undefined ? makeSet(ctx, plan) : { set: existing, deployment: ctx.need(deployments, existing.taskSetId) };
    return { taskSet: describeTaskSet(ctx, found, { tags: true }) };
  },
});

/** The wording is assumed, after that of services. */
function existingSet(view: View, { serviceArn }: ServiceRow, input: CreateTaskSetRequest): TaskSetRow | undefined {
  if (input.clientToken === undefined) return undefined;
  const existing = view.where(taskSetsByService, serviceArn).find(({ clientToken }) => clientToken === input.clientToken);
  if (existing === undefined || existing.clientRequest === fingerprintOf(input)) return existing;
  throw invalidParameter("Creation of task set was not idempotent.");
}

const fingerprintOf = (input: CreateTaskSetRequest): string => hex32(hashText(JSON.stringify(input)));
