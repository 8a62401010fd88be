import type { UpdateTaskSetRequest, UpdateTaskSetResponse } from "../../../../aws/generated/ecs.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { describeTaskSet } from "../describe/taskSet.ts";
import { wakeService } from "../processes/wakeService.ts";
import { scaleTaskSet } from "../taskSets/scale.ts";
import { externalService, findTaskSet, scaleFrom, taskSetNamed } from "../taskSets/rules.ts";
import { services } from "../tables.ts";

interface Plan {
  readonly serviceArn: string;
  readonly taskSetId: string;
  readonly scale: number;
}

/** Gives a task set another share of its service's desired count. */
export const updateTaskSet = operation("ecs", "UpdateTaskSet", {
  check(view: View, input: UpdateTaskSetRequest): Plan {
    const service = externalService(view, input);
    const { taskSetId } = taskSetNamed(view, service, input.taskSet).set;
    return { serviceArn: service.serviceArn, taskSetId, scale: scaleFrom(input.scale) };
  },

  apply(ctx: Context, { serviceArn, taskSetId, scale }: Plan): UpdateTaskSetResponse {
    const service = ctx.need(services, serviceArn);
    scaleTaskSet(ctx, service, { taskSetId, scale });
    wakeService(ctx, serviceArn);
    const found = findTaskSet(ctx, service, taskSetId);
    return { taskSet: found === undefined ? undefined : describeTaskSet(ctx, found) };
  },
});
