import type { ContinueServiceDeploymentRequest, ContinueServiceDeploymentResponse } from "../../../../aws/generated/ecs.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { wakeService } from "../processes/wakeService.ts";
import { invalidParameter } from "../refusals.ts";
import { trafficShifts, type HookRun, type TrafficShiftRow } from "../rollouts/shift/table.ts";
import { serviceDeploymentNamed } from "../serviceDeployments/named.ts";
import { refuseInClassic } from "../serviceDeployments/refuseInClassic.ts";

interface Plan {
  readonly shift: TrafficShiftRow;
  readonly hookId: string;
  readonly status: HookRun["status"];
}

/** Lets a deployment go on that waits at a PAUSE hook, or go back. The wordings are those of the ECS guide, "Troubleshooting blue/green deployments". */
export const continueServiceDeployment = operation("ecs", "ContinueServiceDeployment", {
  check(view: View, { serviceDeploymentArn, hookId, action = "CONTINUE" }: ContinueServiceDeploymentRequest): Plan {
    refuseInClassic(view, "ContinueServiceDeployment");
    const { finishedAt } = serviceDeploymentNamed(view, serviceDeploymentArn);
    if (!/^ecs-[a-z]+-.+$/.test(hookId)) throw invalidParameter("Invalid hookId: hookId must follow the format: ecs-{hookType}-{id}");
    if (finishedAt !== null) throw invalidParameter("Continuing a service deployment is not allowed for service deployment in terminal states.");
    const shift = view.find(trafficShifts, serviceDeploymentArn);
    if (shift?.hooks?.some((run) => run.hookId === hookId && run.status === "AWAITING_ACTION") !== true) {
      throw invalidParameter("Provided hookId is either completed, unavailable, or not associated with the given Resource ARN");
    }
    return { shift, hookId, status: action === "CONTINUE" ? "SUCCEEDED" : "FAILED" };
  },

  apply(ctx: Context, { shift: { serviceDeploymentArn, serviceArn, hooks }, hookId, status }: Plan): ContinueServiceDeploymentResponse {
    ctx.update(trafficShifts, serviceDeploymentArn, { hooks: (hooks ?? []).map((run) => (run.hookId === hookId ? { ...run, status } : run)) });
    wakeService(ctx, serviceArn);
    return { serviceDeploymentArn };
  },
});
